"""Opening a round: the whole register at once, each person with the duties that follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database import bulk
from guitu.database.context import as_system
from guitu.duties.actions import DutySubject, open_new
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.people.models import Person
from guitu.people.records import about
from guitu.risk import plan, planning
from guitu.risk.actions.asking import Asking
from guitu.risk.actions.half_years import plan_round_of
from guitu.risk.instruments import NEEDS_PROFILE, NEUTRAL, shipped
from guitu.risk.models import Assessment, Exclusion, Round, RoundDepartment, RoundStep
from guitu.risk.queries.items import stored
from guitu.risk.queries.register import files_of, register_of
from guitu.risk.terms import Basis, Department, RoundAct, RoundStatus, Trigger


@dataclass(frozen=True)
class Asked:
    """Who answers for a department: a body that works here, or one named that answers on paper."""

    department: Department
    to: Org | None = None
    to_name: str = ""


@dataclass(frozen=True)
class NewRound:
    """A round to open: what it is called, the day of the register, the last day, whom it asks.

    Without `closes_on` the practice of the office sets it.
    """

    name: str
    counts_from: date
    closes_on: date | None = None
    asked: Sequence[Asked] = ()
    instrument: str = NEUTRAL
    with_profile: bool = False


@dataclass
class Opened:
    """What opening a round made, so that the page can say it."""

    round: Round
    assessed: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """What is done with a round, with its counts, and why."""

    act: RoundAct
    counts: Mapping[str, int] = field(default_factory=dict)
    reason: str = ""


@transaction.atomic
def open_round(office: Org, new: NewRound, *, actor: Actor, on: date) -> Opened:
    """Open a round of an office: everyone on the register of its day, with duties, or why not.

    Raises BadInput for a day to come or a last day before it, WrongStatus while a round is open,
    AccessDenied. Every file of the office is counted once, assessed or left out.
    """
    require(actor, Permission.RISK_ROUND, org_seq=office.seq)
    row = _round(office, new, actor=actor, on=on)
    people = list(files_of(office).select_for_update().order_by("pk"))
    found = register_of(people, on=new.counts_from, office=office)
    drafted = [
        draft(row, person, basis, actor=actor, joined_on=new.counts_from)
        for person, basis in found.assessed.items()
    ]
    bulk.insert(drafted)
    bulk.insert(
        [
            about(
                person, Exclusion, actor=actor, round=row, because=because, on_day=new.counts_from
            )
            for person, because in found.left_out.items()
        ]
    )
    _plan_all(drafted, actor=actor)
    departments = [_department(row, asked, actor=actor) for asked in new.asked]
    Asking(row, actor, on).ask(departments, drafted)
    counts = tally(len(drafted), found.left_out.values())
    keep_step(row, Step(RoundAct.OPEN, counts), actor=actor, on=on)
    with as_system(on=on):
        plan_round_of(office, on=on)
    record("risk.round_opened", actor=actor, subject=row, day=new.counts_from, counts=counts)
    return Opened(row, len(drafted), counts)


def draft(row: Round, person: Person, basis: Basis, *, actor: Actor, joined_on: date) -> Assessment:
    """Return the unsaved assessment of one person in a round."""
    return about(
        person, Assessment, actor=actor, round=row, trigger=Trigger.ROUND,
        happened_on=row.counts_from, basis=basis, lives_elsewhere=person.lives_elsewhere,
        instrument=row.instrument, profile=row.profile, evidence_from=row.evidence_from,
        joined_on=joined_on, due_on=max(row.closes_on, joined_on),
    )  # fmt: skip


def keep_step(row: Round, step: Step, *, actor: Actor, on: date) -> RoundStep:
    """Keep what was done with a round, by whom."""
    return RoundStep.objects.create(
        org_seq=row.org_seq, created_by=actor.user_id, round=row, act=step.act, on_day=on,
        by_name=actor.name, reason=step.reason, counts=dict(step.counts),
    )  # fmt: skip


def tally(assessed: int, left_out) -> dict[str, int]:
    """Return how many are assessed and how many are left out for each reason."""
    counts = {"assessed": assessed}
    for because in left_out:
        counts[str(because)] = counts.get(str(because), 0) + 1
    return counts


def _round(office: Org, new: NewRound, *, actor: Actor, on: date) -> Round:
    if new.counts_from > on:
        raise BadInput.of("counts_from", gettext_noop("The day of the register has not come yet."))
    if not new.name.strip():
        raise BadInput.of("name", gettext_noop("Give the round a name, such as “July 2020”."))
    policy = planning.policy_of(office.seq, new.counts_from)
    closes_on = new.closes_on or new.counts_from + timedelta(days=policy.close_within_days)
    if closes_on < on:
        raise BadInput.of("closes_on", gettext_noop("The last day of the round is past."))
    if Round.objects.filter(org_seq=office.seq, status=RoundStatus.OPEN, voided_at=None).exists():
        raise WrongStatus(gettext_noop("A round of this office is open. Close it first."))
    sets = shipped()
    if new.instrument not in sets:
        raise BadInput.of("instrument", gettext_noop("Choose the questions that are asked."))
    return Round.objects.create(
        org_seq=office.seq, created_by=actor.user_id, name=new.name.strip(),
        status=RoundStatus.OPEN, counts_from=new.counts_from, closes_on=closes_on,
        evidence_from=new.counts_from - timedelta(days=policy.evidence_before_days),
        opinions_due_on=min(on + timedelta(days=policy.opinions_within_days), closes_on),
        valid_months=policy.valid_months, instrument=stored(sets[new.instrument]),
        profile=stored(sets[NEEDS_PROFILE]) if new.with_profile else None, followed_on=on,
    )  # fmt: skip


def _plan_all(drafted: Sequence[Assessment], *, actor: Actor) -> None:
    """Store the duties of all assessments at once, with the contacts that met some already."""
    held = planning.evidence_of(drafted)
    rows = []
    for one in drafted:
        policy = planning.policy_of(one.org_seq, one.joined_on)
        first = held[one.pk][0] if held[one.pk] else None
        met = {"contact": (first[1], first[0])} if first else {}
        rows.append((DutySubject.of(one), plan.plan(planning.facts_of(one, None), policy), met))
    open_new(rows, actor=actor)


def _department(row: Round, asked: Asked, *, actor: Actor) -> RoundDepartment:
    name = asked.to.name if asked.to else asked.to_name.strip()
    return RoundDepartment.objects.create(
        org_seq=row.org_seq, created_by=actor.user_id, round=row, department=asked.department,
        to_seq=asked.to.seq if asked.to else None, to_name=name or str(asked.department.label),
    )  # fmt: skip
