"""How levels were decided in a round, in figures without names. Pure: no Django, no clock.

Figures ask for a second look; they never change a level, and no share is a target.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from guitu.risk.rules.levels import is_override
from guitu.risk.terms import Discussion, Level, ObjectionState

NONE = ""
LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW)
COLUMNS = (*LEVELS, NONE)
AGES_FROM = (0, 18, 35, 50)


@dataclass(frozen=True)
class Looked:
    """One person of a round as the figures see it. `before` is the level of the last round.

    `age` is that on the day of the register, None where no birthday is on file; `objection` is
    empty where none was made; `has_expired` says that an earlier level ended and no new one holds.
    """

    level: Level | str = NONE
    before: Level | str = NONE
    discuss: Discussion = Discussion.LATER
    sex: str = ""
    age: int | None = None
    place: int = 0
    has_dissent: bool = False
    objection: ObjectionState | str = ""
    has_expired: bool = False

    @property
    def is_override(self) -> bool:
        """Whether the level needed a word beside the order of discussion."""
        return bool(self.level) and is_override(Level(self.level), self.discuss)


@dataclass(frozen=True)
class Published:
    """Counts per level that a city published, with where they stand."""

    city: Mapping[str, str]
    year: int
    counts: Mapping[Level, int]
    where: str
    source: Mapping[str, str]

    @property
    def total(self) -> int:
        """Everybody graded there."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Share:
    """People with a level, of all who have one, beside the published share in percent."""

    level: Level
    count: int
    total: int
    published: float

    @property
    def percent(self) -> float | None:
        """The share here, None while nobody has a level."""
        return 100 * self.count / self.total if self.total else None


@cache
def published() -> Published:
    """Return the published counts that ship with the program."""
    read = tomllib.loads(files("guitu.risk").joinpath("published.toml").read_text("utf-8"))
    counts = {level: read[f"{level}_persons"] for level in LEVELS}
    return Published(read["city"], read["year"], counts, read["where"], read["source"])


def shares(people: Iterable[Looked], beside: Published) -> list[Share]:
    """Return each level with its count and share among those who have a level."""
    counts = Counter(one.level for one in people if one.level)
    total = sum(counts.values())
    return [
        Share(level, counts[level], total, 100 * beside.counts[level] / beside.total)
        for level in LEVELS
    ]


def asks_second_look(found: Sequence[Share], *, above_percent: float) -> bool:
    """Return whether more than that share is high: a sentence asks to look again, no more.

    Exactly the share does not ask. Nobody with a level does not ask either.
    """
    high = next(share for share in found if share.level == Level.HIGH)
    return high.percent is not None and high.percent > above_percent


def age_on(born: date | None, on: date) -> int | None:
    """Return the age in full years on a day, None where no birthday is on file."""
    if born is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_group(age: int | None) -> str:
    """Return the first age of the group in which somebody stands, empty where unknown."""
    if age is None:
        return ""
    return str(max(first for first in AGES_FROM if first <= max(age, 0)))


def ages(group: str) -> tuple[int, int | None]:
    """Return first and last age of a group; the last is None in the oldest."""
    at = AGES_FROM.index(int(group))
    last = AGES_FROM[at + 1] - 1 if at + 1 < len(AGES_FROM) else None
    return AGES_FROM[at], last


def by_group(people: Iterable[Looked], of: str) -> dict[str, list[int]]:
    """Return for each value of `of` (sex, age, place, before) how many have which level.

    The columns are `COLUMNS`; the last counts those without a level. Every person counts once.
    """
    counts: dict[str, Counter] = {}
    for one in people:
        key = age_group(one.age) if of == "age" else str(getattr(one, of))
        counts.setdefault(key, Counter())[one.level] += 1
    return {key: [counts[key][level] for level in COLUMNS] for key in _ordered(counts, of)}


def _ordered(keys: Iterable[str], of: str) -> list[str]:
    if of == "before":
        return [str(level) for level in COLUMNS if level in keys]
    return sorted(keys, key=lambda key: (not key, int(key) if key.isdecimal() else 0, key))
