"""Requests to a department or a service, and what both sides said."""

from django.db import models
from django.db.models import Q

from guitu.aid import terms
from guitu.aid.models.needs import Need
from guitu.database.fields import SealedTextField, TermField
from guitu.database.row_security import Shared
from guitu.people.models import Document, PersonRecord


class AidRequest(PersonRecord):
    """The office asks another body for help for a person. Both see this row, and nothing else.

    `org_seq` is the office, `to_seq` the body asked where it works with this installation, or null
    with its name in `to_name`. `sheet` holds the values that were disclosed and no others;
    `fields`, `ground` and what belongs to it say which and why. `turn_since` is the day from which
    it is this side's turn: of sending, of asking back, of informing, of the answer.
    """

    row_security = Shared("to_seq", sees_any_label=True)

    need = models.ForeignKey(Need, models.PROTECT, null=True, related_name="requests")
    kind = TermField(terms.NeedKind)
    to_seq = models.IntegerField(null=True)
    to_name = models.CharField(max_length=100)
    asked = SealedTextField(subject="person_id")
    fields = models.JSONField(default=list)
    sheet = SealedTextField(subject="person_id")
    ground = TermField(terms.Ground)
    consented_on = models.DateField(null=True)
    provision = models.CharField(max_length=200, blank=True)
    status = TermField(terms.RequestStatus)
    number = models.CharField(max_length=60, blank=True)
    from_name = models.CharField(max_length=100)
    sent_on = models.DateField()
    sent_by_name = models.CharField(max_length=100)
    turn_since = models.DateField()
    answered_on = models.DateField(null=True)
    due_on = models.DateField()
    taken_up_on = models.DateField(null=True)
    letter = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="request_goes_to_somebody", condition=~Q(to_name="")),
            models.CheckConstraint(
                name="request_consent_has_a_day",
                condition=~Q(ground=terms.Ground.CONSENT.value) | Q(consented_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["org_seq", "sent_on"], name="request_out"),
            models.Index(fields=["to_seq", "sent_on"], name="request_in"),
            models.Index(fields=["person"], name="request_of_person"),
        ]


class RequestTurn(PersonRecord):
    """One turn of a request: who did what on which day, and what was said to the other side."""

    row_security = Shared("to_seq", sees_any_label=True)

    request = models.ForeignKey(AidRequest, models.PROTECT, related_name="turns")
    to_seq = models.IntegerField(null=True)
    act = TermField(terms.RequestAct)
    on_day = models.DateField()
    by_name = models.CharField(max_length=100)
    note = SealedTextField(subject="person_id")

    class Meta:
        indexes = [models.Index(fields=["request", "on_day"], name="turn_of_request")]
