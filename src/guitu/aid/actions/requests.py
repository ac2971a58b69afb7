"""Requests to a department or a service: sent, acknowledged, answered, returned, taken back."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.aid.actions.needs import Answer, moved
from guitu.aid.actions.papers import issue_letter
from guitu.aid.actions.turns import Said, keep_turn, replan_request
from guitu.aid.models import AidRequest, Need
from guitu.aid.rules.checks import Grounds, check_day, check_grounds, check_request_act
from guitu.aid.rules.states import ANSWERED, REQUEST
from guitu.aid.terms import (
    ANSWERED_REQUESTS,
    ANSWERING_ACTS,
    Disclosed,
    Ground,
    NeedAct,
    NeedKind,
    NeedStatus,
    RequestAct,
    RequestStatus,
)
from guitu.audit.actions import record, record_unmasking
from guitu.duties.policy import rules_for
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.orgs.queries import office_of
from guitu.people.actions.locking import locked as locked_person
from guitu.people.models import Person, Phone
from guitu.people.records import about

ASKED_DIRECTLY = "Told to the body asked for help"
PROTECTED = (Disclosed.ID_NUMBER, Disclosed.PHONE)


@dataclass(frozen=True)
class NewRequest:
    """Whom is asked for what, which data that body is told, and on what ground.

    `to` is a body that works with this installation; another one is named in `to_name`.
    """

    kind: NeedKind
    asked: str
    fields: Sequence[Disclosed]
    ground: Ground
    sent_on: date
    to: Org | None = None
    to_name: str = ""
    need_id: uuid.UUID | None = None
    consented_on: date | None = None
    provision: str = ""


@dataclass(frozen=True)
class Turn:
    """What one side does with a request on a day, and says to the other.

    `need_act` is what follows for the need, when an answer is taken up.
    """

    act: RequestAct
    on_day: date
    note: str = ""
    by_name: str = ""
    need_act: NeedAct | None = None


@transaction.atomic
def send_request(person_id: uuid.UUID, new: NewRequest, *, actor: Actor, on: date) -> AidRequest:
    """Ask a body for help. It is told the chosen data and nothing else; each is put on record.

    Raises BadInput without somebody to ask, without a question, or without a ground.
    """
    person = locked_person(person_id, actor, Permission.AID_WRITE)
    _check_new(new, on=on)
    need = _need_of(person, new.need_id, actor=actor)
    row = _sheet(person, new, need, actor=actor)
    row.save(force_insert=True)
    for field in PROTECTED:
        if str(field) in row.fields:
            record_unmasking(str(field), actor=actor, subject=row, reason=ASKED_DIRECTLY)
    row.letter = issue_letter(row, actor=actor, on=on)
    if row.letter is not None:
        row.number = row.letter.number
        row.save(update_fields=["letter", "number"])
    replan_request(row, actor=actor, on=on)
    if need is not None and need.status == NeedStatus.RAISED:
        last = need.events.filter(voided_at=None).order_by("-on_day").first()
        day = max(new.sent_on, last.on_day if last else new.sent_on)
        moved(need, Answer(NeedAct.START, day), actor=actor, on=on)
    record(
        "aid.request_sent", actor=actor, subject=row, day=new.sent_on, fields=row.fields,
        ground=str(row.ground), inside=row.to_seq is not None,
    )  # fmt: skip
    return row


@transaction.atomic
def act_on_request(request_id: uuid.UUID, turn: Turn, *, actor: Actor, on: date) -> AidRequest:
    """Acknowledge, answer, ask back, inform, return, take back or take up a request.

    The body asked answers where it works here; the office may put an answer on record that came
    on paper. Raises WrongStatus when it was answered or taken back already, BadInput where nothing
    is said, AccessDenied for the other side's acts.
    """
    row = AidRequest.objects.select_for_update().get(pk=request_id)
    _require(row, turn.act, actor)
    check_request_act(turn.act, note=turn.note)
    check_day("on_day", turn.on_day, on=on, not_before=row.turn_since)
    if turn.act == RequestAct.TAKE_UP:
        _take_up(row, turn, actor=actor, on=on)
    else:
        _move(row, turn)
    row.version += 1
    row.save()
    by_name = turn.by_name.strip() or actor.name
    keep_turn(row, Said(turn.act, turn.on_day, by_name, turn.note), actor=actor)
    replan_request(row, actor=actor, on=on)
    record(
        "aid.request_moved", actor=actor, subject=row, day=turn.on_day, change=str(turn.act),
        status=str(row.status),
    )  # fmt: skip
    return row


def may_act(row: AidRequest, act: RequestAct, actor: Actor) -> bool:
    """Return whether the actor's post is of the side that does `act`."""
    is_office = actor.may(Permission.AID_WRITE, row.org_seq)
    if act not in ANSWERING_ACTS:
        return is_office
    is_asked = row.to_seq is not None and actor.may(Permission.AID_ANSWER, row.to_seq)
    return is_asked or is_office


