"""Which risk level holds for a person, told by the module that keeps the levels.

Levels stand above measures and cannot be imported here: that module registers how they are read,
and the plan of contacts asks. A level that expired holds no longer.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from guitu.duties.periods import Span


@dataclass(frozen=True)
class LevelSpan:
    """A level, by its code, and the days on which it holds."""

    level: str
    span: Span


Reader = Callable[[Iterable[uuid.UUID]], Mapping[uuid.UUID, tuple[LevelSpan, ...]]]
_readers: dict[str, Reader] = {}


def register(code: str, reader: Reader) -> None:
    """Add a reader of levels: ids of people to their levels, in a fixed number of queries."""
    if _readers.get(code, reader) != reader:
        raise ValueError(f"Two readers of levels are called {code}.")
    _readers[code] = reader


def levels_of(person_id: uuid.UUID) -> tuple[LevelSpan, ...]:
    """Return the levels that people decided for a person, the oldest first."""
    found = [
        level for reader in _readers.values() for level in reader([person_id]).get(person_id, ())
    ]
    return tuple(sorted(found, key=lambda one: one.span.from_on))
