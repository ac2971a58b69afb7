"""The one place that compares a due day with the day. Pure."""

from datetime import date, timedelta

from guitu.kernel.terms import Term, gettext_noop


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
