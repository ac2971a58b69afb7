"""The release notice and the hand-over that it becomes."""

import uuid

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Scoped
from guitu.handover import terms


class ReleaseNotice(Record, Voidable):
    """What a sender told the office: who leaves which centre, and when. Never changed afterwards.

    Until a file is open the protected fields are sealed with a key of the notice itself.
    `reference` is the sender's own number; with the sender's key it makes sending twice harmless.
    """

    row_security = Scoped()

    sender_org = models.ForeignKey("orgs.Org", models.PROTECT, null=True, related_name="+")
    sender_name = models.CharField(max_length=100)
    centre_org = models.ForeignKey("orgs.Org", models.PROTECT, null=True, related_name="+")
    centre_name = models.CharField(max_length=100)
    person_name = models.CharField(max_length=50)
    id_number = SealedTextField(subject="id")
    id_index = models.BinaryField(null=True)
    phone = SealedTextField(subject="id")
    address = SealedTextField(subject="id")
    ended_measure = TermField(terms.EndedMeasure)
    decided_on = models.DateField(null=True)
    release_on = models.DateField()
    received_on = models.DateField()
    papers_expected = models.JSONField(default=list)
    reference = models.CharField(max_length=60, blank=True)
    sent_by = models.UUIDField(null=True)
    sent_key = models.CharField(max_length=120, blank=True)
    sent_digest = models.CharField(max_length=64, blank=True)
    remark = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sent_by", "sent_key"],
                condition=~Q(sent_key=""),
                name="notice_sent_once",
            ),
            models.CheckConstraint(
                name="notice_release_after_decision",
                condition=Q(decided_on=None) | Q(release_on__gt=models.F("decided_on")),
            ),
        ]
        indexes = [
            models.Index(fields=["org_seq", "release_on"], name="notice_of_org"),
            models.Index(fields=["reference"], name="notice_reference"),
            models.Index(fields=["id_index"], name="notice_id_index"),
        ]


class HandOver(Record):
    """One person's way from the centre home. `release_on` is the day as it stands now.

    `outcome` stays when the stage moves on to the arrival. `owner` is the colleague who sees to
    it. It leaves the board when it is closed, and never without an outcome.
    """

    row_security = Scoped()

    notice = models.OneToOneField(ReleaseNotice, models.PROTECT, related_name="hand_over")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    stage = TermField(terms.Stage, default=terms.Stage.RECEIVED.value)
    stage_since = models.DateField()
    outcome = TermField(terms.Stage, blank=True)
    outcome_on = models.DateField(null=True)
    outcome_reason = models.CharField(max_length=1000, blank=True)
    release_on = models.DateField()
    release_reason = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    has_team = models.BooleanField(default=False)
    has_order = models.BooleanField(default=False)
    papers_received = models.JSONField(default=list)
    reported_in_on = models.DateField(null=True)
    agreement_signed_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    close_reason = models.CharField(max_length=500, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hand_over_closed_with_outcome",
                condition=Q(closed_on=None) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="hand_over_outcome_on_a_day",
                condition=Q(outcome="", outcome_on=None)
                | (~Q(outcome="") & Q(outcome_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["org_seq", "release_on", "id"],
                condition=Q(closed_on=None),
                name="hand_over_on_board",
            ),
            models.Index(
                fields=["stage", "release_on", "id"],
                include=["org_seq", "sec_label"],
                condition=Q(closed_on=None),
                name="hand_over_of_stage",
            ),
            models.Index(fields=["person"], name="hand_over_of_person"),
            models.Index(fields=["org_seq", "outcome_on"], name="hand_over_outcome"),
        ]

    @property
    def worker_id(self) -> uuid.UUID | None:
        """The colleague who sees to it; duties of the community go there."""
        return self.owner_id


class HandOverRecord(Record):
    """A record about a hand-over, in its scope; sealed fields use the key of the notice."""

    hand_over = models.ForeignKey(HandOver, models.PROTECT, related_name="%(class)s_rows")

    class Meta:
        abstract = True

    @property
    def key_id(self):
        """The data subject whose key seals the protected fields."""
        return self.hand_over.notice_id
