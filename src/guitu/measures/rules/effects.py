"""What a change of status does to the term, in sentences. Pure.

The same facts are said before a change is put on record (`before`) and after it (`on_record`):
whoever tells the person reads the same on both pages. Suspension and termination are those of
戒毒条例 Art. 24, the change of place that of Art. 22; whether suspended days count is practice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from guitu.kernel.terms import gettext_noop
from guitu.measures.rules.duration import Step
from guitu.measures.rules.states import ENDED, MEASURE
from guitu.measures.terms import Act, Status

APPEALED = (Act.SUSPEND, Act.TERMINATE, Act.ISOLATE)
NO_REMINDER = gettext_noop("Nobody is reminded of what was open; what was done stays on file.")
STOPS = gettext_noop("The measure stops on the day you enter: its term does not run on.")
STOPPED = gettext_noop("The measure stopped on %(day)s: its term does not run on.")
RUNS_ON_THERE = gettext_noop(
    "The time runs on at the new place without a break, until %(end)s. The person reports in there "
    "within %(days)s days and signs a new agreement."
)
BEGINS_THERE = gettext_noop(
    "The person reports in at the new place within %(days)s days; the time to report in is counted "
    "from the change."
)
OWN_TERM = gettext_noop("Isolation has a term of its own, which the police decide.")
OPEN_END = gettext_noop(
    "The suspended days do not count: the last day is open until the measure resumes, and moves on "
    "by those days."
)
SAME_END = gettext_noop("The suspended days count: the term ends on %(end)s all the same.")
NOT_PLANNED = gettext_noop("Visits, tests and other steps that fall into these days are not asked.")
MOVED = gettext_noop("Suspended days: %(days)s. They did not count; the term moved on by them.")
COUNTED = gettext_noop("Suspended days: %(days)s. They counted; the term did not move.")
AGAIN = gettext_noop("The term runs again since %(day)s; its last day is %(end)s.")
APPEAL = gettext_noop(
    "Tell the person: reconsideration within %(days)s days, or an action at law within %(months)s "
    "months of learning of the decision."
)


@dataclass(frozen=True)
class Limits:
    """Numbers of the rules in force: days to report in elsewhere, the two times to appeal."""

    report_in_days: int
    reconsideration_days: int
    litigation_months: int

    @property
    def appeal(self) -> Step:
        """Return the sentence about both ways to appeal."""
        values = {"days": self.reconsideration_days, "months": self.litigation_months}
        return Step(APPEAL, values)


@dataclass(frozen=True)
class Change:
    """A change on record: since which day, until when it stood, what the last day of the term is.

    `until_on` is the day on which the next status began, None while it stands. `days_count` says of
    a suspension whether its days count to the term.
    """

    act: Act
    from_on: date
    until_on: date | None = None
    days_count: bool = False
    ends_on: date | None = None


def before(act: Act, status: Status, *, ends_on: date | None, limits: Limits) -> list[Step]:
    """Return what ending a measure, or moving it elsewhere, will do to its term."""
    target = MEASURE.find(status, act)
    if act == Act.TRANSFER:
        return [_elsewhere(ends_on, limits)]
    if target is None or target.target not in ENDED or act == Act.RELEASE:
        return []
    found = [Step(STOPS, {}), Step(NO_REMINDER, {})]
    return [*found, Step(OWN_TERM, {})] if act == Act.ISOLATE else found


def on_record(change: Change, *, limits: Limits) -> list[Step]:
    """Return what a change did to the term, as it stands now; nothing where it did nothing."""
    say = SAID.get(change.act)
    if say is None:
        return []
    found = say(change, limits)
    is_told = change.act in APPEALED and change.until_on is None
    return [*found, limits.appeal] if is_told else found


def _elsewhere(ends_on: date | None, limits: Limits) -> Step:
    if ends_on is None:
        return Step(BEGINS_THERE, {"days": limits.report_in_days})
    return Step(RUNS_ON_THERE, {"end": ends_on, "days": limits.report_in_days})


def _suspended(change: Change, limits: Limits) -> list[Step]:
    if change.until_on is not None:
        days = (change.until_on - change.from_on).days
        return [Step(COUNTED if change.days_count else MOVED, {"days": days})] if days else []
    if not change.days_count:
        return [Step(OPEN_END, {}), Step(NOT_PLANNED, {})]
    ends = [Step(SAME_END, {"end": change.ends_on})] if change.ends_on else []
    return [*ends, Step(NOT_PLANNED, {})]


def _resumed(change: Change, limits: Limits) -> list[Step]:
    if change.ends_on is None or change.until_on is not None:
        return []
    return [Step(AGAIN, {"day": change.from_on, "end": change.ends_on})]


def _stopped(change: Change, limits: Limits) -> list[Step]:
    found = [Step(STOPPED, {"day": change.from_on}), Step(NO_REMINDER, {})]
    return [*found, Step(OWN_TERM, {})] if change.act == Act.ISOLATE else found


def _moved(change: Change, limits: Limits) -> list[Step]:
    return [_elsewhere(change.ends_on, limits)]


SAID: Mapping[Act, Callable[[Change, Limits], list[Step]]] = {
    Act.SUSPEND: _suspended,
    Act.RESUME: _resumed,
    Act.TERMINATE: _stopped,
    Act.ISOLATE: _stopped,
    Act.ANNUL: _stopped,
    Act.DIE: _stopped,
    Act.TRANSFER: _moved,
}
