"""Missed steps that are heard or noted here, help offered first, and the papers about them."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.measures import terms
from guitu.measures.models.orders import Measure
from guitu.people.models import Document, PersonRecord


class NotedStep(PersonRecord, Voidable):
    """A missed step that no other module records, noted by hand."""

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="noted_steps")
    kind = TermField(terms.MissedKind)
    missed_on = models.DateField()
    what = models.CharField(max_length=200)
    notice_on = models.DateField(null=True)
    notice_way = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="noted_step_told_before_it_was_missed",
                condition=Q(notice_on=None) | Q(notice_on__lte=models.F("missed_on")),
            ),
        ]


class Hearing(PersonRecord, Voidable):
    """The person was asked for the reason of a missed step, and somebody decided on it.

    `step_type` and `step_id` name the record of the step, in whichever module it stands.
    """

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="hearings")
    step_type = models.CharField(max_length=40)
    step_id = models.UUIDField()
    heard_on = models.DateField()
    statement = SealedTextField(subject="person_id")
    is_justified = models.BooleanField()
    because = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "step_type", "step_id"],
                condition=Q(voided_at=None),
                name="hearing_once_per_step",
            ),
        ]


class HelpOffered(PersonRecord, Voidable):
    """Help was offered before a paper, or it is written down why it could not be."""

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="help_offered")
    occasion = TermField(terms.HelpOccasion)
    offered_on = models.DateField()
    what = models.CharField(max_length=500)
    answer = TermField(terms.HelpAnswer)


class BreachPaper(PersonRecord, Voidable):
    """A paper about missed steps: drafted, issued with a number, delivered, perhaps objected to.

    `steps` are the records that it speaks of, as they stood when it was drafted: kind, type, id,
    day. `document` is the Word file on the person's file, `proof` the proof of delivery.
    """

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="breach_papers")
    kind = TermField(terms.BreachPaperKind)
    status = TermField(terms.BreachPaperStatus)
    drafted_on = models.DateField()
    steps = models.JSONField(default=list)
    note = models.CharField(max_length=500, blank=True)
    issued_on = models.DateField(null=True)
    issued_by = models.UUIDField(null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    delivered_on = models.DateField(null=True)
    delivered_how = TermField(terms.DeliveryWay, blank=True)
    delivered_to = models.CharField(max_length=100, blank=True)
    witness = models.CharField(max_length=100, blank=True)
    proof = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    objected_on = models.DateField(null=True)
    objection = SealedTextField(subject="person_id")
    answered_on = models.DateField(null=True)
    answered_by = models.UUIDField(null=True)
    answer = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="breach_paper_issued_is_on_file",
                condition=Q(status="draft") | Q(document__isnull=False, issued_on__isnull=False),
            ),
            models.CheckConstraint(
                name="breach_paper_delivered_on_a_day",
                condition=~Q(status__in=("delivered", "objected", "answered"))
                | Q(delivered_on__isnull=False),
            ),
            models.CheckConstraint(
                name="breach_paper_refusal_has_a_witness",
                condition=~Q(delivered_how="refused") | ~Q(witness=""),
            ),
            models.UniqueConstraint(
                fields=["measure", "kind"],
                condition=Q(status="draft", voided_at=None),
                name="breach_paper_one_draft",
            ),
        ]
        indexes = [models.Index(fields=["person"], name="breach_paper_of_person")]
