"""Duties of contact, as contacts ask for them."""

import uuid
from datetime import date

from guitu.contacts.models import Contact
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN, overdue


def met_by(contact: Contact) -> list[Duty]:
    """Return the duties that a contact met, the first due first."""
    return list(Duty.objects.filter(met_by_id=contact.pk, voided_at=None).order_by("due_on", "key"))


def next_open(person_id: uuid.UUID, kind: str, *, on: date) -> Duty | None:
    """Return the duty of that kind that a contact of the day `on` can meet, or None."""
    found = Duty.objects.filter(OPEN, person_id=person_id, kind=kind, window_from__lte=on)
    return found.exclude(overdue(on=on)).order_by("due_on", "key").first()
