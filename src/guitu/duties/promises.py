"""What a colleague has promised or left unfinished, told by the modules that know it.

A hand-over pack lists it, a calendar and the plan of a day show what is booked. Modules register a
source in their `AppConfig.ready()`; whoever reads knows none of them.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from guitu.access.actors import Actor
from guitu.kernel.terms import Term, gettext_noop


class Sort(Term):
    """What sort of thing is open with a colleague."""

    BOOKED = "booked", gettext_noop("Booked")
    PROMISED = "promised", gettext_noop("Promised")
    UNFINISHED = "unfinished", gettext_noop("Unfinished")
    NOTES = "notes", gettext_noop("Private notes")


@dataclass(frozen=True)
class Promise:
    """One open thing. `what` is ready to read; `key` names it for good, also when it is moved.

    `sequence` counts how often it was moved, and `is_cancelled` stays for calendars that saw it.
    Private notes are counted in `what` and never shown: they stay with their author.
    """

    key: str
    what: str
    subject: tuple[str, uuid.UUID]
    org_seq: int
    sec_label: int = 1
    person_id: uuid.UUID | None = None
    on: date | None = None
    at: time | None = None
    url: str = ""
    is_at_home: bool = False
    sequence: int = 0
    is_cancelled: bool = False


@dataclass(frozen=True)
class PromiseSource:
    """Gives what is open with the user, as the actor may see it, from a day on.

    `told(user_id, actor, since)` takes a fixed number of queries, and names nothing that is over
    before `since`; what has no day is always named. `pass_on(ids, user_id)` gives the records to a
    successor, where the record itself names a colleague.
    """

    code: str
    sort: Sort
    told: Callable[[uuid.UUID, Actor, date], Iterable[Promise]]
    pass_on: Callable[[Sequence[uuid.UUID], uuid.UUID], None] | None = None


_sources: dict[str, PromiseSource] = {}


def register(*sources: PromiseSource) -> None:
    """Add sources; a code is registered once."""
    for source in sources:
        if _sources.get(source.code, source) != source:
            raise ValueError(f"Two sources of promises are called {source.code}.")
        _sources[source.code] = source


def pass_on(ids: Sequence[uuid.UUID], user_id: uuid.UUID) -> None:
    """Give records of any source to the colleague who takes them over."""
    for source in _sources.values():
        if source.pass_on is not None and ids:
            source.pass_on(ids, user_id)


def open_with(
    user_id: uuid.UUID, actor: Actor, *, since: date, sorts: Iterable[Sort] = tuple(Sort)
) -> list[tuple[PromiseSource, Promise]]:
    """Return what is open with a user, each with its source, in the order of registration."""
    wanted = set(sorts)
    return [
        (source, promise)
        for source in _sources.values()
        if source.sort in wanted
        for promise in source.told(user_id, actor, since)
    ]
