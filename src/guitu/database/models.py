"""What every record has in common, and the keys of data subjects."""

from django.db import models

from guitu.database.fields import KeyField
from guitu.database.row_security import Open

FILE, SPECIAL, SEALED = 1, 2, 3


class Record(models.Model):
    """A row that belongs to an organisation and carries a sensitivity label.

    `org_seq` is the pre-order number of the organisation whose record it is; `sec_label` is FILE,
    SPECIAL (minors and others with an access class of their own) or SEALED.
    """

    id = KeyField()
    org_seq = models.IntegerField()
    sec_label = models.SmallIntegerField(default=FILE)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.label} {self.pk}"


class Voidable(models.Model):
    """A record that is never deleted: it is voided, by somebody, at a moment, for a reason."""

    voided_at = models.DateTimeField(null=True)
    voided_by = models.UUIDField(null=True)
    void_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True


class SubjectKey(models.Model):
    """The wrapped key of one person's encrypted fields. Shredding it makes them unreadable."""

    row_security = Open("Useless without the key-encryption key, which is not in the database.")

    subject_id = models.UUIDField(unique=True)
    id = KeyField()
    kek_id = models.CharField(max_length=20)
    wrapped = models.BinaryField(null=True)
    shredded_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"key of {self.subject_id}"
