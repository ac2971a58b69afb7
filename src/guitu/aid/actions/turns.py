"""Whose turn a request is: kept turn by turn, and as the one duty of that side."""

from dataclasses import dataclass
from datetime import date

from guitu.access.actors import Actor
from guitu.aid import plan as planning
from guitu.aid import terms
from guitu.aid.models import AidRequest, RequestTurn
from guitu.aid.terms import ANSWERED_REQUESTS, WAITING_REQUESTS, RequestAct, RequestStatus
from guitu.database.context import as_system
from guitu.duties.actions import DutySubject, meet, reconcile
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.queries import OPEN
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Person

REVOKED = gettext_noop("The office took the request back.")
NO_FILE = 0


@dataclass(frozen=True)
class Said:
    """What one side did with a request on a day, and said to the other, under whose name."""

    act: RequestAct
    on_day: date
    by_name: str
    note: str = ""


def keep_turn(row: AidRequest, said: Said, *, actor: Actor) -> RequestTurn:
    """Keep one turn of a request, for both sides to read.

    Made without the person's file, which the body asked does not see.
    """
    turn = RequestTurn(
        person_id=row.person_id,
        org_seq=row.org_seq,
        sec_label=row.sec_label,
        created_by=actor.user_id,
        request=row,
        to_seq=row.to_seq,
        act=said.act,
        on_day=said.on_day,
        by_name=said.by_name,
        note=said.note.strip(),
    )
    turn.save()
    return turn


def replan_request(row: AidRequest, *, actor: Actor, on: date) -> None:
    """Let the side whose turn it is have the duty, and meet the other's; twice changes nothing.

    The system stores it on behalf of the actor, who may not write at the other side. The duty of
    the body asked names no person and needs no clearance: the name stands on the request alone.
    """
    facts = planning.RequestFacts(
        row.status, row.turn_since, row.to_seq is not None, row.taken_up_on is not None
    )
    with as_system(on=on):
        _meet(row, on=row.taken_up_on or row.turn_since)
        policy = rules_for(row.org_seq).row("aid_request", row.turn_since)
        planned = [] if facts.is_taken_up else planning.answers(facts, policy)
        is_theirs = facts.is_inside and row.status in WAITING_REQUESTS
        subject = _asked(row) if is_theirs else _office(row)
        reason = REVOKED if row.status == RequestStatus.REVOKED else ""
        more = {"reason": reason} if reason else {}
        reconcile(subject, planned, actor=actor, on=on, **more)


def _meet(row: AidRequest, *, on: date) -> None:
    """Meet what is open where this side did its turn: an answer, a question back, a step after."""
    if row.status in (RequestStatus.REVOKED, RequestStatus.SENT):
        return
    kinds = _done_by(row)
    for duty in Duty.objects.filter(OPEN, subject_id=row.pk, kind__in=kinds):
        meet(row.pk, duty.key, by=row, on=on)


def _done_by(row: AidRequest) -> list[str]:
    if row.taken_up_on is not None:
        return [terms.AID_TAKE_UP]
    if row.status in ANSWERED_REQUESTS:
        return [terms.AID_ANSWER, terms.AID_CHASE, terms.AID_INFORM]
    if row.status == RequestStatus.ASKED_BACK:
        return [terms.AID_ANSWER, terms.AID_CHASE]
    return [terms.AID_INFORM]


def _asked(row: AidRequest) -> DutySubject:
    return DutySubject(row._meta.label_lower, row.pk, row.to_seq, NO_FILE)


def _office(row: AidRequest) -> DutySubject:
    worker_id = (
        Person.objects.filter(pk=row.person_id).values_list("responsible_id", flat=True).first()
    )
    return DutySubject(
        row._meta.label_lower, row.pk, row.org_seq, row.sec_label, row.person_id, worker_id
    )
