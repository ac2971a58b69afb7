"""An office's own Word forms in versions, the name in its numbers, and the counters of them."""

from django.db import models

from guitu.database.fields import KeyField
from guitu.database.row_security import Open


class OfficeForm(models.Model):
    """A Word form of an office's own, in versions; the latest is used.

    A version without content says that the office went back to the standard form.
    """

    row_security = Open("Empty forms hold nothing about a person.")

    id = KeyField()
    office_seq = models.IntegerField()
    code = models.CharField(max_length=60)
    version = models.SmallIntegerField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office_seq", "code", "version"], name="office_form_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class ShortName(models.Model):
    """How an office is called in the numbers of its papers, where it chose that itself."""

    row_security = Open("Names of offices are public.")

    id = KeyField()
    office_seq = models.IntegerField(unique=True)
    name = models.CharField(max_length=20)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"short name of {self.office_seq}"


class PaperNumber(models.Model):
    """The last number drawn by an office in one series and year."""

    row_security = Open("Counters hold nothing about a person.", audit="none")

    id = KeyField()
    office_seq = models.IntegerField()
    series = models.CharField(max_length=20)
    year = models.SmallIntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office_seq", "series", "year"], name="paper_number_series"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"
