"""The append-only trail: entries in hash chains, changes of rows, and what they meant."""

from django.db import models

from guitu.database.fields import KeyField
from guitu.database.row_security import IN_LABEL, IN_SCOPE, AppendOnly

AUDITOR = "(SELECT sec.is_auditor())"
IN_THE_OWN_NAME = "(user_id = (SELECT sec.user_id()) OR (SELECT sec.is_system()))"


class Head(models.Model):
    """The last link of each chain."""

    row_security = AppendOnly(read=AUDITOR)
    owner_may = ("SELECT", "INSERT", "UPDATE")
    app_may = ("SELECT",)

    shard = models.IntegerField(primary_key=True)
    chain_no = models.BigIntegerField()
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"head of shard {self.shard}"


class Entry(models.Model):
    """One statement that changed rows, linked to the one before it in its shard."""

    row_security = AppendOnly(read=AUDITOR)
    owner_may = ("SELECT", "INSERT")
    app_may = ("SELECT",)

    id = models.UUIDField(primary_key=True)
    shard = models.IntegerField()
    chain_no = models.BigIntegerField()
    at = models.DateTimeField(db_index=True)
    user_id = models.UUIDField(null=True)
    request_id = models.UUIDField(null=True, db_index=True)
    table_name = models.CharField(max_length=63)
    op = models.CharField(max_length=1)
    row_count = models.IntegerField()
    rows_digest = models.BinaryField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shard", "chain_no"], name="entry_once_in_chain")
        ]

    def __str__(self) -> str:
        return f"entry {self.shard}/{self.chain_no}"


class Change(models.Model):
    """One changed row: digest of its content, and the plain values that differ."""

    row_security = AppendOnly(read=AUDITOR)
    owner_may = ("SELECT", "INSERT")
    app_may = ("SELECT",)

    entry_id = models.UUIDField(db_index=True)
    table_name = models.CharField(max_length=63)
    op = models.CharField(max_length=1)
    row_id = models.CharField(max_length=64)
    content = models.BinaryField()
    vals = models.JSONField()
    digest = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["row_id"], name="change_of_row")]

    def __str__(self) -> str:
        return f"change of {self.table_name} {self.row_id}"


class Event(models.Model):
    """What happened, in words of the field: an act, a read of a file, an unmasking."""

    row_security = AppendOnly(
        read=f"({IN_SCOPE} AND ({IN_LABEL} OR {AUDITOR})) OR (org_seq = 0 AND {AUDITOR})",
        add=IN_THE_OWN_NAME,
        audit="rows",
    )
    owner_may = ("SELECT",)
    audit_keeps_row = True

    id = KeyField()
    org_seq = models.IntegerField()
    sec_label = models.SmallIntegerField(default=0)
    at = models.DateTimeField(auto_now_add=True)
    day = models.DateField(null=True)
    user_id = models.UUIDField()
    user_name = models.CharField(max_length=150, blank=True)
    request_id = models.UUIDField(null=True)
    act = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "at"], name="event_of_person"),
            models.Index(fields=["org_seq", "at"], name="event_of_org"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.subject_id}"
