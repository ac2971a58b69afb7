"""What the person was told of a level, and what the person said against it."""

import uuid

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.people.models import Document, PersonRecord
from guitu.risk import terms
from guitu.risk.models.panel import LevelDecision


class Telling(PersonRecord, Voidable):
    """The person was told the level, the reasons, the effect, and how to object."""

    row_security = Scoped()

    decision = models.ForeignKey(LevelDecision, models.PROTECT, related_name="tellings")
    told_on = models.DateField()
    way = TermField(terms.TellWay)
    by_name = models.CharField(max_length=150)
    said = SealedTextField(subject="person_id")
    paper = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=Q(voided_at=None), name="told_once"
            ),
        ]


class Objection(PersonRecord, Voidable):
    """The person objects to a level. Somebody of the panel who did not decide answers it."""

    row_security = Scoped()

    decision = models.ForeignKey(LevelDecision, models.PROTECT, related_name="objections")
    state = TermField(terms.ObjectionState)
    made_on = models.DateField()
    way = TermField(terms.TellWay)
    words = SealedTextField(subject="person_id")
    due_on = models.DateField()
    taken_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    answer = SealedTextField(subject="person_id")
    answered_on = models.DateField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_by_name = models.CharField(max_length=150, blank=True)
    paper = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(state=terms.ObjectionState.MADE.value, voided_at=None),
                name="objection_one_open",
            ),
        ]

    @property
    def worker_id(self) -> uuid.UUID | None:
        """The panel member who answers it."""
        return self.taken_by_id
