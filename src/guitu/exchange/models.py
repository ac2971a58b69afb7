"""Other systems with their keys, and ledgers that were read in."""

from django.db import models

from guitu.database.fields import KeyField, TermField
from guitu.database.models import Record
from guitu.database.row_security import Identity, Own, Scoped
from guitu.exchange import terms
from guitu.exchange.packages.models import Correspondent, FilePackage

__all__ = [
    "ApiClient",
    "ApiKey",
    "Correspondent",
    "FilePackage",
    "HeadingMemory",
    "IdempotencyKey",
    "LedgerImport",
]


class ApiClient(models.Model):
    """Another system, with an account of its own that may do what its one grant says."""

    row_security = Identity("A key is looked up before anybody is known.")

    id = KeyField()
    user = models.OneToOneField("access.User", models.PROTECT, related_name="api_client")
    org = models.ForeignKey("orgs.Org", models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    contact = models.CharField(max_length=200, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    created_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class ApiKey(models.Model):
    """One key of a client. Only its digest is kept; the key itself is shown once."""

    row_security = Identity("A key is looked up before anybody is known.")

    id = KeyField()
    client = models.ForeignKey(ApiClient, models.PROTECT, related_name="keys")
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    issued_by = models.UUIDField(null=True)
    expires_on = models.DateField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.UUIDField(null=True)
    revoke_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="key_revoked_with_reason",
                condition=models.Q(revoked_at=None) | ~models.Q(revoke_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"key {self.prefix}"


class IdempotencyKey(models.Model):
    """The first answer to a write, so that sending the same again changes nothing.

    `digest` is that of method, address and body: the same key with something else is refused.
    The answer is sealed, because it may hold personal data.
    """

    row_security = Own("user_id")

    id = KeyField()
    user_id = models.UUIDField()
    key = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    status = models.SmallIntegerField(default=0)
    media_type = models.CharField(max_length=80, blank=True)
    body = models.BinaryField(default=b"")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "key"], name="idempotency_key_once"),
        ]
        indexes = [models.Index(fields=["made_at"], name="idempotency_made_at")]

    def __str__(self) -> str:
        return f"idempotency key {self.pk}"


class LedgerImport(Record):
    """One ledger from upload to result: which file, what was found, what became of it.

    The file itself lies encrypted below the home until it is done with, a day at most. `person_ids`
    are the files it opened, `numberless` its rows without an ID number: digest to person.
    """

    row_security = Scoped()

    org = models.ForeignKey("orgs.Org", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, blank=True)
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=64)
    size = models.IntegerField()
    state = TermField(terms.ImportState)
    failure = models.CharField(max_length=500, blank=True)
    failure_params = models.JSONField(default=dict)
    fields = models.JSONField(default=dict)
    accepted_only = models.BooleanField(default=False)
    created = models.IntegerField(default=0)
    updated = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    dropped = models.JSONField(default=list)
    person_ids = models.JSONField(default=list)
    numberless = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["org_seq", "created_at"], name="import_of_org")]


class HeadingMemory(Record):
    """What the columns of files of one shape mean to one office, as somebody there set them.

    `shape` is the digest of the headings; `fields` maps a heading to a field, or to nothing.
    """

    row_security = Scoped()

    kind = models.CharField(max_length=20)
    shape = models.CharField(max_length=64)
    fields = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org_seq", "kind", "shape"], name="headings_once_per_shape"
            ),
        ]
