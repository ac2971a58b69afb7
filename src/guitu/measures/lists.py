"""The list of measures."""

from datetime import date

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.kernel.terms import gettext_noop
from guitu.measures import queries
from guitu.measures.models import Measure
from guitu.measures.terms import MeasureKind, Status
from guitu.people import queries as people
from guitu.web import clock
from guitu.web.lists import Choice, Column, DayFilter, Empty, ListSpec


def rows_of(actor: Actor, *, on: date) -> QuerySet[Measure]:
    """Return the measures in scope with their status on the day."""
    rows = queries.visible_to(actor).filter(person__in=people.in_use(actor))
    return queries.with_status(rows.select_related("person"), on=on)


def of_kind(rows: QuerySet[Measure], value: str) -> QuerySet[Measure]:
    """Narrow to one measure."""
    return rows.filter(kind=value)


def with_status(rows: QuerySet[Measure], value: str) -> QuerySet[Measure]:
    """Narrow to one status."""
    return rows.filter(status_now=value)


def ending_by(rows: QuerySet[Measure], value: date) -> QuerySet[Measure]:
    """Narrow to terms that end by a day, those already over left out."""
    return rows.filter(ends_on__lte=value, ends_on__gte=clock.today())


MEASURES = ListSpec(
    key="measures",
    columns=(
        Column("name", gettext_noop("Name")),
        Column("kind", gettext_noop("Measure"), order_by=("kind",)),
        Column("status", gettext_noop("Stands as"), order_by=("status_now",)),
        Column("since", gettext_noop("Since"), order_by=("status_since",)),
        Column("reported_on", gettext_noop("Reported in on"), order_by=("reported_on",)),
        Column("ends_on", gettext_noop("Term ends on"), order_by=("ends_on",)),
    ),
    filters=(
        Choice("kind", gettext_noop("Measure"), of_kind, choices=MeasureKind.choices),
        Choice("status", gettext_noop("Stands as"), with_status, choices=Status.choices),
        DayFilter("ending", gettext_noop("Term ends by"), ending_by),
    ),
    default_sort="ends_on",
    empty=Empty(
        gettext_noop("No measure yet"),
        gettext_noop("An order is entered on the page of a person, or comes with a ledger."),
    ),
)
