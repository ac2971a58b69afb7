"""What must happen to help: plan, reviews, steps, answers, work kept, care found. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from guitu.access.roles import Role
from guitu.aid import terms
from guitu.aid.rules.work import day_after
from guitu.aid.terms import RequestStatus
from guitu.duties.periods import Execution, every
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.kernel.decisions import Citation
from guitu.measures.plan import MeasureFacts
from guitu.measures.planners import Planner
from guitu.policy import Row, Rulebook

ROLE_OF = {
    Party.GOVERNMENT: Role.STATION_WORKER.value,
    Party.DEPARTMENT: Role.DEPARTMENT_OFFICER.value,
    Party.COMMUNITY: Role.COMMUNITY_WORKER.value,
    Party.RESIDENTS: "person",
}


def plans_of(facts: MeasureFacts, book: Rulebook, until: date) -> list[PlannedDuty]:
    """Return the plan of help due after the agreement, and its reviews until the term ends."""
    if facts.agreed_on is None:
        return []
    row = book.row("help_plan", facts.agreed_on)
    found = [_first_plan(facts.agreed_on, row), *reviews(facts.execution, row)]
    return [
        duty
        for duty in found
        if duty.window_from <= until and facts.execution.falls_due(duty.due_on)
    ]


def reviews(execution: Execution, row: Row) -> list[PlannedDuty]:
    """Return one review at the end of every period of the term but the last.

    Periods are counted from the first day of the term; the last one ends with the term itself.
    """
    if execution.starts_on is None or execution.ends_on is None:
        return []
    periods = every(row.review_months, execution.starts_on, execution.ends_on)
    return [
        _duty(
            f"{terms.PLAN_REVIEW}:{number}",
            terms.PLAN_REVIEW,
            (
                max(period.from_on, period.until_on - timedelta(days=row.opens_before_days)),
                period.until_on,
            ),
            because=row.cites,
        )
        for number, period in enumerate(periods[:-1], start=1)
    ]


def _first_plan(agreed_on: date, row: Row) -> PlannedDuty:
    due_on = agreed_on + timedelta(days=row.plan_within_days)
    return _duty(terms.AID_PLAN, terms.AID_PLAN, (agreed_on, due_on), because=row.cites)


PLANNER = Planner("aid", plans_of)


@dataclass(frozen=True)
class StepFacts:
    """A step of the plan in force that is still to do, or was done: who does it, by when."""

    id: UUID
    party: Party
    due_on: date


def steps(found: Sequence[StepFacts], *, settled_on: date, row: Row) -> list[PlannedDuty]:
    """Return a duty for each step, from the day on which the plan was settled."""
    return [
        _duty(
            f"step:{step.id}",
            terms.AID_STEP,
            (min(settled_on, step.due_on), step.due_on),
            because=row.cites,
            party=step.party,
        )
        for step in found
    ]


@dataclass(frozen=True)
class RequestFacts:
    """Whose turn it is with a request, and since when.

    `is_inside` is whether the body asked works with this installation; another one cannot have a
    duty here, so the office asks after its answer.
    """

    status: RequestStatus
    since: date
    is_inside: bool
    is_taken_up: bool = False


def answers(facts: RequestFacts, row: Row) -> list[PlannedDuty]:
    """Return the one duty that a request asks for where it stands; none once it is settled.

    The time for the answer runs from the day of sending, and again from the day on which the
    information asked for was given.
    """
    if facts.status in terms.WAITING_REQUESTS:
        return [_waiting(facts, row)]
    if facts.status == RequestStatus.ASKED_BACK:
        return [_follow(terms.AID_INFORM, facts, row)]
    if facts.status in terms.ANSWERED_REQUESTS:
        return [_follow(terms.AID_TAKE_UP, facts, row)]
    return []


def _waiting(facts: RequestFacts, row: Row) -> PlannedDuty:
    due_on = facts.since + timedelta(days=row.reply_within_days)
    if facts.is_inside:
        return _duty(
            f"{terms.AID_ANSWER}:{facts.since:%Y%m%d}", terms.AID_ANSWER, (facts.since, due_on),
            because=row.cites, party=Party.DEPARTMENT,
        )  # fmt: skip
    asked_on = due_on + timedelta(days=1)
    until = due_on + timedelta(days=row.follow_within_days)
    return _duty(
        f"{terms.AID_CHASE}:{facts.since:%Y%m%d}", terms.AID_CHASE,
        (asked_on, max(asked_on, until)), because=row.cites,
    )  # fmt: skip


def _follow(kind: str, facts: RequestFacts, row: Row) -> PlannedDuty:
    window = (facts.since, facts.since + timedelta(days=row.follow_within_days))
    return _duty(f"{kind}:{facts.since:%Y%m%d}", kind, window, because=row.cites)


def job_checks(starts_on: date, ended_on: date | None, row: Row) -> list[PlannedDuty]:
    """Return one question for each day of the row that work lasts until; none once it ended."""
    return [
        _duty(
            f"at_work:{days}",
            terms.JOB_CHECK,
            (asked_on, asked_on + timedelta(days=row.within_days)),
            because=row.cites,
            days=days,
        )
        for days in row.after_days
        if (asked_on := day_after(starts_on, days)) and (ended_on is None or asked_on <= ended_on)
    ]


def placement(away_from: date, book: Rulebook) -> list[PlannedDuty]:
    """Return the duty to find care for a dependant from the day on which the person went away.

    Where the region's regulation says “at once”, it is due on that day; otherwise by practice.
    """
    law = book.find("dependants", away_from)
    if law is not None and law.immediately:
        window, because = (away_from, away_from), law.cites
    else:
        row = book.row("placement", away_from)
        window, because = (away_from, away_from + timedelta(days=row.days)), row.cites
    key = f"{terms.PLACEMENT}:{away_from:%Y%m%d}"
    return [_duty(key, terms.PLACEMENT, window, because=because, party=Party.GOVERNMENT)]


def _duty(
    key: str,
    kind: str,
    window: tuple[date, date],
    *,
    because: tuple[Citation, ...],
    party: Party = Party.COMMUNITY,
    **params: object,
) -> PlannedDuty:
    return PlannedDuty(
        key=key,
        kind=kind,
        window_from=window[0],
        due_on=window[1],
        party=party,
        role=ROLE_OF[party],
        because=because,
        params=params,
    )
