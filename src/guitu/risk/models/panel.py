"""The meeting, the level that it decided, and what it arranged."""

import uuid

from django.db import models
from django.db.models import F, Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Scoped
from guitu.people.models import PersonRecord
from guitu.risk import terms
from guitu.risk.models.assessments import Assessment
from guitu.risk.models.rounds import Round


class Meeting(Record, Voidable):
    """A work-promotion meeting: when, where, who chaired, who was present.

    `members` are {"user": id or "", "name": …, "post": …}.
    """

    row_security = Scoped()

    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="meetings")
    held_on = models.DateField()
    place = models.CharField(max_length=100)
    chair = models.CharField(max_length=100)
    members = models.JSONField(default=list)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["org_seq", "held_on"], name="meeting_of_office")]


class LevelDecision(PersonRecord, Voidable):
    """People decided a level, with reasons in words. After `expires_on` there is none.

    `grounds` are codes of items on which it rests. `order_reason` says why it differs from the
    order of discussion, where it does. From `replaced_on` another decision holds.
    """

    row_security = Scoped(by_link="own")

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="decisions")
    level = TermField(terms.Level)
    before = TermField(terms.Level, blank=True)
    reasons = SealedTextField(subject="person_id")
    grounds = models.JSONField(default=list)
    order_reason = SealedTextField(subject="person_id")
    dissent = SealedTextField(subject="person_id")
    members = models.JSONField(default=list)
    decided_on = models.DateField()
    from_on = models.DateField()
    expires_on = models.DateField()
    replaced_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"], condition=Q(voided_at=None), name="level_decided_once"
            ),
            models.CheckConstraint(
                name="level_expires_after_it_begins", condition=Q(expires_on__gte=F("from_on"))
            ),
        ]
        indexes = [
            models.Index(fields=["person", "from_on"], name="level_of_person"),
            models.Index(fields=["org_seq", "expires_on"], name="level_of_office"),
        ]


class NextMeasure(PersonRecord, Voidable):
    """Something arranged with a level: what, by whom, until when; done or no longer needed."""

    row_security = Scoped()

    decision = models.ForeignKey(LevelDecision, models.PROTECT, related_name="next_measures")
    kind = TermField(terms.NextKind)
    what = models.CharField(max_length=300)
    owner = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    done_note = SealedTextField(subject="person_id")

    @property
    def worker_id(self) -> uuid.UUID | None:
        """The colleague to whom it was given."""
        return self.owner_id
