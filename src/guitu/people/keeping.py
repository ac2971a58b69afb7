"""What keeps a file open, told by the modules that know; and their rows that have no `person_id`.

Measures and hand-overs stand above people and beside each other, so each registers what it knows.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet


@dataclass(frozen=True)
class Held:
    """What one module says of one file.

    `is_open` while something runs; otherwise `ended_on` is the first day without it. `is_noticed`
    is False while a paper about the end is still awaited.
    """

    is_open: bool
    ended_on: date | None = None
    is_noticed: bool = True


@dataclass(frozen=True)
class Keeper:
    """A module that keeps files open. A person it knows nothing of is left out of the answer."""

    code: str
    tell: Callable[[Collection[uuid.UUID], date], Mapping[uuid.UUID, Held]]


RowsOf = Callable[[uuid.UUID], Iterable[QuerySet]]
_keepers: dict[str, Keeper] = {}
_rows: dict[str, RowsOf] = {}


def register(keeper: Keeper) -> None:
    """Add a keeper; a code is registered once."""
    if _keepers.get(keeper.code, keeper) != keeper:
        raise ValueError(f"Two keepers of files are called {keeper.code}.")
    _keepers[keeper.code] = keeper


def register_rows(code: str, rows: RowsOf) -> None:
    """Say which labelled rows of a module are about a person without having its id."""
    _rows[code] = rows


def held(person_ids: Collection[uuid.UUID], *, on: date) -> dict[uuid.UUID, Held]:
    """Return for each person whether anything runs, and since when nothing does.

    Whoever never had a measure or a hand-over is left out. Each keeper asks a fixed number of
    queries.
    """
    found: dict[uuid.UUID, Held] = {}
    for keeper in _keepers.values():
        for person_id, said in keeper.tell(person_ids, on).items():
            before = found.get(person_id)
            found[person_id] = said if before is None else joined(before, said)
    return found


def joined(one: Held, other: Held) -> Held:
    """Return what two answers about the same file come to: the later end counts."""
    days = [day for day in (one.ended_on, other.ended_on) if day is not None]
    return Held(
        is_open=one.is_open or other.is_open,
        ended_on=max(days, default=None),
        is_noticed=one.is_noticed and other.is_noticed,
    )


def rows_of(person_id: uuid.UUID) -> Iterable[QuerySet]:
    """Yield the registered rows about one person."""
    for rows in _rows.values():
        yield from rows(person_id)
