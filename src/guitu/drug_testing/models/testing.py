"""Tests: what was taken by whom, dated results, the path to confirmation, maintenance treatment."""

from django.db import models
from django.db.models import F, Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.drug_testing import terms
from guitu.drug_testing.models.calling import CallUp
from guitu.people.models import Document, PersonRecord
from guitu.people.terms import Sex

WITHOUT_SAMPLE = Q(sample_kind="")
TWO_STAFF = (
    ~Q(first_name="") & ~Q(second_name="") & ~Q(first_sex="") & ~Q(second_sex="")
    & ~Q(first_name=F("second_name"))
)  # fmt: skip
WOMANS_URINE = Q(sample_kind=terms.SampleKind.URINE.value, person_sex=Sex.FEMALE.value)
WOMEN = Q(first_sex=Sex.FEMALE.value, second_sex=Sex.FEMALE.value)


class DrugTest(PersonRecord, Voidable):
    """A test of one person on one day, or that there was none; its results are `Finding`s.

    Without a sample (nobody came, a refusal, a justified absence) `sample_kind` is empty and
    `reason` says what is known. `person_sex` is kept as it stood, for who may take the sample.
    `tested_by` names the office elsewhere that took it, with its paper as `proof`.
    """

    row_security = Scoped(by_link="own")

    measure = models.ForeignKey("measures.Measure", models.PROTECT, related_name="+")
    call_up = models.ForeignKey(CallUp, models.PROTECT, null=True, related_name="tests")
    tested_on = models.DateField()
    tested_at = models.TimeField(null=True)
    place = models.CharField(max_length=100)
    sample_kind = TermField(terms.SampleKind, blank=True)
    person_sex = TermField(Sex, blank=True)
    first_name = models.CharField(max_length=50, blank=True)
    first_sex = TermField(Sex, blank=True)
    second_name = models.CharField(max_length=50, blank=True)
    second_sex = TermField(Sex, blank=True)
    medicines = SealedTextField(subject="person_id")
    expected_positive = models.BooleanField(default=False)
    tested_by = models.CharField(max_length=100, blank=True)
    proof = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    statement = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="test_sample_taken_by_two", condition=WITHOUT_SAMPLE | TWO_STAFF
            ),
            models.CheckConstraint(
                name="test_of_a_woman_taken_by_women", condition=~WOMANS_URINE | WOMEN
            ),
            models.CheckConstraint(
                name="test_elsewhere_has_a_proof",
                condition=Q(tested_by="") | Q(proof__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["call_up"],
                condition=Q(voided_at=None, call_up__isnull=False),
                name="test_once_per_call_up",
            ),
        ]
        indexes = [
            models.Index(fields=["measure", "tested_on"], name="test_of_measure"),
            models.Index(fields=["person", "tested_on"], name="test_of_person"),
            models.Index(fields=["org_seq", "tested_on"], name="test_of_office"),
        ]

    @property
    def is_away(self) -> bool:
        """Whether another office took it."""
        return bool(self.tested_by)


class Finding(PersonRecord, Voidable):
    """A dated result of a test. It is never changed: a wrong one is voided, another is entered.

    `number` orders the results of one test; the last one that is not voided holds.
    """

    row_security = Scoped(by_link="own")

    test = models.ForeignKey(DrugTest, models.PROTECT, related_name="findings")
    number = models.SmallIntegerField()
    result = TermField(terms.Result)
    found_on = models.DateField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="finding_confirmed_by_a_paper",
                condition=~Q(result=terms.Result.CONFIRMED_POSITIVE.value)
                | Q(document__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["test", "number"], condition=Q(voided_at=None), name="finding_in_order"
            ),
        ]


class PathEntry(PersonRecord, Voidable):
    """A step from a preliminary positive to the paper of the police, on its day."""

    row_security = Scoped(by_link="own")

    test = models.ForeignKey(DrugTest, models.PROTECT, related_name="steps")
    step = TermField(terms.PathStep)
    done_on = models.DateField()
    answer = TermField(terms.StepAnswer, blank=True)
    bottle_a = models.CharField(max_length=40, blank=True)
    bottle_b = models.CharField(max_length=40, blank=True)
    kept_until = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["test", "step"], condition=Q(voided_at=None), name="path_step_once"
            ),
            models.CheckConstraint(
                name="path_sealed_with_two_numbers",
                condition=~Q(step=terms.PathStep.SEALED.value)
                | (
                    ~Q(bottle_a="")
                    & ~Q(bottle_b="")
                    & ~Q(bottle_a=F("bottle_b"))
                    & Q(kept_until__isnull=False)
                ),
            ),
        ]


class MaintenanceTreatment(PersonRecord, Voidable):
    """Maintenance treatment (戒毒药物维持治疗) as the clinic or the person told it.

    Health: days and clinic are read with the permission for health papers. Whoever records tests
    learns only that a positive result may be expected and that the clinic can be asked.
    """

    row_security = Scoped()

    from_on = models.DateField()
    until_on = models.DateField(null=True)
    clinic = SealedTextField(subject="person_id")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="treatment_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]
        indexes = [models.Index(fields=["person"], name="treatment_of_person")]
