"""Booked contacts, and how they were moved."""

from django.db import models
from django.db.models import Q

from guitu.contacts import terms
from guitu.contacts.models.contacts import Contact
from guitu.database.fields import TermField
from guitu.database.row_security import Scoped
from guitu.measures.models import Measure
from guitu.people.models import Document, PersonRecord


class Appointment(PersonRecord):
    """A contact that was booked: day, way, with whom.

    `made_in` is the contact at whose end it was booked, `kept_by` the one that came of it. One
    that is moved stays with its reason, and the new one names it in `moved_from`. An excuse has
    a reason and may have a paper as its evidence.
    """

    row_security = Scoped(by_link="own")

    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="+")
    made_in = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="bookings")
    planned_on = models.DateField()
    planned_time = models.TimeField(null=True)
    way = TermField(terms.Way)
    note = models.CharField(max_length=200, blank=True)
    with_user = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    state = TermField(terms.AppointmentState)
    reason = models.CharField(max_length=300, blank=True)
    closed_on = models.DateField(null=True)
    closed_by = models.UUIDField(null=True)
    kept_by = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="kept")
    moved_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="moved_to")
    evidence = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["moved_from"], name="appointment_moved_once"),
            models.CheckConstraint(
                name="appointment_open_or_closed",
                condition=Q(state=terms.AppointmentState.BOOKED.value, closed_on=None)
                | (~Q(state=terms.AppointmentState.BOOKED.value) & Q(closed_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "planned_on"], name="appointment_of_person"),
            models.Index(
                fields=["org_seq", "planned_on"],
                condition=Q(state=terms.AppointmentState.BOOKED.value),
                name="appointment_booked",
            ),
        ]
