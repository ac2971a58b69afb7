"""The end of dynamic control: a paper of the police put on record, never decided here."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions import NewPaper, add_paper
from guitu.people.models import Person
from guitu.people.records import about
from guitu.people.terms import DocumentKind
from guitu.rights.models import ControlEnd
from guitu.web import clock


@dataclass(frozen=True)
class NewControlEnd:
    """The day on which the police ended dynamic control, and their paper."""

    ended_on: date
    number: str
    issued_by: str
    issued_on: date


@transaction.atomic
def record_control_end(
    person_id: uuid.UUID, new: NewControlEnd, *, actor: Actor, on: date
) -> ControlEnd:
    """Put the paper by which the police ended dynamic control on record.

    Raises BadInput for a day to come, WrongStatus while one is on record, AccessDenied.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, Permission.POLICE_PAPER, org_seq=person.org_seq)
    if new.ended_on > on:
        raise BadInput({"ended_on": FieldError(gettext_noop("This day has not come yet."), {})})
    if ControlEnd.objects.filter(person=person, voided_at=None).exists():
        raise WrongStatus(gettext_noop("The end of dynamic control is on record already."))
    paper = add_paper(
        person_id,
        NewPaper(
            DocumentKind.POLICE_PAPER, number=new.number, issued_by=new.issued_by,
            issued_on=new.issued_on,
        ),
        actor=actor, on=on,
    )  # fmt: skip
    row = about(person, ControlEnd, actor=actor, ended_on=new.ended_on, document=paper)
    row.save()
    record("rights.control_ended", actor=actor, subject=row, day=new.ended_on)
    return row


@transaction.atomic
def void_control_end(row_id: uuid.UUID, *, reason: str, actor: Actor) -> ControlEnd:
    """Void an end of dynamic control recorded by mistake."""
    row = ControlEnd.objects.select_for_update().get(pk=row_id)
    require(actor, Permission.POLICE_PAPER, org_seq=row.org_seq)
    if row.voided_at:
        raise WrongStatus(gettext_noop("This entry was voided before."))
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason.strip()
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("rights.control_end_voided", actor=actor, subject=row, reason=row.void_reason)
    return row
