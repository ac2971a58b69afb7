"""Whether somebody is at work 30, 90 or 180 days after work began. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.aid.terms import AfterDays


@dataclass(frozen=True)
class Work:
    """When work began and, where it is over, its last day."""

    starts_on: date
    ended_on: date | None = None


@dataclass(frozen=True)
class Check:
    """Somebody asked on a day whether the person was at work."""

    done_on: date
    at_work: bool


def day_after(starts_on: date, days: int) -> date:
    """Return the day `days` after the first day of work; the first day itself is day 0."""
    return starts_on + timedelta(days=days)


def standing_after(work: Work, checks: Sequence[Check], days: int) -> AfterDays:
    """Return whether the person was at work `days` after it began, as far as records tell.

    The last day of work still counts as at work. Without an end on record it takes an answer of
    that day or later: silence is not taken for work. An answer “not at work” before that day says
    that it had ended, even where nobody wrote down the last day.
    """
    asked = day_after(work.starts_on, days)
    if work.ended_on is not None:
        return AfterDays.AT_WORK if work.ended_on >= asked else AfterDays.NOT_AT_WORK
    if any(check.at_work and check.done_on >= asked for check in checks):
        return AfterDays.AT_WORK
    if any(not check.at_work for check in checks):
        first_no = min(check.done_on for check in checks if not check.at_work)
        return AfterDays.NOT_AT_WORK if first_no <= asked else AfterDays.UNKNOWN
    return AfterDays.UNKNOWN
