"""Rounds: when everybody is looked at, who is asked, who is not assessed and why."""

from django.db import models
from django.db.models import F, Q

from guitu.database.fields import TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Open, Scoped
from guitu.people.models import PersonRecord
from guitu.risk import terms

NO_PERSON = Open("Dates and questions of a round are no personal data.")


class Round(Record, Voidable):
    """The register of a sub-district on `counts_from`, looked at until `closes_on`.

    A contact from `evidence_from` on counts. One round of an office is open at a time. Workers of a
    community and departments see it although it belongs to the office above them.
    """

    row_security = NO_PERSON

    name = models.CharField(max_length=60)
    status = TermField(terms.RoundStatus)
    counts_from = models.DateField()
    evidence_from = models.DateField()
    opinions_due_on = models.DateField()
    closes_on = models.DateField()
    valid_months = models.SmallIntegerField()
    instrument = models.ForeignKey("risk.Instrument", models.PROTECT, related_name="+")
    profile = models.ForeignKey("risk.Instrument", models.PROTECT, null=True, related_name="+")
    followed_on = models.DateField()
    closed_on = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org_seq"],
                condition=Q(status=terms.RoundStatus.OPEN.value, voided_at=None),
                name="round_one_open",
            ),
            models.CheckConstraint(
                name="round_closes_after_it_counts", condition=Q(closes_on__gte=F("counts_from"))
            ),
        ]
        indexes = [models.Index(fields=["org_seq", "counts_from"], name="round_of_office")]


class RoundStep(Record):
    """A round was opened, compared with the register, closed, or opened again: by whom and why."""

    row_security = NO_PERSON

    round = models.ForeignKey(Round, models.PROTECT, related_name="steps")
    act = TermField(terms.RoundAct)
    on_day = models.DateField()
    by_name = models.CharField(max_length=150)
    reason = models.CharField(max_length=500, blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["round", "on_day"], name="step_of_round")]


class RoundDepartment(Record):
    """Who answers for a department in a round: a body here (`to_seq`), or one named on paper.

    Each community answers for the people who live there, so there is one row for each.
    """

    row_security = NO_PERSON

    round = models.ForeignKey(Round, models.PROTECT, related_name="departments")
    department = TermField(terms.Department)
    to_seq = models.IntegerField(null=True)
    to_name = models.CharField(max_length=100)
    chased_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "department", "to_seq"], name="department_once"
            ),
        ]


class Exclusion(PersonRecord):
    """Somebody with a file is not assessed in a round: why, known on which day.

    It stays with the office of the round when the file moves away, so that the round adds up.
    """

    row_security = Scoped()
    stays_with_office = True

    round = models.ForeignKey(Round, models.PROTECT, related_name="exclusions")
    because = TermField(terms.NotAssessed)
    on_day = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "person"], condition=Q(ended_on=None), name="excluded_once"
            ),
        ]
