"""A need is heard, helped with, and answered; it may be heard again."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.aid.actions.locking import locked, void
from guitu.aid.models import Need, NeedEvent
from guitu.aid.rules.checks import check_day, check_need_act
from guitu.aid.rules.states import NEED
from guitu.aid.terms import (
    ANSWERED_NEEDS,
    Heard,
    NeedAct,
    NeedKind,
    NeedStatus,
    NeedUrgency,
)
from guitu.audit.actions import record
from guitu.people.actions.locking import locked as locked_person
from guitu.people.models import Person
from guitu.people.records import about


@dataclass(frozen=True)
class NewNeed:
    """A need as it was heard: what it is, in whose words, how pressing.

    `source` names the record in which it was heard, as (model label, id).
    """

    kind: NeedKind
    raised_on: date
    words: str = ""
    heard: Heard = Heard.ASKED
    urgency: NeedUrgency = NeedUrgency.SOON
    source: tuple[str, uuid.UUID] | None = None


@dataclass(frozen=True)
class Answer:
    """What happened to a need on a day; `next_offer` where it is not possible now."""

    act: NeedAct
    on_day: date
    note: str = ""
    next_offer: str = ""


@dataclass(frozen=True)
class CarriedOver:
    """A need asked elsewhere; `is_arranged` where help was arranged already."""

    new: NewNeed
    is_arranged: bool = False


@transaction.atomic
def hear(person_id: uuid.UUID, new: NewNeed, *, actor: Actor, on: date) -> Need:
    """Put a need on record as it was heard. Raises BadInput for a day to come, AccessDenied."""
    person = locked_person(person_id, actor, Permission.AID_WRITE)
    check_day("raised_on", new.raised_on, on=on)
    return _heard(person, new, actor=actor)


@transaction.atomic
def move_need(need_id: uuid.UUID, answer: Answer, *, actor: Actor, on: date) -> Need:
    """Record that help has begun, that a need is answered, or that it was heard again.

    Raises WrongStatus when it is answered already, BadInput when the day lies before the last
    thing on record, or when nothing is said where something must be.
    """
    need = locked(Need, need_id, actor)
    return moved(need, answer, actor=actor, on=on)


def moved(need: Need, answer: Answer, *, actor: Actor, on: date) -> Need:
    """Move a locked need on; for acts that stand in another module of help."""
    target = NEED.check(need.status, answer.act).target
    check_need_act(answer.act, note=answer.note, next_offer=answer.next_offer)
    last = need.events.filter(voided_at=None).order_by("-on_day").first()
    check_day("on_day", answer.on_day, on=on, not_before=last.on_day if last else need.raised_on)
    need.status = NeedStatus(target)
    need.answered_on = answer.on_day if target in ANSWERED_NEEDS else None
    if answer.act == NeedAct.RAISE_AGAIN:
        need.raised_on = answer.on_day
    need.version += 1
    need.save(update_fields=["status", "answered_on", "raised_on", "version"])
    _event(need, answer, actor=actor)
    record(
        "aid.need_moved", actor=actor, subject=need, day=answer.on_day, change=str(answer.act),
        status=str(need.status),
    )  # fmt: skip
    return need


@transaction.atomic
def void_need(need_id: uuid.UUID, *, reason: str, actor: Actor) -> Need:
    """Void a need entered by mistake."""
    need = locked(Need, need_id, actor)
    void(need, reason=reason, actor=actor)
    record("aid.need_voided", actor=actor, subject=need, reason=need.void_reason)
    return need


def carry_over(person: Person, found: Iterable[CarriedOver], *, actor: Actor) -> list[Need]:
    """Take over needs that were asked in another module, each once; return those that are new.

    The caller holds the person and has checked that the actor may record what was asked.
    """
    made = []
    for one in found:
        source_type, source_id = one.new.source or ("", None)
        known = Need.objects.filter(
            source_type=source_type, source_id=source_id, kind=one.new.kind, voided_at=None
        )
        if known.exists():
            continue
        need = _heard(person, one.new, actor=actor)
        if one.is_arranged:
            answer = Answer(NeedAct.START, need.raised_on)
            moved(need, answer, actor=actor, on=need.raised_on)
        made.append(need)
    return made


def _heard(person: Person, new: NewNeed, *, actor: Actor) -> Need:
    source_type, source_id = new.source or ("", None)
    need = about(
        person,
        Need,
        actor=actor,
        kind=new.kind,
        words=new.words.strip(),
        heard=new.heard,
        urgency=new.urgency,
        status=NeedStatus.RAISED,
        first_raised_on=new.raised_on,
        raised_on=new.raised_on,
        source_type=source_type,
        source_id=source_id,
    )
    need.save()
    first = about(
        person, NeedEvent, actor=actor, need=need, status=NeedStatus.RAISED, on_day=new.raised_on
    )
    first.save()
    record("aid.need_heard", actor=actor, subject=need, day=new.raised_on, heard=str(new.heard))
    return need


def _event(need: Need, answer: Answer, *, actor: Actor) -> NeedEvent:
    row = about(
        need.person,
        NeedEvent,
        actor=actor,
        need=need,
        act=answer.act,
        status=need.status,
        on_day=answer.on_day,
        note=answer.note.strip(),
        next_offer=answer.next_offer.strip(),
    )
    row.save()
    return row
