"""A person's file on its way to another office."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Record
from guitu.database.row_security import Shared
from guitu.handover import terms


class FileTransfer(Record):
    """An office sends a file; the other accepts it or returns it. Both see this row, not the file.

    `org_seq` is the sending office, `to_seq` the receiving one. The file stays where it is, and in
    use, until it is accepted. With a change of place go `letter` and `receipt`; both offices see by
    when the person must report in and whether that was done. `made_before` is what the sending
    office made until then, to be read there for a time.
    """

    row_security = Shared("to_seq")
    stays_with_office = True

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=50)
    to_seq = models.IntegerField()
    stage = TermField(terms.TransferStage, default=terms.TransferStage.SENT.value)
    reason = TermField(terms.TransferReason)
    remark = models.CharField(max_length=500, blank=True)
    sent_on = models.DateField()
    sent_by_name = models.CharField(max_length=100)
    answered_on = models.DateField(null=True)
    answered_by_name = models.CharField(max_length=100, blank=True)
    answer_reason = models.CharField(max_length=500, blank=True)
    rows_moved = models.IntegerField(default=0)
    letter = models.ForeignKey("people.Document", models.PROTECT, null=True, related_name="+")
    receipt = models.ForeignKey("people.Document", models.PROTECT, null=True, related_name="+")
    materials = models.JSONField(default=list)
    measures_said = models.JSONField(default=list)
    report_in_by = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    made_before = SealedTextField(subject="person_id")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(stage=terms.TransferStage.SENT.value),
                name="file_on_one_way_at_a_time",
            ),
            models.CheckConstraint(
                name="transfer_answered_on_a_day",
                condition=Q(stage=terms.TransferStage.SENT.value, answered_on=None)
                | (~Q(stage=terms.TransferStage.SENT.value) & Q(answered_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["org_seq", "stage"], name="transfer_out"),
            models.Index(fields=["to_seq", "stage"], name="transfer_in"),
        ]
