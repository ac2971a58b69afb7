"""The person objects to a level; somebody of the panel who did not decide answers."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.actions import DutySubject, meet, reconcile
from guitu.kernel.errors import AccessDenied, BadInput, Conflict, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.records import about
from guitu.risk import plan, planning
from guitu.risk.actions.reviewing import look_anew
from guitu.risk.models import LevelDecision, Objection
from guitu.risk.rules.objections import decided
from guitu.risk.terms import ObjectionState, TellWay
from guitu.web import clock

DECIDED_IT = gettext_noop(
    "You were among those who decided this level. Somebody else of the panel answers the objection."
)
TAKEN = gettext_noop("%(name)s has taken this objection and answers it.")
ANSWERED = gettext_noop("This objection is no longer open.")
CHANGED_MEANWHILE = gettext_noop(
    "Somebody else changed this objection just now. Read it anew before you answer."
)


@dataclass(frozen=True)
class NewObjection:
    """What the person says against a level, when, and how it came."""

    made_on: date
    way: TellWay
    words: str


@dataclass(frozen=True)
class AnswerObjection:
    """The answer: kept with reasons, or looked at anew; `version` is what was read."""

    state: ObjectionState
    words: str
    version: int


@transaction.atomic
def object_to(decision_id: uuid.UUID, new: NewObjection, *, actor: Actor, on: date) -> Objection:
    """Take down the person's objection to a level, late or not; its clock runs from that day.

    Raises WrongStatus while one waits or when the level was voided, BadInput without words or for
    a wrong day, AccessDenied.
    """
    rows = LevelDecision.objects.select_related("person")
    decision = rows.select_for_update(of=("self",)).get(pk=decision_id)
    require(actor, Permission.RISK_WRITE, org_seq=decision.org_seq)
    return keep_objection(decision, new, actor=actor, on=on)


def keep_objection(
    decision: LevelDecision, new: NewObjection, *, actor: Actor, on: date
) -> Objection:
    """Store an objection to a locked level; whether it may come this way the caller has asked."""
    if decision.voided_at:
        raise WrongStatus(gettext_noop("This level was voided."))
    _check(decision, new, on=on)
    made = Objection.objects.filter(decision=decision, state=ObjectionState.MADE, voided_at=None)
    if made.exists():
        raise WrongStatus(gettext_noop("An objection to this level waits for an answer."))
    policy = planning.policy_of(decision.org_seq, new.made_on)
    due_on = plan.plan_objection(new.made_on, policy)[0].due_on
    objection = about(
        decision.person, Objection, actor=actor, decision=decision, state=ObjectionState.MADE,
        made_on=new.made_on, way=new.way, words=new.words.strip(), due_on=due_on,
    )  # fmt: skip
    objection.save()
    replan_objection(objection, actor=actor, on=on)
    record("risk.objected", actor=actor, subject=objection, day=new.made_on)
    return objection


@transaction.atomic
def take(objection_id: uuid.UUID, *, actor: Actor, on: date) -> Objection:
    """Take an objection, to answer it; only somebody of the panel who did not decide."""
    objection = _locked(objection_id)
    _check_answerer(objection, actor)
    _save(objection, taken_by_id=actor.user_id)
    record("risk.objection_taken", actor=actor, subject=objection)
    return objection


@transaction.atomic
def answer(objection_id: uuid.UUID, given: AnswerObjection, *, actor: Actor, on: date) -> Objection:
    """Answer an objection: the level stays, for reasons; or the person is looked at anew.

    Looking anew opens a review; until it is decided the level holds as it was. Raises AccessDenied
    for whoever decided the level, WrongStatus when it is answered, withdrawn or another's,
    Conflict when it changed, BadInput without reasons.
    """
    objection = _locked(objection_id)
    _check_answerer(objection, actor)
    if objection.version != given.version:
        raise Conflict(CHANGED_MEANWHILE)
    if given.state not in (ObjectionState.KEPT, ObjectionState.CHANGED):
        raise BadInput.of("state", gettext_noop("Say whether the level stays."))
    if not given.words.strip():
        raise BadInput.of("words", gettext_noop("Give the person reasons, in plain words."))
    _save(
        objection, state=given.state, answer=given.words.strip(), answered_on=on,
        answered_by=actor.user_id, answered_by_name=actor.name, taken_by_id=actor.user_id,
    )  # fmt: skip
    if given.state == ObjectionState.CHANGED:
        look_anew(objection.decision, objection.words, actor=actor, on=on)
    replan_objection(objection, actor=actor, on=on)
    record("risk.objection_answered", actor=actor, subject=objection, outcome=str(given.state))
    return objection


@transaction.atomic
def withdraw(objection_id: uuid.UUID, *, words: str, actor: Actor, on: date) -> Objection:
    """Record that the person took the objection back, with the person's word; its clock stops."""
    objection = _locked(objection_id)
    require(actor, Permission.RISK_WRITE, org_seq=objection.org_seq)
    if not words.strip():
        raise BadInput.of("words", gettext_noop("Write down what the person said."))
    _save(
        objection, state=ObjectionState.WITHDRAWN, answer=words.strip(), answered_on=on,
        answered_by=actor.user_id, answered_by_name=actor.name,
    )  # fmt: skip
    replan_objection(objection, actor=actor, on=on)
    record("risk.objection_withdrawn", actor=actor, subject=objection)
    return objection


