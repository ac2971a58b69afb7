"""Reading booked contacts."""

import uuid

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.contacts.models import Appointment
from guitu.contacts.terms import AppointmentState


def appointments(actor: Actor) -> QuerySet[Appointment]:
    """Return the appointments that the actor may see, whatever became of them."""
    rows = Appointment.objects.filter(within(actor, Permission.CONTACT_READ))
    return rows.select_related("person", "with_user")


def booked_of(person_id: uuid.UUID, actor: Actor) -> list[Appointment]:
    """Return what is booked with one person, the next one first."""
    rows = appointments(actor).filter(person_id=person_id, state=AppointmentState.BOOKED)
    return list(rows.order_by("planned_on", "planned_time", "pk"))
