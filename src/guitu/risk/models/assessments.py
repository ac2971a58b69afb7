"""The questions, and one person looked at once: in a round, or because something happened."""

import uuid

from django.db import models
from django.db.models import F, Q

from guitu.database.fields import KeyField, SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Open, Scoped
from guitu.people.models import PersonRecord
from guitu.risk import terms
from guitu.risk.models.rounds import Round


class Instrument(models.Model):
    """One version of a set of items. It never changes: old answers keep their old questions."""

    row_security = Open("Questions that everybody is asked are no personal data.")

    id = KeyField()
    code = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    items = models.JSONField()
    is_profile = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="instrument_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class Assessment(PersonRecord, Voidable):
    """A person looked at once. In a round it is due with the round, else by its own day.

    Evidence counts from `evidence_from`. `discuss` is the order of talking at the meeting, kept in
    step with the answers, with its reasons in `discuss_because`; it is never a level. Who left
    the round keeps the row, with day and reason.
    """

    row_security = Scoped()

    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="assessments")
    trigger = TermField(terms.Trigger)
    happened_on = models.DateField()
    happened = SealedTextField(subject="person_id")
    basis = TermField(terms.Basis)
    lives_elsewhere = models.BooleanField(default=False)
    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="+")
    profile = models.ForeignKey(Instrument, models.PROTECT, null=True, related_name="+")
    evidence_from = models.DateField()
    joined_on = models.DateField()
    due_on = models.DateField()
    left_on = models.DateField(null=True)
    left_because = TermField(terms.NotAssessed, blank=True)
    discuss = TermField(terms.Discussion, default=terms.Discussion.UNANSWERED.value)
    discuss_because = models.JSONField(default=list)
    called_up = models.IntegerField(default=0)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"], condition=Q(voided_at=None), name="assessed_once"
            ),
            models.CheckConstraint(
                name="assessment_in_round_or_event",
                condition=Q(round__isnull=False, trigger=terms.Trigger.ROUND.value)
                | (Q(round=None) & ~Q(trigger=terms.Trigger.ROUND.value)),
            ),
            models.CheckConstraint(
                name="left_for_a_reason",
                condition=Q(left_on=None, left_because="")
                | (Q(left_on__gte=F("joined_on")) & ~Q(left_because="")),
            ),
        ]
        indexes = [
            models.Index(fields=["round", "org_seq", "discuss"], name="assessment_of_round"),
            models.Index(fields=["person", "happened_on"], name="assessment_of_person"),
            models.Index(fields=["org_seq", "due_on"], name="assessment_due"),
        ]

    @property
    def worker_id(self) -> uuid.UUID | None:
        """The colleague responsible for the person; duties of the community go there."""
        return self.person.responsible_id


class Answer(PersonRecord, Voidable):
    """What was found for one item: how much, how sure, from which day, and the evidence."""

    row_security = Scoped()

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="answers")
    item = models.CharField(max_length=60)
    strength = TermField(terms.Strength)
    certainty = TermField(terms.Certainty, blank=True)
    evidence_on = models.DateField(null=True)
    evidence = SealedTextField(subject="person_id")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "item"], condition=Q(voided_at=None), name="answered_once"
            ),
        ]