@transaction.atomic
def void_objection(objection_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Objection:
    """Void an objection that was taken down by mistake, before it is answered."""
    objection = _locked(objection_id)
    require(actor, Permission.RISK_WRITE, org_seq=objection.org_seq)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    _save(objection, voided_at=clock.now(), voided_by=actor.user_id, void_reason=reason.strip())
    replan_objection(objection, actor=actor, on=on)
    record("risk.objection_voided", actor=actor, subject=objection, reason=reason.strip())
    return objection


def replan_objection(objection: Objection, *, actor: Actor, on: date) -> None:
    """Keep the duty of answering in step: it ends when withdrawn, and is met by the answer."""
    is_over = objection.voided_at or objection.state == ObjectionState.WITHDRAWN
    policy = planning.policy_of(objection.org_seq, objection.made_on)
    planned = [] if is_over else plan.plan_objection(objection.made_on, policy)
    reconcile(DutySubject.of(objection), planned, actor=actor, on=on)
    if not is_over and objection.answered_on is not None:
        meet(objection.pk, "answer", by=objection, on=objection.answered_on)


def check_may_answer(objection: Objection, actor: Actor) -> None:
    """Raise AccessDenied unless the actor is of the panel and did not decide this level."""
    require(actor, Permission.RISK_DECIDE, org_seq=objection.org_seq)
    decision = objection.decision
    if decision.created_by == actor.user_id or decided(decision.members, actor.user_id):
        raise AccessDenied(DECIDED_IT)


def _check_answerer(objection: Objection, actor: Actor) -> None:
    check_may_answer(objection, actor)
    taken = objection.taken_by
    if taken is not None and taken.pk != actor.user_id:
        raise WrongStatus(TAKEN, name=taken.name)


def _locked(objection_id: uuid.UUID) -> Objection:
    rows = Objection.objects.select_related("decision", "person", "taken_by")
    objection = rows.select_for_update(of=("self",)).get(pk=objection_id)
    if objection.voided_at or objection.state != ObjectionState.MADE:
        raise WrongStatus(ANSWERED)
    return objection


def _save(objection: Objection, **values: object) -> None:
    for name, value in values.items():
        setattr(objection, name, value)
    objection.version += 1
    objection.save()


def _check(decision: LevelDecision, new: NewObjection, *, on: date) -> None:
    wrong: dict[str, FieldError] = {}
    if new.made_on > on:
        wrong["made_on"] = FieldError(gettext_noop("This day has not come yet."), {})
    elif new.made_on < decision.decided_on:
        wrong["made_on"] = FieldError(
            gettext_noop("The level was decided later than this day."), {}
        )
    if not new.words.strip():
        wrong["words"] = FieldError(gettext_noop("Write down what the person says."), {})
    if wrong:
        raise BadInput(wrong)
