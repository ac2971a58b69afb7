"""The plan of help: drafted, talked over, settled with the person, looked at again, replaced."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.aid.actions.following import match_plans, replan_steps
from guitu.aid.actions.locking import locked, void
from guitu.aid.actions.papers import issue_plan
from guitu.aid.models import Goal, HelpPlan, Need, PlanReview, Step
from guitu.aid.rules.checks import check_day
from guitu.aid.rules.states import PLAN
from guitu.aid.terms import PlanAct, PlanSigned, PlanStatus, StepStatus
from guitu.audit.actions import record
from guitu.duties.actions import meet, reopen
from guitu.duties.terms import Party
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions.locking import locked as locked_measure
from guitu.measures.models import Measure
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.records import about
from guitu.people.terms import DocumentKind

TEXTS = ("past", "present", "maintenance", "treatment", "counselling")
NOT_A_DRAFT = gettext_noop("This version is settled; draft a new one to change it.")


@dataclass(frozen=True)
class PlanTexts:
    """What stands under the headings of the paper that are written by hand."""

    past: str = ""
    present: str = ""
    maintenance: str = ""
    treatment: str = ""
    counselling: str = ""


@dataclass(frozen=True)
class NewStep:
    """A step: what is done, by whom of the four, by when."""

    text: str
    party: Party
    due_on: date
    who: str = ""


@dataclass(frozen=True)
class NewGoal:
    """What is to be reached, the need that it answers, and its first step."""

    text: str
    first: NewStep
    need_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Settling:
    """The plan was talked over on a day; how the person took part, with the scan on paper."""

    settled_on: date
    signed: PlanSigned
    scan: bytes | None = None


@transaction.atomic
def draft_plan(
    measure_id: uuid.UUID, texts: PlanTexts, *, reason: str = "", actor: Actor, on: date
) -> HelpPlan:
    """Draft a version of the plan; goals and open steps of the one in force are copied.

    Raises WrongStatus while there is a draft, BadInput where a later version gives no reason.
    """
    measure = locked_measure(measure_id)
    require(actor, Permission.AID_WRITE, org_seq=measure.org_seq)
    rows = HelpPlan.objects.filter(measure=measure, voided_at=None)
    if rows.filter(status=PlanStatus.DRAFT).exists():
        raise WrongStatus(gettext_noop("There is a draft already; go on with it."))
    in_force = rows.filter(status=PlanStatus.IN_FORCE).first()
    if in_force is not None and not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the plan changes."))
    last = HelpPlan.objects.filter(measure=measure).aggregate(last=Max("number"))["last"]
    draft = about(
        measure.person, HelpPlan, actor=actor, measure=measure, number=(last or 0) + 1,
        status=PlanStatus.DRAFT, reason=reason.strip(), drafted_on=on,
        **{name: getattr(texts, name).strip() for name in TEXTS},
    )  # fmt: skip
    draft.save()
    if in_force is not None:
        _copy_goals(in_force, draft, actor=actor)
    record("aid.plan_drafted", actor=actor, subject=draft, number=draft.number)
    return draft


@transaction.atomic
def write_plan(plan_id: uuid.UUID, texts: PlanTexts, *, actor: Actor) -> HelpPlan:
    """Change the texts of a draft. Raises WrongStatus when it is settled."""
    draft = _draft(plan_id, actor)
    for name in TEXTS:
        setattr(draft, name, getattr(texts, name).strip())
    draft.version += 1
    draft.save(update_fields=[*TEXTS, "version"])
    record("aid.plan_written", actor=actor, subject=draft)
    return draft


@transaction.atomic
def add_goal(plan_id: uuid.UUID, new: NewGoal, *, actor: Actor, on: date) -> Goal:
    """Add a goal with its first step to a draft. The need must be one of the same person."""
    draft = _draft(plan_id, actor)
    need = None
    if new.need_id:
        need = Need.objects.filter(
            pk=new.need_id, person_id=draft.person_id, voided_at=None
        ).first()
        if need is None:
            raise BadInput.of("need", gettext_noop("This need is not on the file."))
    goal = about(
        draft.person, Goal, actor=actor, plan=draft, need=need, text=new.text.strip(),
        position=draft.goals.count(),
    )  # fmt: skip
    goal.save()
    _add_step(goal, draft, new.first, actor=actor)
    record("aid.goal_added", actor=actor, subject=draft)
    return goal


@transaction.atomic
def remove_goal(goal_id: uuid.UUID, *, actor: Actor) -> Goal:
    """Take a goal and its steps out of a draft; what was settled stays as it was."""
    goal = locked(Goal, goal_id, actor)
    _draft(goal.plan_id, actor)
    reason = "Taken out of the draft"
    for step in goal.steps.filter(voided_at=None):
        void(step, reason=reason, actor=actor)
    void(goal, reason=reason, actor=actor)
    record("aid.goal_removed", actor=actor, subject=goal)
    return goal


@transaction.atomic
def add_step(goal_id: uuid.UUID, new: NewStep, *, actor: Actor, on: date) -> Step:
    """Add a step to a goal of a draft, or of the plan in force, where it becomes a duty at once."""
    goal = locked(Goal, goal_id, actor)
    help_plan = locked(HelpPlan, goal.plan_id, actor)
    if help_plan.status not in (PlanStatus.DRAFT, PlanStatus.IN_FORCE):
        raise WrongStatus(NOT_A_DRAFT)
    step = _add_step(goal, help_plan, new, actor=actor)
    replan_steps(help_plan, actor=actor, on=on)
    record("aid.step_added", actor=actor, subject=help_plan)
    return step


@transaction.atomic
def settle_plan(plan_id: uuid.UUID, settling: Settling, *, actor: Actor, on: date) -> HelpPlan:
    """Put a draft in force as it was talked over with the person; the one before is replaced.

    Raises WrongStatus when it is no longer a draft, BadInput without a goal, for a day to come or
    before the agreement's measure began, and where paper was signed and no scan is given.
    """
    draft = locked(HelpPlan, plan_id, actor)
    measure = locked_measure(draft.measure_id)
    PLAN.check(draft.status, PlanAct.SETTLE)
    check_day("settled_on", settling.settled_on, on=on, not_before=measure.received_on)
    if not draft.goals.filter(voided_at=None).exists():
        raise BadInput.of("settled_on", gettext_noop("Write at least one goal first."))
    if settling.signed == PlanSigned.PAPER and settling.scan is None:
        raise BadInput.of("scan", gettext_noop("Add the scan of the signed paper."))
    before = _replace(measure, actor=actor, on=on)
    draft.status, draft.signed = PlanStatus.IN_FORCE, settling.signed
    draft.settled_on = settling.settled_on
    if settling.scan is not None:
        draft.scan = _scan(draft, settling, actor=actor, on=on)
    draft.version += 1
    draft.paper = issue_plan(draft, actor=actor, on=on)
    draft.save(update_fields=["status", "signed", "settled_on", "scan", "paper", "version"])
    match_plans(measure)
    replan_steps(draft, actor=actor, on=on)
    record(
        "aid.plan_settled", actor=actor, subject=draft, day=settling.settled_on,
        number=draft.number, replaces=before.number if before else 0, signed=str(settling.signed),
    )  # fmt: skip
    return draft


@transaction.atomic
def withdraw_plan(plan_id: uuid.UUID, *, actor: Actor) -> HelpPlan:
    """Withdraw a draft; its number is not used again."""
    draft = locked(HelpPlan, plan_id, actor)
    PLAN.check(draft.status, PlanAct.WITHDRAW)
    draft.status = PlanStatus.WITHDRAWN
    draft.save(update_fields=["status"])
    record("aid.plan_withdrawn", actor=actor, subject=draft)
    return draft


@transaction.atomic
def finish_step(
    step_id: uuid.UUID, status: StepStatus, *, note: str = "", actor: Actor, on: date
) -> Step:
    """Record that a step was done, or dropped with a reason. Twice raises WrongStatus."""
    step = locked(Step, step_id, actor)
    help_plan = _in_force(step, actor)
    if status == StepStatus.DROPPED and not note.strip():
        raise BadInput.of("note", gettext_noop("Say why the step is dropped."))
    step.status, step.answered_on, step.note = status, on, note.strip()
    step.save(update_fields=["status", "answered_on", "note"])
    if status == StepStatus.DONE:
        meet(help_plan.pk, f"step:{step.pk}", by=step, on=on)
    replan_steps(help_plan, actor=actor, on=on)
    record("aid.step_answered", actor=actor, subject=help_plan, step=str(status))
    return step


@transaction.atomic
def change_step(step_id: uuid.UUID, new: NewStep, *, note: str, actor: Actor, on: date) -> Step:
    """Change an open step of the plan in force, with the reason; its duty moves with it."""
    step = locked(Step, step_id, actor)
    help_plan = _in_force(step, actor)
    if not note.strip():
        raise BadInput.of("note", gettext_noop("Say why the step changes."))
    step.text, step.party, step.who = new.text.strip(), new.party, new.who.strip()
    step.due_on, step.note = new.due_on, note.strip()
    step.save(update_fields=["text", "party", "who", "due_on", "note"])
    replan_steps(help_plan, actor=actor, on=on)
    record("aid.step_changed", actor=actor, subject=help_plan)
    return step


@transaction.atomic
def review_plan(
    plan_id: uuid.UUID, *, done_on: date, note: str, actor: Actor, on: date
) -> PlanReview:
    """Record that the plan in force was looked at again with the person and stays."""
    help_plan = locked(HelpPlan, plan_id, actor)
    if help_plan.status != PlanStatus.IN_FORCE:
        raise WrongStatus(gettext_noop("Only the plan in force is looked at again."))
    check_day("done_on", done_on, on=on, not_before=help_plan.settled_on)
    if not note.strip():
        raise BadInput.of("note", gettext_noop("Say in short what was found."))
    row = about(
        help_plan.person, PlanReview, actor=actor, plan=help_plan, done_on=done_on,
        note=note.strip(),
    )  # fmt: skip
    row.save()
    match_plans(help_plan.measure)
    record("aid.plan_reviewed", actor=actor, subject=help_plan, day=done_on)
    return row


@transaction.atomic
def void_review(review_id: uuid.UUID, *, reason: str, actor: Actor) -> PlanReview:
    """Void a review recorded by mistake; what it met is open again."""
    row = locked(PlanReview, review_id, actor)
    void(row, reason=reason, actor=actor)
    reopen(row)
    match_plans(row.plan.measure)
    record("aid.review_voided", actor=actor, subject=row, reason=row.void_reason)
    return row


def _draft(plan_id: uuid.UUID, actor: Actor) -> HelpPlan:
    draft = locked(HelpPlan, plan_id, actor)
    if draft.status != PlanStatus.DRAFT:
        raise WrongStatus(NOT_A_DRAFT)
    return draft


def _in_force(step: Step, actor: Actor) -> HelpPlan:
    help_plan = locked(HelpPlan, step.plan_id, actor)
    if help_plan.status != PlanStatus.IN_FORCE:
        raise WrongStatus(gettext_noop("This version of the plan is not in force."))
    if step.status != StepStatus.OPEN:
        raise WrongStatus(gettext_noop("This step was answered before."))
    return help_plan


def _replace(measure: Measure, *, actor: Actor, on: date) -> HelpPlan | None:
    found = HelpPlan.objects.select_for_update().filter(
        measure=measure, status=PlanStatus.IN_FORCE, voided_at=None
    )
    before = found.first()
    if before is not None:
        before.status = PlanStatus.REPLACED
        before.save(update_fields=["status"])
        replan_steps(before, actor=actor, on=on)
    return before


def _scan(draft: HelpPlan, settling: Settling, *, actor: Actor, on: date):
    new = NewPaper(
        kind=DocumentKind.PLAN,
        issued_on=settling.settled_on,
        content=settling.scan,
        subject=(draft._meta.label_lower, draft.pk),
    )
    return add_paper(draft.person_id, new, actor=actor, on=on)


def _add_step(goal: Goal, help_plan: HelpPlan, new: NewStep, *, actor: Actor) -> Step:
    step = about(
        help_plan.person, Step, actor=actor, goal=goal, plan=help_plan, text=new.text.strip(),
        party=new.party, who=new.who.strip(), due_on=new.due_on, status=StepStatus.OPEN,
        position=goal.steps.count(),
    )  # fmt: skip
    step.save()
    return step


def _copy_goals(source: HelpPlan, draft: HelpPlan, *, actor: Actor) -> None:
    for goal in source.goals.filter(voided_at=None).order_by("position"):
        copy = about(
            draft.person, Goal, actor=actor, plan=draft, need_id=goal.need_id, text=goal.text,
            position=goal.position,
        )  # fmt: skip
        copy.save()
        steps = goal.steps.filter(voided_at=None, status=StepStatus.OPEN).order_by("position")
        for step in steps:
            new = NewStep(step.text, step.party, step.due_on, step.who)
            _add_step(copy, draft, new, actor=actor)
