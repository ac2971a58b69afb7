"""Reports of leaving, and leaving without one."""

import uuid

from django.db import models
from django.db.models import F, Q

from guitu.absences import terms
from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.measures.models import Measure
from guitu.people.models import Document, PersonRecord


class Absence(PersonRecord, Voidable):
    """A written report of leaving the place of execution. It asks for a receipt, not a permission.

    `until_on` is the last day that the report covers: the day of return as reported, moved by
    extensions, and set back when the person returned earlier. No day of a person is on record
    twice, here or as a departure or a stay: a trigger of the database refuses it.
    """

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="absences")
    reported_on = models.DateField()
    way = TermField(terms.ReportWay)
    leaves_on = models.DateField()
    planned_return_on = models.DateField()
    until_on = models.DateField()
    area = models.CharField(max_length=120)
    reason = TermField(terms.LeavingReason)
    reason_note = models.CharField(max_length=200, blank=True)
    contact = SealedTextField(subject="person_id")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    acknowledged_on = models.DateField(null=True)
    acknowledged_by = models.CharField(max_length=100, blank=True)
    returned_on = models.DateField(null=True)
    return_known = TermField(terms.ContactWay, blank=True)
    return_checked_on = models.DateField(null=True)
    return_checked_by = models.CharField(max_length=100, blank=True)
    became_stay = models.ForeignKey("Stay", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="absence_returns_after_leaving",
                condition=Q(until_on__gte=F("leaves_on"))
                & Q(planned_return_on__gte=F("leaves_on")),
            ),
            models.CheckConstraint(
                name="absence_receipt_by_somebody",
                condition=Q(acknowledged_on=None, acknowledged_by="")
                | (Q(acknowledged_on__isnull=False) & ~Q(acknowledged_by="")),
            ),
            models.CheckConstraint(
                name="absence_return_was_checked",
                condition=Q(returned_on=None, return_checked_on=None)
                | Q(returned_on__isnull=False, return_checked_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "leaves_on"], name="absence_of_person"),
            models.Index(
                fields=["org_seq", "until_on"],
                condition=Q(returned_on=None, voided_at=None),
                name="absence_open",
            ),
        ]

    @property
    def worker_id(self) -> uuid.UUID | None:
        """The colleague responsible for the person; duties of the community go there."""
        return self.person.responsible_id


class Extension(PersonRecord, Voidable):
    """The person reported to stay away longer: until which day, from which it was before."""

    row_security = Scoped()

    absence = models.ForeignKey(Absence, models.PROTECT, related_name="extensions")
    reported_on = models.DateField()
    way = TermField(terms.ReportWay)
    before_on = models.DateField()
    until_on = models.DateField()
    reason_note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="extension_is_longer", condition=Q(until_on__gt=F("before_on"))
            ),
        ]


class AwayContact(PersonRecord, Voidable):
    """One was in touch with the person who is away, or tried to."""

    row_security = Scoped()

    absence = models.ForeignKey(Absence, models.PROTECT, related_name="contacts")
    on_day = models.DateField()
    way = TermField(terms.ContactWay)
    was_reached = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    by_name = models.CharField(max_length=100)


class Departure(PersonRecord, Voidable):
    """The person left without a report. Facts only; police say what they amount to.

    `until_on` is the last day verified, so that only verified days are counted; `returned_on` is
    known once the person is back. With `notice_*` is proved how the person was told of the missing
    report, with `heard_on` that the reason was heard, with `unheard_reason` why it could not be.
    As long as nobody judged, `is_justified` is None.
    """

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="departures")
    noted_on = models.DateField()
    known_how = TermField(terms.KnownHow)
    known_note = models.CharField(max_length=500, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()
    returned_on = models.DateField(null=True)
    notice_on = models.DateField(null=True)
    notice_way = TermField(terms.NoticeWay, blank=True)
    notice_note = models.CharField(max_length=300, blank=True)
    notice_document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    heard_on = models.DateField(null=True)
    statement = SealedTextField(subject="person_id")
    unheard_reason = models.CharField(max_length=300, blank=True)
    is_justified = models.BooleanField(null=True)
    judged_on = models.DateField(null=True)
    judged_by = models.UUIDField(null=True)
    judged_by_name = models.CharField(max_length=100, blank=True)
    judged_reason = models.CharField(max_length=500, blank=True)
    helped_on = models.DateField(null=True)
    helped_note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="departure_ends_after_it_begins", condition=Q(until_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="departure_judged_by_somebody",
                condition=Q(is_justified=None, judged_on=None, judged_by_name="")
                | (
                    Q(is_justified__isnull=False, judged_on__isnull=False)
                    & ~Q(judged_by_name="")
                    & ~Q(judged_reason="")
                ),
            ),
            models.CheckConstraint(
                name="departure_unjustified_only_after_hearing",
                condition=Q(is_justified=None)
                | Q(is_justified=True)
                | (
                    Q(notice_on__isnull=False) & (Q(heard_on__isnull=False) | ~Q(unheard_reason=""))
                ),
            ),
        ]
        indexes = [models.Index(fields=["person", "from_on"], name="departure_of_person")]

    @property
    def worker_id(self) -> uuid.UUID | None:
        """The colleague responsible for the person; duties of the community go there."""
        return self.person.responsible_id
