"""Orders of the police, and the dated statuses of carrying them out."""

import uuid

from django.db import models
from django.db.models import F, Q

from guitu.database.fields import TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.measures import terms
from guitu.people.models import Document, PersonRecord


class Measure(PersonRecord, Voidable):
    """One order of the police to be carried out here. Where it stands is told by StatusPeriod.

    `received_on` is the day on which the decision was served; `ordered_*` is what it says of the
    term. `ends_on` is reckoned with its reason by `rules.duration` and None while it is not known.
    `recorded_from` is the first day of which this office keeps records. `continues` is the
    measure before a change of place; where that one is kept in another installation, `came_from`
    names the office.
    """

    row_security = Scoped(by_link="own")

    kind = TermField(terms.MeasureKind)
    decision_number = models.CharField(max_length=60)
    decided_by = models.CharField(max_length=100)
    decided_on = models.DateField()
    received_on = models.DateField()
    basis = models.CharField(max_length=200, blank=True)
    ordered_months = models.SmallIntegerField(null=True)
    ordered_from = models.DateField(null=True)
    ordered_until = models.DateField(null=True)
    deducted_days = models.IntegerField(default=0)
    place = models.ForeignKey("orgs.Org", models.PROTECT, related_name="+")
    is_far = models.BooleanField(default=False)
    reported_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    end_because = models.JSONField(default=list)
    end_steps = models.JSONField(default=list)
    recorded_from = models.DateField(null=True)
    continues = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    came_from = models.CharField(max_length=100, blank=True)
    decision = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="measure_received_after_decided", condition=Q(received_on__gte=F("decided_on"))
            ),
            models.CheckConstraint(
                name="measure_ends_after_it_starts",
                condition=Q(ends_on=None)
                | (Q(starts_on__isnull=False) & Q(ends_on__gte=F("starts_on"))),
            ),
            models.UniqueConstraint(
                fields=["person", "decision_number"],
                condition=Q(voided_at=None, continues=None),
                name="measure_once_per_decision",
            ),
        ]
        indexes = [
            models.Index(fields=["person"], name="measure_of_person"),
            models.Index(fields=["org_seq", "ends_on"], name="measure_ending"),
        ]

    @property
    def is_continued(self) -> bool:
        """Whether it goes on after a change of place: its time runs on."""
        return self.continues_id is not None or bool(self.came_from)

    @property
    def worker_id(self) -> uuid.UUID | None:
        """The colleague responsible for the person; duties of the community go there."""
        return self.person.responsible_id


class StatusPeriod(PersonRecord, Voidable):
    """From a day, until a day, a measure stood so, because of an act with its basis and papers.

    `until_on` is the day on which the next one began, and so not included; the current one has
    none. Periods of one measure share no day: a trigger of the database refuses it.
    """

    row_security = Scoped(by_link="own")

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="periods")
    status = TermField(terms.Status)
    act = TermField(terms.Act, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    basis = models.JSONField(default=list)
    note = models.CharField(max_length=1000, blank=True)
    days_count = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(until_on=None, voided_at=None),
                name="status_one_current",
            ),
            models.CheckConstraint(
                name="status_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]
        indexes = [
            models.Index(fields=["measure", "from_on"], name="status_of_measure"),
            models.Index(
                fields=["org_seq", "status"],
                condition=Q(until_on=None, voided_at=None),
                name="status_current",
            ),
        ]


class StatusPaper(PersonRecord):
    """A paper that a change of status asked for."""

    row_security = Scoped()

    period = models.ForeignKey(StatusPeriod, models.PROTECT, related_name="papers")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")


class StepRecord(PersonRecord, Voidable):
    """A step towards the end of the term was done: talked over, file complete, papers sent."""

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=60)
    done_on = models.DateField()
    note = models.CharField(max_length=1000)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "kind"], condition=Q(voided_at=None), name="step_done_once"
            ),
        ]
