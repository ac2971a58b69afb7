"""The duties of one assessment: contact, items, level, telling. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from guitu.access.roles import Role
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.kernel.dates import add_months
from guitu.policy import Row
from guitu.risk import terms
from guitu.risk.rules.answering import WHO


@dataclass(frozen=True)
class Arranged:
    """Something the panel arranged: its id and the day until which."""

    id: str
    from_on: date
    due_on: date
    what: str = ""


@dataclass(frozen=True)
class AssessmentFacts:
    """What the duties of one assessment are made from.

    `decided_on` is the day of the level that stands, `arranged` what the panel arranged with it.
    `is_asked_contact` is False for a review between rounds: what happened is the evidence.
    """

    evidence_from: date
    joined_on: date
    due_on: date
    has_left: bool = False
    is_asked_contact: bool = True
    decided_on: date | None = None
    arranged: tuple[Arranged, ...] = ()


def plan(facts: AssessmentFacts, policy: Row) -> list[PlannedDuty]:
    """Return the duties of an assessment; none once the person left the round.

    `policy` is the row of the subject risk_round. Contact may lie before the assessment; telling
    is due some days after the decision.
    """
    if facts.has_left:
        return []
    due = facts.due_on
    found = [
        _duty("assess", terms.RISK_ASSESS, (facts.joined_on, due), policy),
        _duty("decide", terms.RISK_DECIDE, (facts.joined_on, due), policy, of_office=True),
    ]
    if facts.is_asked_contact:
        found.insert(0, _duty("contact", terms.RISK_CONTACT, (facts.evidence_from, due), policy))
    if facts.decided_on is not None:
        tell_by = facts.decided_on + timedelta(days=policy.tell_within_days)
        found.append(_duty("tell", terms.RISK_TELL, (facts.decided_on, tell_by), policy))
    return found


def plan_arranged(arranged: Arranged, policy: Row) -> list[PlannedDuty]:
    """Return the duty of one thing that the panel arranged."""
    window = (arranged.from_on, max(arranged.from_on, arranged.due_on))
    return [_duty("next", terms.RISK_NEXT, window, policy)]


def plan_objection(made_on: date, policy: Row) -> list[PlannedDuty]:
    """Return the duty of answering an objection."""
    due_on = made_on + timedelta(days=policy.objection_answer_within_days)
    return [_duty("answer", terms.RISK_OBJECTION, (made_on, due_on), policy, of_office=True)]


def plan_opinions(
    department: terms.Department, asked_on: date, due_on: date, policy: Row
) -> list[PlannedDuty]:
    """Return the duty of one department: its list of people, answered."""
    is_community = department == terms.Department.COMMUNITY
    return [
        PlannedDuty(
            key="opinions", kind=terms.RISK_OPINIONS, window_from=asked_on, due_on=due_on,
            party=Party.COMMUNITY if is_community else Party.DEPARTMENT,
            role=WHO[department][0].value, because=policy.cites,
        )
    ]  # fmt: skip


def _duty(
    key: str, kind: str, window: tuple[date, date], policy: Row, *, of_office: bool = False
) -> PlannedDuty:
    party = Party.GOVERNMENT if of_office else Party.COMMUNITY
    role = Role.OFFICE_HEAD if of_office else Role.COMMUNITY_WORKER
    return PlannedDuty(
        key=key, kind=kind, window_from=window[0], due_on=max(window), party=party,
        role=role.value, because=policy.cites,
    )  # fmt: skip


def plan_round(on: date, policy: Row) -> list[PlannedDuty]:
    """Return the duty of opening the round of the half-year in which the day `on` lies.

    It opens on the first and is due on the last day of the month that the office's practice names.
    """
    first = half_year(on, policy)
    last = add_months(first, 1) - timedelta(days=1)
    return [
        PlannedDuty(
            key=f"round:{first:%Y-%m}", kind=terms.RISK_ROUND, window_from=first, due_on=last,
            party=Party.GOVERNMENT, role=Role.OFFICE_HEAD.value, because=policy.cites,
            params={"month": f"{first:%Y-%m}"},
        )
    ]  # fmt: skip


def half_year(on: date, policy: Row) -> date:
    """Return the first day of the last month named by practice that has begun on the day."""
    this_year = [date(on.year, month, 1) for month in policy.in_months]
    begun = [first for first in this_year if first <= on]
    return max(begun) if begun else date(on.year - 1, max(policy.in_months), 1)
