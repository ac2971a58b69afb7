"""The one place that compares a due day with the day. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.kernel.decisions import CitationStatus
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import Term, gettext_noop

BINDING = (CitationStatus.LAW, CitationStatus.REGULATION, CitationStatus.LOCAL)


class Urgency(Term):
    """Where a duty stands on a day."""

    LATE = "late", gettext_noop("Late")
    THIS_WEEK = "this_week", gettext_noop("Due this week")
    OPEN = "open", gettext_noop("Can be done now")
    AHEAD = "ahead", gettext_noop("Not yet")


def is_overdue(due_on: date, *, on: date) -> bool:
    """Return whether a duty is late: the day after its due day is the first late day."""
    return due_on < on


def days_late(due_on: date, *, on: date) -> int:
    """Return how many days a duty is late; 0 when it is not."""
    return max((on - due_on).days, 0)


def end_of_week(on: date) -> date:
    """Return the Sunday of the week of `on`; weeks begin on Monday."""
    return on + timedelta(days=6 - on.weekday())


def urgency(window_from: date, due_on: date, *, on: date) -> Urgency:
    """Return where an open duty stands on the day `on`."""
    if is_overdue(due_on, on=on):
        return Urgency.LATE
    if due_on <= end_of_week(on):
        return Urgency.THIS_WEEK
    return Urgency.OPEN if window_from <= on else Urgency.AHEAD


def has_legal_deadline(because: Sequence[Mapping[str, object]]) -> bool:
    """Return whether the due day is set by law, regulation or local regulation.

    `because` is what a duty stores: the rule that set the day stands first, what else it rests on
    after it. Practice that gives a number to a legal duty is practice.
    """
    return bool(because) and because[0]["status"] in [status.value for status in BINDING]


@dataclass(frozen=True)
class Deferrable:
    """What putting off looks at in a duty, and how often it was put off before."""

    window_from: date
    due_on: date
    is_legal: bool
    times_before: int = 0


def last_snooze_day(duty: Deferrable, *, most_days: int, on: date) -> date:
    """Return the last day until which a duty may be put off, counted from the day `on`.

    At most `most_days` calendar days; a duty whose day is set by law comes back on its due day at
    the latest, because putting off moves no deadline.
    """
    latest = on + timedelta(days=most_days)
    return min(latest, duty.due_on) if duty.is_legal else latest


def check_can_be_snoozed(duty: Deferrable, *, most_times: int, on: date) -> None:
    """Raise WrongStatus where a duty may not be put off on the day `on`, with the reason why."""
    if duty.window_from > on:
        raise WrongStatus(gettext_noop("This cannot be done yet, so it need not be put off."))
    if duty.is_legal and duty.due_on <= on:
        raise WrongStatus(
            gettext_noop("The law sets this day; what is due today or late is not put off.")
        )
    if duty.times_before >= most_times:
        raise WrongStatus(
            gettext_noop("It was put off %(times)s times already; local practice allows no more."),
            times=duty.times_before,
        )


def check_snooze_day(duty: Deferrable, until: date, *, most_days: int, on: date) -> None:
    """Raise BadInput unless `until` is after the day `on` and not beyond the last day allowed."""
    latest = last_snooze_day(duty, most_days=most_days, on=on)
    if until <= on:
        raise BadInput.of("until_on", gettext_noop("Choose a day to come."))
    if until > latest:
        raise BadInput.of(
            "until_on",
            gettext_noop("With this reason it can be put off until %(day)s at the latest."),
            day=latest.isoformat(),
        )
