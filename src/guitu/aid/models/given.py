"""What was given: services, money, goods; work and training found and kept."""

from django.db import models
from django.db.models import Q

from guitu.aid import terms
from guitu.aid.models.needs import Need
from guitu.aid.models.requests import AidRequest
from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.people.models import Document, PersonRecord


class HelpGiven(PersonRecord, Voidable):
    """A service, money or goods: what, by whom, when, and what came of it. Amounts are in fen."""

    row_security = Scoped()

    form = TermField(terms.GivenForm)
    need = models.ForeignKey(Need, models.PROTECT, null=True, related_name="given")
    request = models.ForeignKey(AidRequest, models.PROTECT, null=True, related_name="given")
    given_on = models.DateField()
    what = models.CharField(max_length=300)
    by_whom = models.CharField(max_length=100, blank=True)
    source = TermField(terms.GivenSource)
    result = TermField(terms.GivenResult)
    amount_fen = models.BigIntegerField(null=True)
    receipt = TermField(terms.Receipt, blank=True)
    receipt_paper = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="money_given_has_an_amount",
                condition=~Q(form=terms.GivenForm.MONEY.value) | Q(amount_fen__gt=0),
            ),
            models.CheckConstraint(
                name="amount_given_not_negative",
                condition=Q(amount_fen=None) | Q(amount_fen__gte=0),
            ),
        ]
        indexes = [models.Index(fields=["person", "given_on"], name="help_given_to_person")]


class Job(PersonRecord, Voidable):
    """Work or training: what kind, through whom it was found, from when until when."""

    row_security = Scoped()

    kind = TermField(terms.JobKind)
    need = models.ForeignKey(Need, models.PROTECT, null=True, related_name="jobs")
    employer = models.CharField(max_length=100, blank=True)
    what = models.CharField(max_length=100, blank=True)
    through = TermField(terms.FoundThrough)
    found_on = models.DateField()
    starts_on = models.DateField()
    ended_on = models.DateField(null=True)
    end_reason = TermField(terms.JobEnd, blank=True)
    end_note = models.CharField(max_length=300, blank=True)
    on_file_since = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="job_starts_after_it_is_found",
                condition=Q(starts_on__gte=models.F("found_on")),
            ),
            models.CheckConstraint(
                name="job_ends_for_a_reason",
                condition=Q(ended_on=None, end_reason="")
                | (Q(ended_on__gte=models.F("starts_on")) & ~Q(end_reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "starts_on"], name="job_of_person"),
            models.Index(fields=["org_seq", "starts_on"], name="job_of_office"),
        ]


class JobCheck(PersonRecord, Voidable):
    """Somebody asked on a day whether the person was still at work."""

    row_security = Scoped()

    job = models.ForeignKey(Job, models.PROTECT, related_name="checks")
    done_on = models.DateField()
    at_work = models.BooleanField()
    note = SealedTextField(subject="person_id")
