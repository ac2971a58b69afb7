"""Half-year summaries and yearly evaluations."""

from django.db import models
from django.db.models import F, Q

from guitu.contacts import terms
from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.measures.models import Measure
from guitu.people.models import Document, PersonRecord


class Review(PersonRecord, Voidable):
    """One period of a measure, looked back on by itself.

    `key` is that of the duty that the signed review meets. `figures` are those of the period as
    they stood when it was written last; the conclusions are the worker's, and `person_said` is
    what the person said to them.
    """

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField()
    figures = models.JSONField(default=list)
    judgement = TermField(terms.Judgement, blank=True)
    went_well = SealedTextField(subject="person_id")
    was_hard = SealedTextField(subject="person_id")
    next_steps = SealedTextField(subject="person_id")
    person_said = SealedTextField(subject="person_id")
    talked_on = models.DateField(null=True)
    state = TermField(terms.ReviewState)
    signed_on = models.DateField(null=True)
    signed_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    paper = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "key"],
                condition=Q(voided_at=None),
                name="review_once_per_period",
            ),
            models.CheckConstraint(
                name="review_signed_on_some_day",
                condition=Q(state=terms.ReviewState.SIGNED.value, signed_on__isnull=False)
                | (~Q(state=terms.ReviewState.SIGNED.value) & Q(signed_on=None)),
            ),
            models.CheckConstraint(
                name="review_period_ends_after_it_begins",
                condition=Q(until_on__gte=F("from_on")),
            ),
        ]
        indexes = [models.Index(fields=["person", "until_on"], name="review_of_person")]
