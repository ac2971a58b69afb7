"""Other systems that send and read: who they are, their keys, and what they were answered."""

from django.db import models

from guitu.database.fields import KeyField
from guitu.database.row_security import Identity, Own


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
