"""The plan of help of one measure: versions, goals, steps, reviews."""

from django.db import models
from django.db.models import Q

from guitu.aid import terms
from guitu.aid.models.needs import Need
from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.duties.terms import Party
from guitu.measures.models import Measure
from guitu.people.models import Document, PersonRecord


class HelpPlan(PersonRecord, Voidable):
    """One version of the plan; one is in force per measure. Its headings are those of the paper.

    What speaks of the past and of health is sealed. `reason` says why there is a new version.
    """

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="help_plans")
    number = models.IntegerField()
    status = TermField(terms.PlanStatus)
    reason = models.CharField(max_length=300, blank=True)
    past = SealedTextField(subject="person_id")
    present = SealedTextField(subject="person_id")
    maintenance = SealedTextField(subject="person_id")
    treatment = SealedTextField(subject="person_id")
    counselling = SealedTextField(subject="person_id")
    drafted_on = models.DateField()
    settled_on = models.DateField(null=True)
    signed = TermField(terms.PlanSigned, blank=True)
    scan = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    paper = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(status=terms.PlanStatus.IN_FORCE.value, voided_at=None),
                name="plan_of_help_one_in_force",
            ),
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(status=terms.PlanStatus.DRAFT.value, voided_at=None),
                name="plan_of_help_one_draft",
            ),
            models.UniqueConstraint(fields=["measure", "number"], name="plan_of_help_number"),
            models.CheckConstraint(
                name="plan_of_help_settled_on_a_day",
                condition=Q(settled_on=None, signed="")
                | (Q(settled_on__isnull=False) & ~Q(signed="")),
            ),
        ]
        indexes = [models.Index(fields=["person"], name="plan_of_help_of_person")]


class Goal(PersonRecord, Voidable):
    """What is to be reached, in words the person would use; tied to a need where there is one."""

    row_security = Scoped()

    plan = models.ForeignKey(HelpPlan, models.PROTECT, related_name="goals")
    need = models.ForeignKey(Need, models.PROTECT, null=True, related_name="goals")
    text = models.CharField(max_length=300)
    position = models.IntegerField(default=0)


class Step(PersonRecord, Voidable):
    """A step towards a goal: what, by whom of the four, by when; and what became of it."""

    row_security = Scoped()

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="steps")
    plan = models.ForeignKey(HelpPlan, models.PROTECT, related_name="steps")
    text = models.CharField(max_length=300)
    party = TermField(Party)
    who = models.CharField(max_length=100, blank=True)
    due_on = models.DateField()
    status = TermField(terms.StepStatus)
    answered_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="step_answered_on_a_day",
                condition=Q(status=terms.StepStatus.OPEN.value, answered_on=None)
                | (~Q(status=terms.StepStatus.OPEN.value) & Q(answered_on__isnull=False)),
            ),
        ]


class PlanReview(PersonRecord, Voidable):
    """The plan was looked at again together with the person."""

    row_security = Scoped()

    plan = models.ForeignKey(HelpPlan, models.PROTECT, related_name="reviews")
    done_on = models.DateField()
    note = SealedTextField(subject="person_id")
