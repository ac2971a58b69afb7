"""The day and after: the gate, the arrival, being in touch again."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.handover import terms
from guitu.handover.models.board import HandOverRecord
from guitu.people.models import Document
from guitu.people.terms import ConsentWay


class GateRecord(HandOverRecord, Voidable):
    """Met at the gate: when, who was there, which papers came, how the person was, what was said.

    `set_out_at` is when the team left the office.
    `gaps` keeps what of the plan was still lacking, so that nobody fills it in afterwards.
    """

    row_security = Scoped()

    set_out_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField()
    present = models.JSONField(default=list)
    papers = models.JSONField(default=list)
    condition = TermField(terms.Condition)
    conversation = SealedTextField(subject="key_id")
    gaps = models.JSONField(default=list)


class SummaryConsent(HandOverRecord, Voidable):
    """The person agreed that a health summary comes along, before there was a file to say so."""

    row_security = Scoped()

    given_on = models.DateField()
    way = TermField(ConsentWay)
    witness = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="spoken_summary_consent_has_a_witness",
                condition=~Q(way=ConsentWay.SPOKEN.value) | ~Q(witness=""),
            ),
        ]


class Photo(HandOverRecord, Voidable):
    """A photo or a signed sheet of the gate or the arrival.

    Before there is a file it lies in the store under the key of the notice; then it is `paper`.
    """

    row_security = Scoped()

    of = TermField(terms.PhotoOf)
    digest = models.CharField(max_length=64, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    paper = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="photo_lies_in_one_place",
                condition=Q(paper=None) & ~Q(digest="") | Q(paper__isnull=False, digest=""),
            ),
        ]


class Arrival(HandOverRecord, Voidable):
    """The person reached the place where he or she will live; the address stands in the file."""

    row_security = Scoped()

    arrived_at = models.DateTimeField()
    place = TermField(terms.ArrivedAt)
    remark = models.CharField(max_length=300, blank=True)


class Recontact(HandOverRecord, Voidable):
    """In touch again after the homecoming, or tried to be."""

    row_security = Scoped()

    contacted_on = models.DateField()
    channel = TermField(terms.ContactChannel)
    note = SealedTextField(subject="key_id")
