"""Opinions of departments, each with the little that the department is shown."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.row_security import Shared
from guitu.people.models import PersonRecord
from guitu.risk import terms
from guitu.risk.models.assessments import Assessment
from guitu.risk.models.rounds import RoundDepartment


class Opinion(PersonRecord):
    """A department is asked of a person. It sees this row, and nothing else of the person.

    `shown` holds the values that it is shown and no others; `to_seq` is the body that answers here,
    null where it answers on paper. `asked_of` is its list in the round, `number` the place on it.
    """

    row_security = Shared("to_seq", sees_any_label=True)

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="opinions")
    asked_of = models.ForeignKey(
        RoundDepartment, models.PROTECT, null=True, related_name="opinions"
    )
    number = models.IntegerField(default=0)
    department = TermField(terms.Department)
    to_seq = models.IntegerField(null=True)
    shown = SealedTextField(subject="person_id")
    asked_on = models.DateField()
    due_on = models.DateField()
    answer = TermField(terms.OpinionAnswer, blank=True)
    words = SealedTextField(subject="person_id")
    known_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.CharField(max_length=150, blank=True)
    way = TermField(terms.OpinionWay, blank=True)
    is_withdrawn = models.BooleanField(default=False)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "department"], name="opinion_once"),
            models.CheckConstraint(
                name="opinion_answered_by_somebody",
                condition=Q(answer="", answered_on=None)
                | (~Q(answer="") & Q(answered_on__isnull=False) & ~Q(answered_by_name="")),
            ),
        ]
        indexes = [
            models.Index(fields=["to_seq", "due_on"], name="opinion_in"),
            models.Index(fields=["assessment"], name="opinion_of_assessment"),
            models.Index(fields=["asked_of", "number"], name="opinion_of_list"),
        ]
