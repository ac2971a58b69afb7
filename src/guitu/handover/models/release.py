"""The day and after: the gate, the arrival, being in touch again."""

from django.db import models

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.handover import terms
from guitu.handover.models.board import HandOverRecord


class GateRecord(HandOverRecord, Voidable):
    """Met at the gate: when, who was there, which papers came, how the person was, what was said.

    `gaps` keeps what of the plan was still lacking, so that nobody fills it in afterwards.
    """

    row_security = Scoped()

    met_at = models.DateTimeField()
    present = models.JSONField(default=list)
    papers = models.JSONField(default=list)
    condition = TermField(terms.Condition)
    conversation = SealedTextField(subject="key_id")
    gaps = models.JSONField(default=list)


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
