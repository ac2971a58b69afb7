"""The tree of organisations."""

from django.db import models

from guitu.database.fields import KeyField, TermField
from guitu.database.row_security import Open
from guitu.orgs.terms import OrgKind


class Org(models.Model):
    """One organisation. Its scope is every `org_seq` from `seq` to `seq_end`."""

    row_security = Open("Names of offices are public.")
    owner_may = ("SELECT",)

    id = KeyField()
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True)
    kind = TermField(OrgKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    seq = models.IntegerField(unique=True)
    seq_end = models.IntegerField()
    region = models.CharField(max_length=12, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="org_scope_is_a_range", condition=models.Q(seq_end__gte=models.F("seq"))
            ),
        ]

    def __str__(self) -> str:
        return self.code


class WorkingDayYear(models.Model):
    """The State Council's arrangement of one year: festivals off and make-up days.

    Dates are ISO texts, so that the table can be read and corrected on a page.
    """

    row_security = Open("Public holidays are public.")

    id = KeyField()
    year = models.IntegerField(unique=True)
    days_off = models.JSONField(default=list)
    make_up_days = models.JSONField(default=list)
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"working days of {self.year}"