def _require(row: AidRequest, act: RequestAct, actor: Actor) -> None:
    if may_act(row, act, actor):
        return
    if act in ANSWERING_ACTS and row.to_seq is not None:
        require(actor, Permission.AID_ANSWER, org_seq=row.to_seq)
    require(actor, Permission.AID_WRITE, org_seq=row.org_seq)
    raise AccessDenied(gettext_noop("This is for the other side to do."))


def _move(row: AidRequest, turn: Turn) -> None:
    row.status = RequestStatus(REQUEST.check(row.status, turn.act).target)
    if turn.act != RequestAct.ACKNOWLEDGE:
        row.turn_since = turn.on_day
    if turn.act == RequestAct.INFORM:
        row.due_on = _due_on(row.org_seq, turn.on_day)
    if row.status in ANSWERED_REQUESTS:
        row.answered_on = turn.on_day


def _take_up(row: AidRequest, turn: Turn, *, actor: Actor, on: date) -> None:
    if row.status not in ANSWERED or row.taken_up_on is not None:
        raise WrongStatus(gettext_noop("There is no answer to take up, or it was taken up."))
    row.taken_up_on = turn.on_day
    if turn.need_act and row.need_id:
        need = Need.objects.select_related("person").select_for_update(of=("self",))
        answer = Answer(turn.need_act, turn.on_day, turn.note, turn.note)
        moved(need.get(pk=row.need_id), answer, actor=actor, on=on)


def _check_new(new: NewRequest, *, on: date) -> None:
    if new.to is None and not new.to_name.strip():
        raise BadInput.of("to_name", gettext_noop("Choose or name who is asked."))
    if not new.asked.strip():
        raise BadInput.of("asked", gettext_noop("Write what is asked, in a sentence or two."))
    check_day("sent_on", new.sent_on, on=on)
    grounds = Grounds(new.kind, new.fields, new.ground, new.consented_on, new.provision)
    check_grounds(grounds, on=on)


def _need_of(person: Person, need_id: uuid.UUID | None, *, actor: Actor) -> Need | None:
    if need_id is None:
        return None
    found = Need.objects.select_related("person").select_for_update(of=("self",))
    need = found.filter(pk=need_id, person=person, voided_at=None).first()
    if need is None:
        raise BadInput.of("need", gettext_noop("This need is not on the file."))
    return need


def _sheet(person: Person, new: NewRequest, need: Need | None, *, actor: Actor) -> AidRequest:
    home = office_of(person.org_seq)
    values = disclosed(person, new.fields)
    return about(
        person,
        AidRequest,
        actor=actor,
        need=need,
        kind=new.kind,
        to_seq=new.to.seq if new.to else None,
        to_name=new.to.name if new.to else new.to_name.strip(),
        asked=new.asked.strip(),
        fields=sorted(values),
        sheet=json.dumps(values, ensure_ascii=False),
        ground=new.ground,
        consented_on=new.consented_on,
        provision=new.provision.strip(),
        status=RequestStatus.SENT,
        from_name=home.name if home else "",
        sent_on=new.sent_on,
        sent_by_name=actor.name,
        turn_since=new.sent_on,
        due_on=_due_on(person.org_seq, new.sent_on),
    )


def disclosed(person: Person, fields: Sequence[Disclosed]) -> dict[str, str]:
    """Return the chosen data of a person that are on file, and no others."""
    readers = {
        Disclosed.NAME: lambda: person.name,
        Disclosed.SEX: lambda: str(person.sex),
        Disclosed.BIRTH_YEAR: lambda: str(person.birth_on.year) if person.birth_on else "",
        Disclosed.ID_NUMBER: lambda: person.id_number,
        Disclosed.PHONE: lambda: _phone(person),
        Disclosed.COMMUNITY: lambda: _community(person),
    }
    found = {str(field): readers[field]() for field in Disclosed if field in fields}
    return {field: value for field, value in found.items() if value}


def _phone(person: Person) -> str:
    row = Phone.objects.filter(person=person, voided_at=None, whose="").order_by("-pk").first()
    return row.number if row else ""


def _community(person: Person) -> str:
    org = Org.objects.filter(seq=person.org_seq).first()
    return org.name if org else ""


def _due_on(org_seq: int, day: date) -> date:
    row = rules_for(org_seq).row("aid_request", day)
    return day + timedelta(days=row.reply_within_days)
