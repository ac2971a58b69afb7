"""A contact recorded by mistake is voided; what it met is open again."""

import uuid
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.contacts.actions.matching import match_contacts
from guitu.contacts.actions.notes import locked_contact
from guitu.contacts.models import Appointment, Contact
from guitu.contacts.terms import AppointmentState
from guitu.duties.actions import reopen
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people import followers
from guitu.people.models import Document
from guitu.web import clock


@transaction.atomic
def void_contact(contact_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Contact:
    """Void a contact with a reason; duties that it met are open again, or met by another record.

    What was booked at its end is cancelled, what it kept is booked again, and its photos are
    voided with it. Raises BadInput without a reason, WrongStatus when it was voided before.
    """
    contact = locked_contact(contact_id)
    require(actor, Permission.CONTACT_WRITE, org_seq=contact.org_seq)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    _void(contact, reason.strip(), actor=actor)
    _undo_bookings(contact, reason.strip(), actor=actor, on=on)
    reopen(contact)
    if contact.measure is not None:
        match_contacts(contact.measure)
    followers.tell(contact.person, actor=actor, on=on)
    record("contacts.voided", actor=actor, subject=contact, reason=contact.void_reason)
    return contact


def _void(contact: Contact, reason: str, *, actor: Actor) -> None:
    now = clock.now()
    contact.voided_at, contact.voided_by, contact.void_reason = now, actor.user_id, reason
    contact.save(update_fields=["voided_at", "voided_by", "void_reason"])
    Document.objects.filter(subject_id=contact.pk, voided_at=None).update(
        voided_at=now, voided_by=actor.user_id, void_reason=reason
    )


def _undo_bookings(contact: Contact, reason: str, *, actor: Actor, on: date) -> None:
    Appointment.objects.filter(made_in=contact, state=AppointmentState.BOOKED).update(
        state=AppointmentState.CANCELLED, closed_on=on, closed_by=actor.user_id, reason=reason[:300]
    )
    Appointment.objects.filter(kept_by=contact).update(
        state=AppointmentState.BOOKED, closed_on=None, closed_by=None, kept_by=None
    )
