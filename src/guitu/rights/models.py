"""Notices given to a person; and what became of files whose time is over."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Scoped
from guitu.people.models import Document, PersonRecord
from guitu.rights import terms


class NoticeGiven(PersonRecord, Voidable):
    """A notice was explained to the person in plain words, and acknowledged or not.

    `text_version` is the first day on which the text given was in force, so that it can always be
    shown again as it was.
    """

    row_security = Scoped()

    text_code = models.CharField(max_length=40)
    text_version = models.DateField()
    language = TermField(terms.Language)
    given_on = models.DateField()
    explained_by = models.CharField(max_length=100)
    answer = TermField(terms.Acknowledgement)
    witness = models.CharField(max_length=100, blank=True)
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="refusal_has_a_witness",
                condition=~Q(answer=terms.Acknowledgement.REFUSED.value) | ~Q(witness=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "given_on"], name="notice_of_person")]


class ControlEnd(PersonRecord, Voidable):
    """The police ended dynamic control on a day; the paper says so."""

    row_security = Scoped()

    ended_on = models.DateField()
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(voided_at=None), name="control_ends_once"
            ),
        ]


class FileStep(PersonRecord):
    """A file was narrowed, opened again, sealed or taken out of the archive.

    `label_before` and `own_labels` (table, row, label) are what gives the labels back.
    """

    row_security = Scoped()

    kind = TermField(terms.StepKind)
    done_on = models.DateField()
    done_by_name = models.CharField(max_length=150)
    basis = models.JSONField(default=list)
    ground = TermField(terms.UnsealGround, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    open_until = models.DateField(null=True)
    label_before = models.SmallIntegerField()
    own_labels = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="unsealing_has_a_ground",
                condition=~Q(kind=terms.StepKind.UNSEAL.value)
                | (~Q(ground="") & ~Q(reason="") & Q(open_until__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["person", "kind"], name="file_step_of_person")]


class Destruction(Record):
    """The certificate that a sealed file was destroyed: asked for by one, done by another.

    It names no person: `file_ref` is the key of the file, which leads nowhere afterwards.
    """

    row_security = Scoped()

    file_ref = models.UUIDField()
    state = TermField(terms.DestructionState, default=terms.DestructionState.ASKED.value)
    number = models.CharField(max_length=40, blank=True)
    opened_on = models.DateField()
    ended_on = models.DateField()
    sealed_on = models.DateField()
    basis = models.JSONField(default=list)
    reason = models.CharField(max_length=500)
    asked_on = models.DateField()
    asked_by = models.UUIDField()
    asked_by_name = models.CharField(max_length=150)
    answered_on = models.DateField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_by_name = models.CharField(max_length=150, blank=True)
    answer_reason = models.CharField(max_length=500, blank=True)
    rows = models.JSONField(default=dict)
    papers = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file_ref"],
                condition=~Q(state=terms.DestructionState.REFUSED.value),
                name="file_destroyed_once",
            ),
            models.CheckConstraint(
                name="destruction_needs_two_people",
                condition=Q(answered_by=None) | ~Q(answered_by=models.F("asked_by")),
            ),
        ]
