"""The person is told: level, reasons, what it changes, until when, and how to object."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.actions import reopen
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Document
from guitu.people.records import about
from guitu.people.terms import DocumentKind
from guitu.risk import planning
from guitu.risk.models import Assessment, LevelDecision, Objection, Telling
from guitu.risk.terms import ObjectionState, TellWay
from guitu.web import clock

NOTHING_TO_TELL = gettext_noop("No level stands here yet; there is nothing to tell.")


@dataclass(frozen=True)
class NewTelling:
    """The person was told on a day, in a way, and said something to it."""

    told_on: date
    way: TellWay
    said: str = ""


@dataclass(frozen=True)
class Level:
    """The level that stands in an assessment, with its assessment, both locked."""

    assessment: Assessment
    decision: LevelDecision


@transaction.atomic
def tell(assessment_id: uuid.UUID, new: NewTelling, *, actor: Actor, on: date) -> Telling:
    """Record that the person was told the level of an assessment; its duty is met on that day.

    The notice printed last, where there is one, goes with it. Raises WrongStatus without a level
    or when it is on record already, BadInput for a day to come or before the decision.
    """
    level = standing(assessment_id, actor)
    decision = level.decision
    if Telling.objects.filter(decision=decision, voided_at=None).exists():
        raise WrongStatus(gettext_noop("It is on record already that the person was told."))
    if new.told_on > on:
        raise BadInput.of("told_on", gettext_noop("This day has not come yet."))
    if new.told_on < decision.decided_on:
        raise BadInput.of("told_on", gettext_noop("The level was decided later than this day."))
    telling = about(
        decision.person, Telling, actor=actor, decision=decision, told_on=new.told_on,
        way=new.way, by_name=actor.name, said=new.said.strip(), paper=notice_of(decision),
    )  # fmt: skip
    telling.save()
    planning.replan(level.assessment, actor=actor, on=on)
    record("risk.told", actor=actor, subject=telling, day=new.told_on, way=str(new.way))
    return telling


@transaction.atomic
def void_telling(telling_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Telling:
    """Void that the person was told; the duty is open again. Not while an objection waits."""
    rows = Telling.objects.select_related("decision__assessment", "person")
    telling = rows.select_for_update(of=("self",)).get(pk=telling_id)
    require(actor, Permission.RISK_WRITE, org_seq=telling.org_seq)
    if telling.voided_at:
        raise WrongStatus(gettext_noop("This record was voided."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    made = Objection.objects.filter(
        decision=telling.decision, state=ObjectionState.MADE, voided_at=None
    )
    if made.exists():
        raise WrongStatus(gettext_noop("An objection to this level waits for an answer."))
    telling.voided_at, telling.voided_by = clock.now(), actor.user_id
    telling.void_reason = reason.strip()
    telling.save(update_fields=["voided_at", "voided_by", "void_reason"])
    reopen(telling)
    planning.replan(telling.decision.assessment, actor=actor, on=on)
    record("risk.telling_voided", actor=actor, subject=telling, reason=telling.void_reason)
    return telling


def standing(assessment_id: uuid.UUID, actor: Actor) -> Level:
    """Return the level that stands in an assessment, locked; the actor may tell the person.

    Raises WrongStatus where none stands, AccessDenied.
    """
    one = Assessment.objects.select_for_update(of=("self",)).get(pk=assessment_id)
    require(actor, Permission.RISK_WRITE, org_seq=one.org_seq)
    rows = LevelDecision.objects.filter(assessment=one, voided_at=None)
    decision = rows.select_related("person").first()
    if decision is None:
        raise WrongStatus(NOTHING_TO_TELL)
    return Level(one, decision)


def notice_of(decision: LevelDecision) -> Document | None:
    """Return the notice of a level that was printed last."""
    rows = Document.objects.filter(
        kind=DocumentKind.RISK_ASSESSMENT, subject_id=decision.pk, voided_at=None
    )
    return rows.order_by("-created_at").first()
