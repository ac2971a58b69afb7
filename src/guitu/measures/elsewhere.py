"""When a person under a measure lives elsewhere: told by the module that keeps the stays.

Stays stand above measures and cannot be imported here: that module registers how they are read,
and the plan of a measure asks. The mark in a ledger counts only where no stay is on record.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from guitu.duties.periods import Span

Reader = Callable[[Iterable[uuid.UUID]], Mapping[uuid.UUID, tuple[Span, ...]]]
_readers: dict[str, Reader] = {}
_away: dict[str, Reader] = {}


def register(code: str, reader: Reader) -> None:
    """Add a reader of stays: ids of measures to their spans, in a fixed number of queries."""
    if _readers.get(code, reader) != reader:
        raise ValueError(f"Two readers of stays are called {code}.")
    _readers[code] = reader


def register_away(code: str, reader: Reader) -> None:
    """Add a reader of other times away, which leave the mark of the ledger as it is."""
    if _away.get(code, reader) != reader:
        raise ValueError(f"Two readers of times away are called {code}.")
    _away[code] = reader


def spans_of(measure_id: uuid.UUID, *, is_marked: bool, since: date) -> tuple[Span, ...]:
    """Return the days in which the person lives elsewhere.

    `is_marked` is the mark of the ledger: without a stay on record it stands for all days from
    `since` on.
    """
    stays = _read(_readers, measure_id) or marked(is_marked=is_marked, since=since)
    return (*stays, *_read(_away, measure_id))


def _read(readers: Mapping[str, Reader], measure_id: uuid.UUID) -> tuple[Span, ...]:
    return tuple(
        span for reader in readers.values() for span in reader([measure_id]).get(measure_id, ())
    )


def marked(*, is_marked: bool, since: date) -> tuple[Span, ...]:
    """Return what the mark of the ledger says alone."""
    return (Span(since),) if is_marked else ()
