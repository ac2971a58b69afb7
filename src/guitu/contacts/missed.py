"""Trying in vain again and again, as a step that a worker looks at among the missed ones.

Help comes first: nothing follows by itself, and since no attempt proves that the person was told
beforehand, such a step counts to nothing. It is heard like any other.
"""

import uuid
from collections.abc import Sequence
from datetime import date

from django.db.models import (
    Count,
    DateField,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import Case, When
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.translation import ngettext

from guitu import policy
from guitu.contacts.models import Contact
from guitu.contacts.rules import UNREACHED, InVain, in_vain
from guitu.contacts.terms import Way
from guitu.duties.policy import adopted_values, rules_for
from guitu.measures import missed
from guitu.measures.models import Measure
from guitu.measures.rules.missed import MissedStep
from guitu.measures.terms import MissedKind
from guitu.web.templatetags.web import day

SUBJECT, TIMES, DAYS = "contact_attempts", "unreached_times", "counted_within_days"
IN_VAIN = Q(outcome__in=[outcome.value for outcome in UNREACHED])


def register() -> None:
    """Register the source once."""
    missed.register(missed.Source("contacts", steps, measures))


def steps(found: Sequence[Measure], on: date) -> missed.Steps:
    """Return, for many measures, when somebody could not be reached again and again; one query."""
    rows: dict[uuid.UUID, list[Contact]] = {}
    for contact in _with_the_person(on).filter(measure__in=[one.pk for one in found]):
        rows.setdefault(contact.measure_id, []).append(contact)
    return {
        measure.pk: told
        for measure in found
        if measure.pk in rows and (told := _steps(measure, rows[measure.pk], on=on))
    }


def measures(on: date) -> QuerySet:
    """Return the ids of measures with such a step: the same count as `in_vain`, in the database."""
    same = _with_the_person(on).filter(
        measure=OuterRef("measure"), held_on__lte=OuterRef("held_on")
    )
    answered = same.exclude(IN_VAIN).order_by("-held_on").values("held_on")[:1]
    days = (
        same.filter(IN_VAIN, held_on__gt=OuterRef("since"))
        .order_by()
        .values("measure")
        .annotate(days=Count("held_on", distinct=True))
        .values("days")
    )
    return (
        _with_the_person(on)
        .filter(IN_VAIN, measure__isnull=False)
        .annotate(times=_adopted(TIMES, on=on), within=_adopted(DAYS, on=on))
        .annotate(answered_on=Coalesce(Subquery(answered), Value(date.min)))
        .annotate(since=_later("answered_on", _days_before("held_on", "within")))
        .annotate(days=Subquery(days, output_field=IntegerField()))
        .filter(days__gte=F("times"))
        .values("measure_id")
    )


def _with_the_person(on: date) -> QuerySet[Contact]:
    """Return the contacts with the person, and attempts at one; the family is somebody else."""
    return Contact.objects.filter(voided_at=None, held_on__lte=on).exclude(way=Way.FAMILY)


def _steps(measure: Measure, rows: Sequence[Contact], *, on: date) -> list[MissedStep]:
    tried = {row.held_on: row for row in rows if row.outcome in UNREACHED}
    answered = {row.held_on for row in rows if row.outcome not in UNREACHED}
    row = rules_for(measure.org_seq).find(SUBJECT, on)
    if row is None:
        return []
    return [_step(one, tried[one.on]) for one in in_vain(tried, answered, row)]


def _step(found: InVain, last: Contact) -> MissedStep:
    said = ngettext(
        "Not reached on %(times)s day, the last one %(day)s",
        "Not reached on %(times)s days, the last one %(day)s",
        found.times,
    )
    return MissedStep(
        MissedKind.CONTACT,
        (last._meta.label_lower, last.pk),
        found.on,
        said % {"times": found.times, "day": day(found.on)},
        url=reverse("contact-page", args=[last.pk]),
    )


def _adopted(name: str, *, on: date) -> Case:
    """Return a value of the row of the file's office, as it is adopted on the day."""
    adopted = [
        When(org_seq__range=(first, last), then=Value(values[name]))
        for first, last, values in adopted_values(SUBJECT, on=on)
    ]
    standard = Value(policy.rulebook().row(SUBJECT, on).values[name])
    return Case(*adopted, default=standard, output_field=IntegerField())


def _days_before(column: str, days: str) -> Func:
    return Func(F(column), F(days), arg_joiner=" - ", template="(%(expressions)s)",
                output_field=DateField())  # fmt: skip


def _later(column: str, other: Func) -> Func:
    return Func(F(column), Cast(other, DateField()), function="GREATEST", output_field=DateField())
