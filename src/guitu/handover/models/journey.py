"""The plan of the journey: consent, team, vehicle, safety, money, family, needs."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Scoped
from guitu.handover import terms
from guitu.handover.models.board import HandOverRecord


class Consent(HandOverRecord):
    """The plan was put before a leader on a day; the answer comes later, with a remark."""

    row_security = Scoped()

    asked_on = models.DateField()
    asked_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    question = models.CharField(max_length=500, blank=True)
    answer = TermField(terms.ConsentAnswer, blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    leader_name = models.CharField(max_length=100, blank=True)
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consent_answered_by_somebody",
                condition=Q(answer="", answered_on=None)
                | (~Q(answer="") & Q(answered_on__isnull=False) & ~Q(leader_name="")),
            ),
        ]


class TeamMember(HandOverRecord, Voidable):
    """Somebody who goes, or the reason why nobody of a party does."""

    row_security = Scoped()

    party = TermField(terms.TeamParty)
    name = models.CharField(max_length=50, blank=True)
    user = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    phone = SealedTextField(subject="key_id")
    absent_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="team_named_or_reason",
                condition=(~Q(name="") & Q(absent_reason="")) | (Q(name="") & ~Q(absent_reason="")),
            ),
        ]


class Transport(HandOverRecord):
    """The vehicle, its driver and the way, in words; never a track."""

    row_security = Scoped()

    vehicle = models.CharField(max_length=100)
    driver_name = models.CharField(max_length=50)
    driver_phone = SealedTextField(subject="key_id")
    leaves_at = models.CharField(max_length=40, blank=True)
    route = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hand_over"], name="transport_of_hand_over"),
        ]


class CheckLine(Record, Voidable):
    """A safety measure that the office asks of every journey; the office edits the list."""

    row_security = Scoped()

    text = models.CharField(max_length=200)
    text_en = models.CharField(max_length=200, blank=True)
    position = models.IntegerField(default=0)


class CheckAnswer(HandOverRecord):
    """A measure of the checklist as it stood when the hand-over was planned, and its answer."""

    row_security = Scoped()

    line = models.ForeignKey(CheckLine, models.PROTECT, null=True, related_name="+")
    text = models.CharField(max_length=200)
    text_en = models.CharField(max_length=200, blank=True)
    position = models.IntegerField(default=0)
    done_on = models.DateField(null=True)
    done_by = models.UUIDField(null=True)
    excused_reason = models.CharField(max_length=300, blank=True)


class Money(HandOverRecord):
    """What the journey costs, in fen: estimated, from which source, spent."""

    row_security = Scoped()

    estimate_fen = models.IntegerField(default=0)
    source = TermField(terms.MoneySource)
    spent_fen = models.IntegerField(null=True)
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hand_over"], name="money_of_hand_over"),
            models.CheckConstraint(
                name="money_not_negative",
                condition=Q(estimate_fen__gte=0) & (Q(spent_fen=None) | Q(spent_fen__gte=0)),
            ),
        ]


class FamilyContact(HandOverRecord, Voidable):
    """The family was told and asked: who, when, by which way, what they answered."""

    row_security = Scoped()

    relation = models.CharField(max_length=40)
    name = models.CharField(max_length=50, blank=True)
    phone = SealedTextField(subject="key_id")
    contacted_on = models.DateField()
    channel = TermField(terms.ContactChannel)
    answer = TermField(terms.FamilyAnswer)
    remark = models.CharField(max_length=500, blank=True)


class NeedAsked(HandOverRecord):
    """One need, asked before release; the latest answer stands."""

    row_security = Scoped()

    need = TermField(terms.Need)
    answer = TermField(terms.NeedAnswer)
    asked_of = TermField(terms.AskedOf)
    asked_on = models.DateField()
    note = SealedTextField(subject="key_id")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "need"], name="need_asked_once"),
        ]
