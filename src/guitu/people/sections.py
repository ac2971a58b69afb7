"""What other modules add to people's pages; they register it in their AppConfig.ready().

A person's page knows nothing of measures or hand-overs. Those modules register sections, lines of
the summary, what happened, labels of their acts, and columns and filters of the list. Summary and
timeline are read with one statement each, however many modules tell of a person.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Exists, Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit import acts as trail
from guitu.people.models import Person
from guitu.people.pieces import Row, joined, piece

__all__ = [
    "CaseFacts",
    "Fact",
    "FileFact",
    "Glance",
    "Happenings",
    "ListColumn",
    "ListFilter",
    "Row",
    "Section",
    "TimelineItem",
    "acts",
    "joined",
    "once",
    "open_to",
    "piece",
    "register",
    "register_acts",
    "registered",
]


@dataclass(frozen=True)
class Section:
    """A block of the person's page.

    `label` is a message id; `template` is included with what `present` returns, plus `person` and
    `request`. `present` returns None where there is nothing to show. `tab` is one of
    `presenters.tabs.TABS`; only the sections of the open tab are read. `needs` hides it from an
    actor who lacks the permission for that file.
    """

    code: str
    label: str
    template: str
    present: Callable[[Person, Actor, date], dict[str, object] | None]
    order: int = 100
    tab: str = "overview"
    needs: Permission | None = None


@dataclass(frozen=True)
class Fact:
    """A line of “where the person stands”, ready to read. `tone` is "", attention or late."""

    label: str
    value: str
    url: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Glance:
    """Gives lines of “where the person stands”, the most telling first.

    `rows` returns a piece with the few rows that the lines need, sliced; `say` makes the lines of
    them, the newest row first, without asking the database. It is called without rows as well.
    """

    code: str
    rows: Callable[[Person, Actor, date], QuerySet]
    say: Callable[[Sequence[Row], date], Sequence[Fact]]
    order: int = 100
    needs: Permission | None = None


@dataclass(frozen=True)
class CaseFacts:
    """Tells what the completeness check must know of measures.

    `tell` returns, for each person, any of is_under_measure, has_reported_in and
    has_signed_agreement; what it leaves out is taken as no.
    """

    code: str
    tell: Callable[[Sequence[Person], date], Mapping[uuid.UUID, Mapping[str, bool]]]


@dataclass(frozen=True)
class FileFact:
    """Something else that the completeness check must know, read with the person itself.

    `code` is a name of `rules.FileFacts`; `holds` returns a condition over `OuterRef("pk")`.
    """

    code: str
    holds: Callable[[], Exists]


@dataclass(frozen=True)
class TimelineItem:
    """Something that happened on a day; label and detail are ready to read."""

    on: date
    label: str
    detail: str = ""
    url: str = ""
    by: str = ""


@dataclass(frozen=True)
class Happenings:
    """Gives what happened to one person. `label`, a message id, is the name of its filter.

    `rows` returns a piece; `say` turns one of its rows into words, without asking the database.
    """

    code: str
    label: str
    rows: Callable[[Person, Actor], QuerySet]
    say: Callable[[Row], TimelineItem]
    needs: Permission | None = None


@dataclass(frozen=True)
class ListColumn:
    """A column of the list of people. `values` gives texts for all persons of a page at once."""

    code: str
    label: str
    values: Callable[[Sequence[Person], Actor, date], Mapping[uuid.UUID, str]]
    order: int = 100


@dataclass(frozen=True)
class ListFilter:
    """A filter of the list of people: choices (code, message id) and a condition on Person."""

    code: str
    label: str
    choices: Callable[[Actor], Sequence[tuple[str, str]]]
    condition: Callable[[str, date], Q]
    order: int = 100


Entry = Section | Glance | CaseFacts | FileFact | Happenings | ListColumn | ListFilter
T = TypeVar("T")
E = TypeVar("E", Section, Glance, CaseFacts, FileFact, Happenings, ListColumn, ListFilter)
_entries: dict[tuple[type, str], Entry] = {}
_acts: dict[str, str] = {}


def register(*entries: Entry) -> None:
    """Add sections, summary lines, happenings, columns or filters; a code comes once."""
    for entry in entries:
        key = (type(entry), entry.code)
        if _entries.get(key, entry) != entry:
            raise ValueError(f"Two entries of the person's page are called {entry.code}.")
        _entries[key] = entry


def once(person: Person, key: str, read: Callable[[], T]) -> T:
    """Return what `read` gives for this person, read once however many parts of a page ask."""
    kept = person.__dict__.setdefault("_read_once", {})
    if key not in kept:
        kept[key] = read()
    return kept[key]


def register_acts(acts: Mapping[str, str]) -> None:
    """Say which acts of the audit trail stand in the timeline: act -> message id."""
    _acts.update(acts)
    trail.register(acts)


def acts() -> Mapping[str, str]:
    """Return the message id of each act that stands in the timeline."""
    return _acts


def registered(kind: type[E]) -> list[E]:
    """Return what was registered of one kind, in order."""
    found = [entry for entry in _entries.values() if isinstance(entry, kind)]
    return sorted(found, key=lambda entry: (getattr(entry, "order", 0), entry.code))


def open_to(kind: type[E], person: Person, actor: Actor) -> list[E]:
    """Return the entries of one kind that `actor` may see on the file of `person`."""
    return [
        entry
        for entry in registered(kind)
        if getattr(entry, "needs", None) is None or actor.may(entry.needs, person.org_seq)
    ]
