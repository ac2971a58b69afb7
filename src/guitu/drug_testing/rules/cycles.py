"""Cycles of a term, and how tests are counted against them.

A cycle begins in the month of the start, counted from the first day of the term; any part of a
month counts as a month. One cycle asks for one test. Several tests in a cycle count once, the
unfinished cycle is not due, and each year is judged by itself.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from guitu.duties.periods import Period, cut, join_last
from guitu.duties.rules import is_overdue
from guitu.kernel.dates import add_months
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop
from guitu.policy import Row

COMMUNITY_DETOX = "community_detox"
COMMUNITY_REHAB = "community_rehab"


@dataclass(frozen=True)
class Cycle:
    """One test is due between `window_from` and `due_on`; years are those of the term, from 1."""

    number: int
    year: int
    number_in_year: int
    window_from: date
    due_on: date

    @property
    def key(self) -> str:
        """Return the name of the cycle's duty, such as test:y1:03."""
        return f"test:y{self.year}:{self.number_in_year:02d}"


def cycles(starts_on: date, ends_on: date, intervals_months: Sequence[int]) -> list[Cycle]:
    """Return the cycles of a term; they touch, never overlap, and cover it whole.

    `intervals_months` gives the months between tests for each year of the term; a year beyond
    them (a term moved on by a suspension) keeps the last interval. Years begin anew: a cycle
    ends with its year. What is left over at the end is a cycle of its own, because any part of
    a month counts, with two exceptions that join it to the cycle before: a single day (an order
    that names the anniversary as its last day), and less than a month beyond the planned years.
    Moving the end changes no key and no window except that of the last cycle.
    """
    if not intervals_months or not all(1 <= months <= 12 for months in intervals_months):
        raise ValueError("Intervals between tests are 1 to 12 months, one for each year.")
    if ends_on < starts_on:
        raise ValueError("A term ends on or after its first day.")
    periods = cut(starts_on, ends_on, offsets(intervals_months))
    if is_remainder(periods[-1], starts_on, planned_months=12 * len(intervals_months)):
        periods = join_last(periods)
    return numbered(periods)


def offsets(intervals_months: Sequence[int]) -> Iterator[int]:
    """Yield, without end, the months after the start at which cycles begin."""
    for year in count():
        interval = intervals_months[min(year, len(intervals_months) - 1)]
        yield from range(12 * year, 12 * year + 12, interval)


def is_remainder(last: Period, starts_on: date, *, planned_months: int) -> bool:
    """Return whether the last period is too short to be a cycle of its own."""
    if last.offset_months >= planned_months:
        return not last.is_whole_month(starts_on)
    return last.from_on == last.until_on


def numbered(periods: Iterable[Period]) -> list[Cycle]:
    """Return periods as cycles, numbered in the term and in each year."""
    in_year: Counter[int] = Counter()
    found = []
    for number, period in enumerate(periods, start=1):
        year = period.offset_months // 12 + 1
        in_year[year] += 1
        found.append(Cycle(number, year, in_year[year], period.from_on, period.until_on))
    return found


def intervals(policy: Row, measure: str, *, term_months: int) -> tuple[int, ...]:
    """Return the months between tests, year by year, for a measure ordered for `term_months`.

    Community rehabilitation takes the plan of the next whole number of years. Raises
    NotConfigured where the plan in force has none for it.
    """
    years = max(1, -(-term_months // 12))
    unit = "year" if years == 1 else "years"
    name = f"{measure}_{years}_{unit}" if measure == COMMUNITY_REHAB else measure
    found = policy.intervals_months.get(name)
    if found is None:
        raise NotConfigured(
            gettext_noop("The plan of tests in force says nothing on “%(measure)s”."), measure=name
        )
    return tuple(found)


def months_of_term(starts_on: date, ends_on: date) -> int:
    """Return the months of a term, a part counted as a month; the anniversary itself adds none."""
    months = 12 * (ends_on.year - starts_on.year) + ends_on.month - starts_on.month
    return next(n for n in count(max(months - 1, 1)) if ends_on <= add_months(starts_on, n))


def cycle_on(cycles: Sequence[Cycle], day: date) -> Cycle | None:
    """Return the cycle that `day` falls in, or None where it falls in none."""
    index = bisect_right(cycles, day, key=lambda cycle: cycle.window_from) - 1
    return cycles[index] if index >= 0 and day <= cycles[index].due_on else None


@dataclass(frozen=True)
class Count:
    """Cycles of one year, or of the term where `year` is 0.

    due = done + excused + missing. `ahead` are cycles tested before they have ended, `surplus`
    are tests beyond the first of their cycle.
    """

    year: int
    cycles: int = 0
    due: int = 0
    done: int = 0
    excused: int = 0
    missing: int = 0
    ahead: int = 0
    surplus: int = 0


@dataclass(frozen=True)
class Completion:
    """How the tests of a term stand on a day; `outside` are tests in none of its cycles."""

    years: tuple[Count, ...]
    total: Count
    outside: int

    @property
    def is_normal(self) -> bool:
        """Return whether every year by itself lacks nothing."""
        return all(year.missing == 0 for year in self.years)


@dataclass(frozen=True)
class Unknown:
    """Nothing can be computed; `reason` is a message id."""

    reason: str


NO_START = Unknown(gettext_noop("The first day of the term is not on record."))


def completion(
    cycles: Sequence[Cycle] | None, *, tests: Iterable[date], excused: Iterable[date], on: date
) -> Completion | Unknown:
    """Return how the tests of a term stand on the day `on`, or Unknown without its first day.

    `cycles` are those of the term in order, None where it has no first day. `excused` are days of
    justified absence. A cycle is due on the day after its last. Nothing after `on` is counted.
    """
    if cycles is None:
        return NO_START
    fell_in = [cycle_on(cycles, day) for day in tests if day <= on]
    taken = Counter(cycle.number for cycle in fell_in if cycle is not None)
    absent = {cycle.number for day in excused if (cycle := cycle_on(cycles, day)) is not None}
    states = [(cycle.year, state(cycle, taken, absent, on=on)) for cycle in cycles]
    extra = Counter({c.year: 0 for c in cycles})
    for cycle in cycles:
        extra[cycle.year] += max(taken[cycle.number] - 1, 0)
    years = tuple(
        tally(year, [found for of, found in states if of == year], surplus=surplus)
        for year, surplus in extra.items()
    )
    total = tally(0, [found for _, found in states], surplus=extra.total())
    return Completion(years, total, outside=fell_in.count(None))


def state(cycle: Cycle, taken: Counter[int], absent: set[int], *, on: date) -> str:
    """Return where one cycle stands: done, excused, missing, ahead or open.

    A test counts before an excuse, and an excuse only once the cycle is due.
    """
    if not is_overdue(cycle.due_on, on=on):
        return "ahead" if taken[cycle.number] else "open"
    if taken[cycle.number]:
        return "done"
    return "excused" if cycle.number in absent else "missing"


def tally(year: int, states: Sequence[str], *, surplus: int) -> Count:
    """Return the count of the cycles whose states are given."""
    found = Counter(states)
    return Count(
        year=year,
        cycles=len(states),
        due=found["done"] + found["excused"] + found["missing"],
        done=found["done"],
        excused=found["excused"],
        missing=found["missing"],
        ahead=found["ahead"],
        surplus=surplus,
    )
