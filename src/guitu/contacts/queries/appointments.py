"""Reading booked contacts."""

import uuid
from datetime import date

from django.db.models import Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.contacts.models import Appointment
from guitu.contacts.terms import AppointmentState


def appointments(actor: Actor) -> QuerySet[Appointment]:
    """Return the appointments that the actor may see, whatever became of them."""
    rows = Appointment.objects.filter(within(actor, Permission.CONTACT_READ))
    return rows.select_related("person", "with_user")


def still_booked(*, on: date) -> Q:
    """Return the condition that a contact is booked and its measure is not over on the day `on`.

    A term ends by itself: from the day after its last one nobody is reminded of what was booked
    under it, whether the lapse is written down yet or not. What was booked afterwards belongs to
    no measure and stays.
    """
    runs = Q(measure=None) | Q(measure__ends_on=None) | Q(measure__ends_on__gte=on)
    return Q(state=AppointmentState.BOOKED) & runs


def booked_of(person_id: uuid.UUID, actor: Actor, *, on: date) -> list[Appointment]:
    """Return what is booked with one person, the next one first."""
    rows = appointments(actor).filter(still_booked(on=on), person_id=person_id)
    return list(rows.order_by("planned_on", "planned_time", "pk"))
