"""People who depend on the person, care found for them, and circumstances that the law heeds."""

from django.db import models
from django.db.models import Q

from guitu.aid import terms
from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped
from guitu.people.models import Document, PersonRecord


class Dependant(PersonRecord, Voidable):
    """Somebody who depends on the person: a child, an elder, somebody unable to live alone.

    `other_carer` says who cares when the person is away; empty where nobody does. `away_from` is
    the day since which the person is detained or in isolation, null while the person is there.
    """

    row_security = Scoped()

    kind = TermField(terms.DependantKind)
    called = models.CharField(max_length=50)
    is_sole_carer = models.BooleanField(default=False)
    other_carer = models.CharField(max_length=200, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    away_from = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="dependant_until_after_from",
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
            ),
        ]
        indexes = [models.Index(fields=["person"], name="dependant_of_person")]


class Placement(PersonRecord, Voidable):
    """Care was found for a dependant, or none is needed; and the police were told where asked."""

    row_security = Scoped()

    dependant = models.ForeignKey(Dependant, models.PROTECT, related_name="placements")
    care = TermField(terms.CareFound)
    placed_on = models.DateField()
    with_whom = models.CharField(max_length=200, blank=True)
    told_police_on = models.DateField(null=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")


class SpecialCircumstance(PersonRecord, Voidable):
    """Something the law or the office heeds, from a day until a day, with the paper that says so.

    Never a level. It is open to those who work on the case or may open health papers, and stands in
    no list.
    """

    row_security = Scoped()

    kind = TermField(terms.CircumstanceKind)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    baby_born_on = models.DateField(null=True)
    source = models.CharField(max_length=200)
    note = SealedTextField(subject="person_id")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="circumstance_until_after_from",
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
            ),
        ]
        indexes = [models.Index(fields=["person"], name="circumstance_of_person")]
