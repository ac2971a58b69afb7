"""A file goes to another office: sent, accepted, returned with a reason, kept, or recalled.

Until it is accepted it stays where it is and in use, so that nobody is left without an office.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from guitu.access.actors import SYSTEM_ACTOR, Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database.context import as_system
from guitu.duties.actions import meet
from guitu.handover import duties, rules
from guitu.handover.actions import changing_place
from guitu.handover.locking import follow
from guitu.handover.models import FileTransfer, HandOver
from guitu.handover.terms import FILE_BACK, TransferReason, TransferStage
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.orgs.queries import office_of
from guitu.people import actions as people
from guitu.people.models import Person

ALREADY_SENT = gettext_noop("This file is already on its way to another office.")
NOT_RETURNED = gettext_noop("This file did not come back from another office.")


@dataclass(frozen=True)
class NewTransfer:
    """To which office a file goes, and why."""

    to: Org
    reason: TransferReason
    remark: str = ""


@transaction.atomic
def send_file(person_id: uuid.UUID, new: NewTransfer, *, actor: Actor, on: date) -> FileTransfer:
    """Offer a person's file to another office.

    A change of place issues the letter with the list of materials. Raises BadInput when it is the
    same office or no measure's place can change, WrongStatus while it is already on its way.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, Permission.FILE_TRANSFER, org_seq=person.org_seq)
    to, home = new.to, office_of(person.org_seq)
    if to.seq <= person.org_seq <= to.seq_end or (home and home.seq <= to.seq <= home.seq_end):
        raise BadInput.of("to", gettext_noop("The file is at this office already."))
    row = FileTransfer(
        person=person,
        person_name=person.name,
        org_seq=home.seq if home and actor.may(Permission.FILE_TRANSFER, home.seq)
        else person.org_seq,
        sec_label=person.sec_label,
        created_by=actor.user_id,
        to_seq=to.seq,
        reason=new.reason,
        remark=new.remark.strip(),
        sent_on=on,
        sent_by_name=actor.name,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise WrongStatus(ALREADY_SENT) from error
    if new.reason == TransferReason.CHANGE_OF_PLACE:
        changing_place.write_letter(row, to, actor=actor, on=on)
        row.save()
    duties.sent_on(row, on=on)
    duties.replan_transfer(row, actor=actor, on=on)
    record("handover.file_sent", actor=actor, subject=row, to=to.code)
    return row


@transaction.atomic
def accept_file(
    transfer_id: uuid.UUID, *, actor: Actor, on: date, community: Org | None = None
) -> FileTransfer:
    """Take over a file: every record of the person moves into the new scope at once.

    `community` is where the file is kept from now on; without it, at the office itself. After a
    change of place the measure goes on here: receipt, time to report in, a new agreement.
    """
    row = _answered(transfer_id, "accept", actor=actor, on=on)
    office = Org.objects.get(seq=row.to_seq)
    target = community or office
    if not office.seq <= target.seq <= office.seq_end:
        raise BadInput.of("community", gettext_noop("This community belongs to another office."))
    with as_system(on=on):
        row.made_before = changing_place.what_was_made(row.person, on=on)
        _move(row.person_id, target, on=on)
    if row.reason == TransferReason.CHANGE_OF_PLACE:
        changing_place.go_on_here(row, target, actor=actor, on=on)
    row.save()
    duties.replan_transfer(row, actor=actor, on=on)
    record("handover.file_accepted", actor=actor, subject=row, org=target.code)
    return row


@transaction.atomic
def return_file(transfer_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> FileTransfer:
    """Do not take over a file, and say why; it stays with the office that sent it."""
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the file goes back."))
    row = _answered(transfer_id, "give_back", actor=actor, on=on)
    row.answer_reason = reason.strip()
    row.save()
    duties.replan_transfer(row, actor=actor, on=on)
    record("handover.file_returned", actor=actor, subject=row, reason=row.answer_reason)
    return row


@transaction.atomic
def keep_file(transfer_id: uuid.UUID, *, actor: Actor, on: date) -> FileTransfer:
    """Let a file that came back stay where it is; doing it twice changes nothing.

    Raises WrongStatus for a file that was not returned.
    """
    row = FileTransfer.objects.select_for_update().get(pk=transfer_id)
    require(actor, Permission.FILE_TRANSFER, org_seq=row.org_seq)
    if row.stage != TransferStage.RETURNED:
        raise WrongStatus(NOT_RETURNED)
    if meet(row.pk, FILE_BACK, by=row, on=on):
        record("handover.file_kept", actor=actor, subject=row)
    return row


@transaction.atomic
def recall_file(transfer_id: uuid.UUID, *, actor: Actor, on: date) -> FileTransfer:
    """Take back a file that nobody has answered yet."""
    row = _answered(transfer_id, "recall", actor=actor, on=on)
    row.save()
    duties.replan_transfer(row, actor=actor, on=on)
    record("handover.file_recalled", actor=actor, subject=row)
    return row


def _answered(transfer_id: uuid.UUID, act: str, *, actor: Actor, on: date) -> FileTransfer:
    row = FileTransfer.objects.select_for_update().get(pk=transfer_id)
    seq = row.org_seq if act == "recall" else row.to_seq
    require(actor, Permission.FILE_TRANSFER, org_seq=seq)
    row.stage = rules.TRANSFER.check(row.stage, act).target
    row.answered_on, row.answered_by_name = on, actor.name
    return row


def _move(person_id: uuid.UUID, target: Org, *, on: date) -> None:
    """Move file and hand-overs; the caller stands in the system's context and has checked.

    The system moves: whoever accepts has no rights at the office that gives the file away.
    """
    person = people.move_file(person_id, target, actor=SYSTEM_ACTOR, on=on)
    for hand_over in HandOver.objects.select_for_update().filter(person=person):
        follow(hand_over, person)
