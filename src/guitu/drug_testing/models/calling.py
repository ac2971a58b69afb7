"""Being called to a test: the call with its proof of notice, and the draw of who is called."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Scoped
from guitu.drug_testing import terms
from guitu.people.models import Document, PersonRecord


class Draw(Record, Voidable):
    """Who was called to a test by lot. `org_seq` is the office whose people could be drawn.

    List and fingerprints are fixed with the first saving and never change; the seed is ciphertext
    until the draw and plain after it. Candidates are ids of measures, with their community.
    """

    row_security = Scoped()

    committed_at = models.DateTimeField()
    test_on = models.DateField()
    percent = models.SmallIntegerField()
    seed_hash = models.CharField(max_length=64)
    list_hash = models.CharField(max_length=64)
    candidates = models.JSONField(default=list)
    left_out = models.JSONField(default=list)
    sealed_seed = models.BinaryField()
    seed = models.CharField(max_length=64, blank=True)
    drawn_at = models.DateTimeField(null=True)
    drawn = models.JSONField(default=list)
    because = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="draw_shows_its_seed_once_drawn",
                condition=Q(drawn_at=None, seed="") | (Q(drawn_at__isnull=False) & ~Q(seed="")),
            ),
            models.UniqueConstraint(
                fields=["org_seq"],
                condition=Q(drawn_at=None, voided_at=None),
                name="draw_one_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["org_seq", "committed_at"], name="draw_of_office")]


class CallUp(PersonRecord, Voidable):
    """A person is called to a test on a day, at a place.

    `noticed_at`, `way` and `proof` show how the person was told; without them nobody can have
    missed it. One that was moved names the next one. `document` is the paper 吸毒检测通知书.
    """

    row_security = Scoped()

    measure = models.ForeignKey("measures.Measure", models.PROTECT, related_name="+")
    call_on = models.DateField()
    call_at = models.TimeField(null=True)
    place = models.CharField(max_length=100)
    way = TermField(terms.NoticeWay, blank=True)
    noticed_at = models.DateTimeField(null=True)
    proof = models.CharField(max_length=300, blank=True)
    answer = TermField(terms.CallAnswer, blank=True)
    moved_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    moved_reason = models.CharField(max_length=300, blank=True)
    evidence = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    draw = models.ForeignKey(Draw, models.PROTECT, null=True, related_name="calls")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="call_up_told_in_some_way",
                condition=Q(noticed_at=None, way="") | (Q(noticed_at__isnull=False) & ~Q(way="")),
            ),
            models.UniqueConstraint(
                fields=["moved_to"],
                condition=Q(moved_to__isnull=False),
                name="call_up_follows_one",
            ),
            models.CheckConstraint(
                name="call_up_moved_for_a_reason", condition=Q(moved_to=None) | ~Q(moved_reason="")
            ),
        ]
        indexes = [
            models.Index(fields=["measure", "call_on"], name="call_up_of_measure"),
            models.Index(fields=["org_seq", "call_on"], name="call_up_of_office"),
            models.Index(fields=["person", "call_on"], name="call_up_of_person"),
        ]
