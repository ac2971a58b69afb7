"""Versions of an agreement, their clauses and signatures."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.measures import terms
from guitu.measures.models.orders import Measure
from guitu.people.models import Document, PersonRecord

UNFINISHED = ("draft", "explained", "approved")


class Agreement(PersonRecord, Voidable):
    """One version of the agreement between the person and the street office."""

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="agreements")
    number = models.SmallIntegerField()
    status = TermField(terms.AgreementStatus)
    reason = models.CharField(max_length=500, blank=True)
    drafted_on = models.DateField(null=True)
    explained_on = models.DateField(null=True)
    explained_by = models.UUIDField(null=True)
    approved_on = models.DateField(null=True)
    approved_by = models.UUIDField(null=True)
    returned_on = models.DateField(null=True)
    returned_reason = models.CharField(max_length=500, blank=True)
    signed_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    scan = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="agreement_number"),
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(status__in=UNFINISHED),
                name="agreement_one_in_work",
            ),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(status="signed"), name="agreement_one_in_force"
            ),
            models.CheckConstraint(
                name="agreement_signed_on_a_day",
                condition=~Q(status__in=("signed", "replaced")) | Q(signed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="agreement_later_with_reason", condition=Q(number=1) | ~Q(reason="")
            ),
        ]
        indexes = [models.Index(fields=["person"], name="agreement_of_person")]


class AgreementClause(PersonRecord, Voidable):
    """A clause as it stands in one version: its words are frozen when it is drafted."""

    row_security = Scoped()

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="clauses")
    number = models.SmallIntegerField()
    section = TermField(terms.ClauseSection)
    kind = TermField(terms.ClauseKind)
    code = models.CharField(max_length=60, blank=True)
    version = models.SmallIntegerField(default=0)
    text_zh = models.TextField()
    text_en = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    acknowledged_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"], condition=Q(voided_at=None), name="clause_number"
            ),
        ]


class Signature(PersonRecord):
    """One party signed: on screen, kept as the path of the pen, or on the paper that is on file."""

    row_security = Scoped()

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatures")
    party = TermField(terms.SigningParty)
    way = TermField(terms.SigningWay)
    name = models.CharField(max_length=100)
    user = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    strokes = SealedTextField(subject="person_id")
    signed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "party"], name="signature_once_per_party"),
        ]
