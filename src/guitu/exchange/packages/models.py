"""Offices of other installations, and the packages sent to them and read in from them."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Scoped
from guitu.exchange import terms


class Correspondent(Record, Voidable):
    """An office of another installation with its public keys, compared by telephone."""

    row_security = Scoped()

    name = models.CharField(max_length=100)
    code = models.CharField(max_length=40)
    signing = models.BinaryField()
    sealing = models.BinaryField()
    fingerprint = models.CharField(max_length=60)
    compared_with = models.CharField(max_length=100)
    compared_on = models.DateField()

    class Meta:
        app_label = "exchange"
        constraints = [
            models.UniqueConstraint(
                fields=["org_seq", "code", "fingerprint"],
                condition=Q(voided_at=None),
                name="correspondent_once",
            ),
        ]


class FilePackage(Record):
    """One package, out or in; an outgoing one is a line of the disclosure register.

    `article` and `fields` say on what ground which data went to `office_name`. `made_before` is
    the digest of what the other office did, to be read only. `measure_ids` are the measures that
    go on there, or those that go on here.
    """

    row_security = Scoped()
    stays_with_office = True

    direction = TermField(terms.PackageDirection)
    package_id = models.UUIDField()
    correspondent = models.ForeignKey(Correspondent, models.PROTECT, related_name="+")
    office_name = models.CharField(max_length=100)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    state = TermField(terms.PackageState)
    measure_ids = models.JSONField(default=list)
    measures_said = models.JSONField(default=list)
    materials = models.JSONField(default=list)
    article = models.CharField(max_length=100, blank=True)
    fields = models.JSONField(default=list)
    sent_on = models.DateField()
    by_name = models.CharField(max_length=100)
    answered_on = models.DateField(null=True)
    report_in_by = models.DateField(null=True)
    letter = models.ForeignKey("people.Document", models.PROTECT, null=True, related_name="+")
    receipt = models.ForeignKey("people.Document", models.PROTECT, null=True, related_name="+")
    made_before = SealedTextField(subject="person_id")

    class Meta:
        app_label = "exchange"
        constraints = [
            models.UniqueConstraint(
                fields=["package_id", "direction"], name="package_once_each_way"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state=terms.PackageState.SENT.value),
                name="person_in_one_package_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["org_seq", "state"], name="package_of_org")]
