"""What a part of the file is made of on paper, and who provides it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.people.dossier.order import Part
from guitu.people.models import Person


@dataclass(frozen=True)
class Sheet:
    """A table with its headings; texts are ready to print. Empty rows are left out."""

    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    title: str = ""


@dataclass(frozen=True)
class Facts:
    """Labels and values, ready to print."""

    lines: Sequence[tuple[str, str]]
    title: str = ""


@dataclass(frozen=True)
class Prose:
    """Paragraphs."""

    paragraphs: Sequence[str]
    title: str = ""


Block = Sheet | Facts | Prose


@dataclass(frozen=True)
class Wanted:
    """Who prints whose file on which day, and whether protected numbers stand there in full."""

    person: Person
    actor: Actor
    on: date
    in_full: bool = False


@dataclass(frozen=True)
class Provider:
    """Tells one part of the file from the records of a module, in a fixed number of queries."""

    code: str
    part: Part
    tell: Callable[[Wanted], Sequence[Block]]
    needs: Permission | None = None


_providers: dict[str, Provider] = {}


def register(*providers: Provider) -> None:
    """Add providers; a code is registered once."""
    for provider in providers:
        if _providers.get(provider.code, provider) != provider:
            raise ValueError(f"Two providers of the whole file are called {provider.code}.")
        _providers[provider.code] = provider


def blocks_of(part: Part, wanted: Wanted) -> list[Block]:
    """Return what every provider that the actor may read from tells of a part."""
    return [
        block
        for provider in _providers.values()
        if provider.part == part and _may(provider, wanted)
        for block in provider.tell(wanted)
    ]


def _may(provider: Provider, wanted: Wanted) -> bool:
    needs = provider.needs
    return needs is None or wanted.actor.may(needs, wanted.person.org_seq)
