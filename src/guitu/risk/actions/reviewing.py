"""A review between rounds: something happened, and the person is looked at anew."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import AccessDenied, BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Person
from guitu.people.records import about, check_not_sealed
from guitu.risk import planning
from guitu.risk.instruments import NEUTRAL, shipped
from guitu.risk.models import Assessment, LevelDecision
from guitu.risk.queries.items import stored
from guitu.risk.queries.register import register_of
from guitu.risk.terms import Basis, NotAssessed, Trigger
from guitu.web import clock

ONE_OPEN = gettext_noop("A review of this person is under way. Decide it first.")
POLICE_ONLY = gettext_noop("open a review because of a relapse: the police or the office do that")
NOT_ON_REGISTER = gettext_noop("This person is not on the register: %(reason)s.")


@dataclass(frozen=True)
class NewReview:
    """Why somebody is looked at between rounds: what, since when, in words, and until when."""

    trigger: Trigger
    happened_on: date
    words: str
    due_on: date | None = None


@transaction.atomic
def open_review(person_id: uuid.UUID, new: NewReview, *, actor: Actor, on: date) -> Assessment:
    """Open a review of one person, with the neutral set of items and without a duty of contact.

    A relapse is the police's or the office's to say; an objection opens one by its answer only.
    Without a day it is due as a round that begins today would be. Raises WrongStatus while one is
    open or when the person is not on the register, BadInput, AccessDenied.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    _may(new.trigger, person, actor)
    if new.trigger in (Trigger.ROUND, Trigger.OBJECTION):
        raise BadInput.of("trigger", gettext_noop("Say what happened."))
    basis = register_of([person], on=on)
    if person in basis.left_out:
        reason = NotAssessed(basis.left_out[person])
        raise WrongStatus(NOT_ON_REGISTER, reason=reason)
    return _open(person, new, basis.assessed[person], actor=actor, on=on)


def look_anew(decision: LevelDecision, words: str, *, actor: Actor, on: date) -> Assessment:
    """Open the review that an objection brought about; one that is open already serves.

    Only the answer to an objection calls it.
    """
    person = Person.objects.select_for_update().get(pk=decision.person_id)
    found = open_reviews().filter(person=person).first()
    if found is not None:
        return found
    basis = register_of([person], on=on).assessed.get(person, Basis.THREE_YEARS)
    return _open(person, NewReview(Trigger.OBJECTION, on, words), basis, actor=actor, on=on)


@transaction.atomic
def void_review(assessment_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Assessment:
    """Void a review opened by mistake, before a level was decided. Its duties end."""
    one = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment_id)
    if not any(actor.may(p, one.org_seq) for p in (Permission.RISK_DECIDE, Permission.RISK_WRITE)):
        require(actor, Permission.RISK_WRITE, org_seq=one.org_seq)
    if one.round_id is not None or one.voided_at:
        raise WrongStatus(gettext_noop("This is no open review between rounds."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    if LevelDecision.objects.filter(assessment=one, voided_at=None).exists():
        raise WrongStatus(gettext_noop("A level was decided here. Void the level first."))
    one.voided_at, one.voided_by, one.void_reason = clock.now(), actor.user_id, reason.strip()
    one.version += 1
    one.save(update_fields=["voided_at", "voided_by", "void_reason", "version"])
    planning.replan(one, actor=actor, on=on)
    record("risk.review_voided", actor=actor, subject=one, reason=one.void_reason)
    return one


def open_reviews() -> QuerySet[Assessment]:
    """Return the reviews between rounds in which no level stands yet."""
    decided = LevelDecision.objects.filter(assessment=OuterRef("pk"), voided_at=None)
    return Assessment.objects.filter(~Exists(decided), round=None, voided_at=None, left_on=None)


def _may(trigger: Trigger, person: Person, actor: Actor) -> None:
    decides = actor.may(Permission.RISK_DECIDE, person.org_seq)
    if trigger == Trigger.RELAPSE and not decides:
        raise AccessDenied(
            gettext_noop("You see this record, but your post does not let you %(act)s."),
            act=POLICE_ONLY,
        )
    if not decides:
        require(actor, Permission.RISK_WRITE, org_seq=person.org_seq)


def _open(person: Person, new: NewReview, basis: Basis, *, actor: Actor, on: date) -> Assessment:
    check_not_sealed(person)
    if open_reviews().filter(person=person).exists():
        raise WrongStatus(ONE_OPEN)
    policy = planning.policy_of(person.org_seq, on)
    due_on = new.due_on or on + timedelta(days=policy.close_within_days)
    _check(new, due_on, on=on)
    one = about(
        person, Assessment, actor=actor, round=None, trigger=new.trigger,
        happened_on=new.happened_on, happened=new.words.strip(), basis=basis,
        lives_elsewhere=person.lives_elsewhere, instrument=stored(shipped()[NEUTRAL]),
        evidence_from=new.happened_on - timedelta(days=policy.evidence_before_days),
        joined_on=on, due_on=due_on,
    )  # fmt: skip
    one.save()
    planning.replan(one, actor=actor, on=on)
    record("risk.review_opened", actor=actor, subject=one, trigger=str(new.trigger))
    return one


def _check(new: NewReview, until: date, *, on: date) -> None:
    wrong: dict[str, FieldError] = {}
    if new.happened_on > on:
        wrong["happened_on"] = FieldError(gettext_noop("This day has not come yet."), {})
    if not new.words.strip():
        wrong["words"] = FieldError(gettext_noop("Say in words what happened."), {})
    if until < on:
        wrong["due_on"] = FieldError(gettext_noop("This day is past."), {})
    if wrong:
        raise BadInput(wrong)
