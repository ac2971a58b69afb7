"""Counting days away and what they ask for. Pure.

Both the day of leaving and the day of return are counted: leaving on the 1st and coming back on
the 3rd are three days. “Three days or more” includes the third, “more than thirty days” begins
with the thirty-first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from guitu.absences.terms import Standing
from guitu.duties.periods import ONE_DAY, Span
from guitu.kernel.decisions import Decision
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.policy import Row, Rulebook


@dataclass(frozen=True)
class Away:
    """Days away that are on record: `what` is a message id that names the record."""

    what: str
    ref: object
    span: Span


@dataclass(frozen=True)
class Unreported:
    """Leaving without a report: its verified days, and whether it was found justified.

    `is_justified` is None as long as nobody has decided.
    """

    ref: object
    span: Span
    is_justified: bool | None


@dataclass(frozen=True)
class Counts:
    """What the counts say: departures and days not justified, with the records they come from.

    `waiting` are those that nobody has judged yet; they count to nothing.
    """

    departures: tuple[Unreported, ...]
    days: int
    waiting: tuple[Unreported, ...]
    standing: Standing


def days_in(span: Span) -> int:
    """Return the days of a finished span, its first and its last included."""
    if span.until_on is None:
        raise ValueError("The span has no end.")
    return (span.until_on - span.from_on).days + 1


def asks_report(leaves_on: date, returns_on: date, book: Rulebook) -> Decision[bool]:
    """Return whether leaving from day to day asks for a written report: 戒毒条例 Art. 19(3)."""
    row = book.row("absence_report", leaves_on)
    return Decision(days_in(Span(leaves_on, returns_on)) >= row.at_least_days, because=row.cites)


A = TypeVar("A", bound=Away)


def clash(span: Span, others: Iterable[A]) -> A | None:
    """Return the first record that shares a day with `span`, or None."""
    return next((other for other in others if share_a_day(span, other.span)), None)


def share_a_day(one: Span, other: Span) -> bool:
    """Return whether two spans have a day in common; one without an end goes on."""
    begins_before_end = other.until_on is None or one.from_on <= other.until_on
    ends_after_start = one.until_on is None or other.from_on <= one.until_on
    return begins_before_end and ends_after_start


def check_free(span: Span, others: Iterable[Away], *, field: str) -> None:
    """Raise BadInput beside `field`, naming the other record, where a day is taken already."""
    other = clash(span, others)
    if other is None:
        return
    if other.span.until_on is None:
        raise BadInput.of(
            field,
            gettext_noop("These days are on record already: %(what)s since %(first)s."),
            what=other.what, first=other.span.from_on.isoformat(),
        )  # fmt: skip
    raise BadInput.of(
        field,
        gettext_noop("These days are on record already: %(what)s from %(first)s to %(last)s."),
        what=other.what, first=other.span.from_on.isoformat(),
        last=other.span.until_on.isoformat(),
    )  # fmt: skip


def days_of(spans: Iterable[Span], *, on: date) -> int:
    """Return how many different days the spans cover up to `on`; a shared day counts once."""
    total, counted_to = 0, date.min
    for span in sorted(spans, key=lambda each: each.from_on):
        first = max(span.from_on, counted_to + ONE_DAY)
        last = min(span.until_on or on, on)
        if last >= first:
            total += (last - first).days + 1
            counted_to = last
    return total


def counts(found: Sequence[Unreported], *, limits: Row, care: Row, on: date) -> Counts:
    """Return the counts of 戒毒条例 Art. 20 from verified days, with what they ask for.

    `limits` is the row serious_breach, `care` the row absence_care. A departure counts once it was
    found not justified; whether the counts are a serious breach is for the police to say.
    """
    counted = tuple(each for each in found if each.is_justified is False)
    days = days_of([each.span for each in counted], on=on)
    waiting = tuple(each for each in found if each.is_justified is None)
    return Counts(counted, days, waiting, _standing(len(counted), days, limits, care))


def _standing(departures: int, days: int, limits: Row, care: Row) -> Standing:
    if departures >= limits.at_least_departures or days > limits.more_than_days:
        return Standing.DRAFT
    if departures >= limits.at_least_departures - 1 or days >= care.help_from_days:
        return Standing.HELP
    return Standing.NONE
