"""What help is needed with, and everything that happened to it."""

from django.db import models
from django.db.models import Q

from guitu.aid import terms
from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.people.models import PersonRecord


class Need(PersonRecord, Voidable):
    """A need in the person's words. `status` follows from its events; it is never typed.

    `raised_on` is the day of the latest hearing, `first_raised_on` of the first. `source_type` and
    `source_id` name the record in which it was heard, so that it is carried over once.
    """

    row_security = Scoped()

    kind = TermField(terms.NeedKind)
    words = SealedTextField(subject="person_id")
    heard = TermField(terms.Heard)
    urgency = TermField(terms.NeedUrgency)
    status = TermField(terms.NeedStatus)
    first_raised_on = models.DateField()
    raised_on = models.DateField()
    answered_on = models.DateField(null=True)
    source_type = models.CharField(max_length=60, blank=True)
    source_id = models.UUIDField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["person", "status"], name="need_of_person"),
            models.Index(
                fields=["org_seq", "raised_on"],
                condition=Q(answered_on=None, voided_at=None),
                name="need_open",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_type", "source_id", "kind"],
                condition=Q(voided_at=None, source_id__isnull=False),
                name="need_carried_over_once",
            ),
            models.CheckConstraint(
                name="need_raised_after_first",
                condition=Q(raised_on__gte=models.F("first_raised_on")),
            ),
        ]


class NeedEvent(PersonRecord, Voidable):
    """A step in the life of a need: what was said and done, and what was offered instead."""

    row_security = Scoped()

    need = models.ForeignKey(Need, models.PROTECT, related_name="events")
    act = TermField(terms.NeedAct, blank=True)
    status = TermField(terms.NeedStatus)
    on_day = models.DateField()
    note = SealedTextField(subject="person_id")
    next_offer = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["need", "on_day"], name="event_of_need")]
