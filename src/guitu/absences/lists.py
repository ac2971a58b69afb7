"""The list of people away with a report."""

from django.db.models import Q, QuerySet

from guitu.absences import queries
from guitu.absences.models import Absence
from guitu.absences.terms import LeavingReason
from guitu.access.actors import Actor
from guitu.kernel.terms import gettext_noop
from guitu.people import queries as people
from guitu.web import clock
from guitu.web.lists import Choice, Column, DayFilter, Empty, ListSpec

STANDS = (
    ("away", gettext_noop("Away now")),
    ("late", gettext_noop("Return not checked yet")),
    ("no_receipt", gettext_noop("Without a receipt")),
    ("back", gettext_noop("Came back")),
)


def rows_of(actor: Actor) -> QuerySet[Absence]:
    """Return the reports in scope whose file is open."""
    return queries.absences(actor).filter(person__in=people.visible_to(actor)).select_related(
        "person"
    )  # fmt: skip


def standing(rows: QuerySet[Absence], value: str) -> QuerySet[Absence]:
    """Narrow to where a report stands today."""
    today, open_one = clock.today(), Q(returned_on=None, became_stay=None)
    conditions = {
        "away": open_one & Q(leaves_on__lte=today),
        "late": open_one & Q(until_on__lt=today),
        "no_receipt": Q(acknowledged_on=None),
        "back": Q(returned_on__isnull=False),
    }
    return rows.filter(conditions[value])


def for_reason(rows: QuerySet[Absence], value: str) -> QuerySet[Absence]:
    """Narrow to one reason."""
    return rows.filter(reason=value)


def leaving_from(rows: QuerySet[Absence], value) -> QuerySet[Absence]:
    """Narrow to those that leave on a day or later."""
    return rows.filter(leaves_on__gte=value)


ABSENCES = ListSpec(
    key="absences",
    columns=(
        Column("name", gettext_noop("Name")),
        Column("stands", gettext_noop("Stands as")),
        Column("leaves_on", gettext_noop("Leaves on"), order_by=("leaves_on",)),
        Column("until_on", gettext_noop("Back by"), order_by=("until_on",)),
        Column("area", gettext_noop("Where to")),
        Column("reason", gettext_noop("Why"), order_by=("reason",)),
        Column("receipt", gettext_noop("Receipt"), order_by=("acknowledged_on",)),
    ),
    filters=(
        Choice("stands", gettext_noop("Stands as"), standing, choices=STANDS),
        Choice("reason", gettext_noop("Why"), for_reason, choices=LeavingReason.choices),
        DayFilter("from", gettext_noop("Leaves from"), leaving_from),
    ),
    default_sort="-leaves_on",
    empty=Empty(
        gettext_noop("No report of leaving yet"),
        gettext_noop("A report is entered on the page of a person, or comes from the person."),
    ),
)
