"""A time of execution cut into periods by month, for every plan that repeats. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from guitu.kernel.dates import add_months

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Days from `from_on` to `until_on`, both included; None means that the end is not known."""

    from_on: date
    until_on: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether `day` is in the span."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True)
class Execution:
    """When a measure runs, and when nothing falls due although it does.

    `ends_on` is the last day of the term as it stands, moved by suspensions where they count so.
    `pauses` are suspensions. `stopped_on` is the day on which the measure ended in another way.
    `recorded_from` is the first day of which this office keeps records.
    """

    starts_on: date | None
    ends_on: date | None
    pauses: tuple[Span, ...] = ()
    stopped_on: date | None = None
    recorded_from: date | None = None

    def falls_due(self, day: date) -> bool:
        """Return whether something whose last day is `day` falls due.

        It does not during a pause, from the day on which the measure stopped, or before records
        begin: a period in which the person could not be reached to its end asks for nothing.
        """
        if any(pause.covers(day) for pause in self.pauses):
            return False
        if self.stopped_on is not None and day >= self.stopped_on:
            return False
        return self.recorded_from is None or day >= self.recorded_from


@dataclass(frozen=True)
class Period:
    """One period: how many months after the start it begins, its first and its last day."""

    offset_months: int
    from_on: date
    until_on: date

    def is_whole_month(self, starts_on: date) -> bool:
        """Return whether the period lasts at least one month of the term begun on `starts_on`."""
        return self.until_on >= add_months(starts_on, self.offset_months + 1) - ONE_DAY


def cut(starts_on: date, ends_on: date, offsets_months: Iterable[int]) -> list[Period]:
    """Return the periods that begin at the given months after `starts_on`.

    Offsets begin with 0 and rise. Every first day is counted from `starts_on`, not from the
    period before, so that the 31st does not drift to the 28th. The last period ends on `ends_on`.
    """
    periods: list[Period] = []
    offsets = iter(offsets_months)
    offset = next(offsets, None)
    while offset is not None and (from_on := add_months(starts_on, offset)) <= ends_on:
        following = next(offsets, None)
        next_on = add_months(starts_on, following) if following is not None else None
        until_on = min(ends_on, next_on - ONE_DAY) if next_on is not None else ends_on
        periods.append(Period(offset, from_on, until_on))
        offset = following
    return periods


def join_last(periods: list[Period]) -> list[Period]:
    """Return the periods with the last one made part of the one before it."""
    if len(periods) < 2:
        return periods
    before, last = periods[-2:]
    return [*periods[:-2], Period(before.offset_months, before.from_on, last.until_on)]


def every(months: int, starts_on: date, ends_on: date) -> list[Period]:
    """Return periods of `months`; what is left over joins the last when shorter than a month."""
    if months < 1:
        raise ValueError("A period lasts at least one month.")
    periods = cut(starts_on, ends_on, count(0, months))
    if periods and not periods[-1].is_whole_month(starts_on):
        return join_last(periods)
    return periods
