"""The plan of the journey: needs, team, vehicle, safety, money, family; and when it is ready."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.models import User
from guitu.audit.actions import record
from guitu.duties.actions import meet
from guitu.handover import rules
from guitu.handover.actions.needs import carry_needs
from guitu.handover.locking import become, keep, locked, part
from guitu.handover.models import (
    CheckAnswer,
    FamilyContact,
    HandOver,
    Money,
    NeedAsked,
    TeamMember,
    Transport,
)
from guitu.handover.states import plan_state
from guitu.handover.terms import (
    AskedOf,
    ContactChannel,
    FamilyAnswer,
    MoneySource,
    Need,
    NeedAnswer,
    TeamParty,
)
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop
from guitu.people import phones
from guitu.web import clock


@dataclass(frozen=True)
class NewMember:
    """Somebody of a party who goes, or the reason why nobody of it does."""

    party: TeamParty
    name: str = ""
    phone: str = ""
    absent_reason: str = ""
    user: User | None = None


@dataclass(frozen=True)
class NewTransport:
    """Vehicle, driver and way, in words."""

    vehicle: str
    driver_name: str
    driver_phone: str = ""
    leaves_at: str = ""
    route: str = ""


@dataclass(frozen=True)
class NewMoney:
    """What the journey costs, in fen; `spent_fen` is known afterwards."""

    estimate_fen: int
    source: MoneySource
    spent_fen: int | None = None
    remark: str = ""


@dataclass(frozen=True)
class NewFamilyContact:
    """Who of the family was reached, when and how, and what they answered."""

    relation: str
    contacted_on: date
    channel: ContactChannel
    answer: FamilyAnswer
    name: str = ""
    phone: str = ""
    remark: str = ""


@dataclass(frozen=True)
class NeedGiven:
    """The answer to one need; a note is sealed, it may speak of health."""

    answer: NeedAnswer
    note: str = ""


@transaction.atomic
def record_needs(
    hand_over_id: uuid.UUID,
    answers: Mapping[Need, NeedGiven],
    *,
    asked_of: AskedOf,
    actor: Actor,
    on: date,
) -> HandOver:
    """Record what was asked before release; the latest answer to each need stands."""
    hand_over = locked(hand_over_id, actor)
    known = {row.need: row for row in hand_over.needasked_rows.all()}
    for need, given in answers.items():
        row = known.get(need) or part(hand_over, NeedAsked, actor=actor, need=need)
        row.hand_over = hand_over
        row.answer, row.note, row.asked_of, row.asked_on = given.answer, given.note, asked_of, on
        row.save()
    record("handover.needs_asked", actor=actor, subject=hand_over, count=len(answers))
    carry_needs(hand_over, actor=actor)
    _meet_needs(hand_over, on=on)
    return hand_over


@transaction.atomic
def name_team(hand_over_id: uuid.UUID, new: NewMember, *, actor: Actor, on: date) -> TeamMember:
    """Name somebody for a party, or give the reason why nobody of it goes; never both."""
    hand_over = locked(hand_over_id, actor)
    name = new.name.strip() or (new.user.name if new.user else "")
    reason = new.absent_reason.strip()
    if bool(name) == bool(reason):
        raise BadInput.of(
            "name", gettext_noop("Name somebody, or say why nobody of this party goes.")
        )
    member = part(
        hand_over,
        TeamMember,
        actor=actor,
        party=new.party,
        name=name,
        user=new.user,
        absent_reason=reason,
        phone=_phone(new.phone or (new.user.phone if new.user else "")),
    )
    member.save()
    _team_changed(hand_over, on=on)
    record("handover.team_named", actor=actor, subject=hand_over, party=str(new.party))
    return member


@transaction.atomic
def void_member(member_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> HandOver:
    """Take somebody off the team; the line stays on record as voided."""
    row = (
        TeamMember.objects.select_for_update(of=("self",))
        .select_related("hand_over")
        .get(pk=member_id)
    )
    hand_over = locked(row.hand_over_id, actor)
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason.strip()
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    _team_changed(hand_over, on=on)
    record("handover.team_changed", actor=actor, subject=hand_over, party=str(row.party))
    return hand_over


@transaction.atomic
def set_transport(hand_over_id: uuid.UUID, new: NewTransport, *, actor: Actor) -> Transport:
    """Say which vehicle goes, who drives, and the way in words."""
    if not new.vehicle.strip():
        raise BadInput.of("vehicle", gettext_noop("Say which vehicle goes."))
    if not new.driver_name.strip():
        raise BadInput.of("driver_name", gettext_noop("Say who drives."))
    hand_over = locked(hand_over_id, actor)
    row = hand_over.transport_rows.first() or part(hand_over, Transport, actor=actor)
    row.hand_over = hand_over
    for name, value in vars(new).items():
        setattr(row, name, value.strip())
    row.driver_phone = _phone(new.driver_phone, field="driver_phone")
    row.save()
    record("handover.transport_set", actor=actor, subject=hand_over)
    return row


@transaction.atomic
def set_money(hand_over_id: uuid.UUID, new: NewMoney, *, actor: Actor) -> Money:
    """Say what the journey is expected to cost, who pays, and afterwards what was spent."""
    if new.estimate_fen < 0 or (new.spent_fen or 0) < 0:
        raise BadInput.of("estimate_fen", gettext_noop("An amount is not below zero."))
    hand_over = locked(hand_over_id, actor)
    row = hand_over.money_rows.first() or part(hand_over, Money, actor=actor)
    for name, value in vars(new).items():
        setattr(row, name, value)
    row.save()
    record("handover.money_set", actor=actor, subject=hand_over, estimate_fen=new.estimate_fen)
    return row


@transaction.atomic
def add_family_contact(
    hand_over_id: uuid.UUID, new: NewFamilyContact, *, actor: Actor, on: date
) -> FamilyContact:
    """Record that the family was told and asked, or could not be reached."""
    wrong: dict[str, FieldError] = {}
    if not new.relation.strip():
        wrong |= BadInput.of("relation", gettext_noop("Say who of the family it was.")).fields
    if new.contacted_on > on:
        wrong |= BadInput.of("contacted_on", gettext_noop("This day has not come yet.")).fields
    if wrong:
        raise BadInput(wrong)
    hand_over = locked(hand_over_id, actor)
    values = vars(new) | {"phone": _phone(new.phone)}
    row = part(hand_over, FamilyContact, actor=actor, **values)
    row.save()
    record("handover.family_contacted", actor=actor, subject=hand_over, answer=str(new.answer))
    return row


@transaction.atomic
def answer_check(
    hand_over_id: uuid.UUID,
    done: set[uuid.UUID],
    excused: Mapping[uuid.UUID, str],
    *,
    actor: Actor,
    on: date,
) -> HandOver:
    """Tick the measures that are done and say why others are not needed; the rest stay open."""
    hand_over = locked(hand_over_id, actor)
    rows: list[CheckAnswer] = list(hand_over.checkanswer_rows.select_for_update())
    for row in rows:
        if row.pk not in done:
            row.done_on, row.done_by = None, None
        elif row.done_on is None:
            row.done_on, row.done_by = on, actor.user_id
        row.excused_reason = "" if row.pk in done else excused.get(row.pk, "").strip()
    CheckAnswer.objects.bulk_update(rows, ["done_on", "done_by", "excused_reason"])
    record("handover.checklist_answered", actor=actor, subject=hand_over, done=len(done))
    return hand_over


@transaction.atomic
def mark_ready(hand_over_id: uuid.UUID, *, actor: Actor, on: date) -> HandOver:
    """Say that everything is arranged. Raises BadInput naming each part that is still lacking."""
    hand_over = locked(hand_over_id, actor)
    rules.HAND_OVER.check(hand_over.stage, "mark_ready")
    rules.check_ready(plan_state(hand_over))
    become(hand_over, "mark_ready", on=on)
    meet(hand_over.pk, "ready", by=hand_over, on=on)
    record("handover.ready", actor=actor, subject=hand_over)
    return hand_over


@transaction.atomic
def reopen_plan(hand_over_id: uuid.UUID, *, actor: Actor, on: date) -> HandOver:
    """Take back that everything is arranged; the consent stays."""
    hand_over = locked(hand_over_id, actor)
    become(hand_over, "reopen_plan", on=on)
    record("handover.plan_reopened", actor=actor, subject=hand_over)
    return hand_over


def _team_changed(hand_over: HandOver, *, on: date) -> None:
    keep(hand_over, has_team=not plan_state(hand_over).missing)
    _meet_needs(hand_over, on=on)


def _meet_needs(hand_over: HandOver, *, on: date) -> None:
    """Meet the duty of the first plan once every need was asked and the team is settled."""
    state = plan_state(hand_over)
    if not state.missing and not rules.worth_asking(state):
        meet(hand_over.pk, "needs", by=hand_over, on=on)


def _phone(text: str, *, field: str = "phone") -> str:
    """Return a telephone number as it is stored; BadInput beside `field`."""
    if not text.strip():
        return ""
    try:
        return phones.parse(text).number
    except BadInput as error:
        raise BadInput({field: error.fields["phone"]}) from error
