"""Reporting in: by when, and what follows when nobody does."""

from dataclasses import dataclass
from datetime import date, timedelta

from guitu.duties.rules import is_overdue
from guitu.kernel.decisions import Decision
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.measures.rules.basis import RULE_SETS
from guitu.measures.terms import MeasureKind
from guitu.policy import Rulebook, last_day


@dataclass(frozen=True)
class ReportInFacts:
    """What the time to report in depends on.

    `received_on` is the day on which the decision, or the change of place, was served;
    `is_far` says that the way is long or hard; `is_change_of_place` that time runs on.
    """

    kind: MeasureKind
    received_on: date
    is_far: bool = False
    is_change_of_place: bool = False


def report_in_due(facts: ReportInFacts, book: Rulebook) -> Decision[date]:
    """Return the last day to report in: 15 days after receipt nationally.

    The day of receipt is not counted. Regions may have fewer days.
    """
    subject = "change_of_place" if facts.is_change_of_place else "report_in"
    row = book.row(subject, facts.received_on)
    name = "far" if facts.is_far and row.get("far_days") is not None else ""
    return Decision(last_day(row, facts.received_on, name=name), because=row.cites)


def refusal_may_be_deemed_from(facts: ReportInFacts, book: Rulebook) -> Decision[date] | None:
    """Return the first day on which the law's deeming clause can apply, or None without one.

    It stands for community detoxification only and asks that there be no legitimate reason. The
    office reports the facts; whether they amount to refusal is for the police to decide.
    """
    if not RULE_SETS[facts.kind].deems_refusal or facts.is_change_of_place:
        return None
    row = book.find("deemed_refusal", facts.received_on)
    if row is None:
        return None
    return Decision(last_day(row, facts.received_on) + timedelta(days=1), because=row.cites)


def check_reported_on(reported_on: date, facts: ReportInFacts, *, on: date) -> None:
    """Raise BadInput when the day of reporting in lies before the decision or after today."""
    if reported_on < facts.received_on:
        raise BadInput.of(
            "reported_on",
            gettext_noop("Nobody can report in before receiving the decision on %(day)s."),
            day=facts.received_on.isoformat(),
        )
    if reported_on > on:
        raise BadInput.of("reported_on", gettext_noop("This day has not come yet."))


def check_is_overdue(facts: ReportInFacts, book: Rulebook, *, on: date) -> None:
    """Raise BadInput while there is still time to report in."""
    due_on = report_in_due(facts, book).value
    if not is_overdue(due_on, on=on):
        raise BadInput.of(
            "from_on",
            gettext_noop("There is time to report in until %(day)s, that day included."),
            day=due_on.isoformat(),
        )
