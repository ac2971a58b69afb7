"""The lists that departments answer, one line for each round and body asked."""

from collections.abc import Sequence

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.risk.models import RoundDepartment
from guitu.risk.queries import opinions as queries
from guitu.risk.terms import RoundStatus
from guitu.web import clock
from guitu.web.lists import Choice, Column, Empty, ListSpec


def lists_of(actor: Actor) -> QuerySet[RoundDepartment]:
    """Return the lists that the actor answers."""
    return queries.lists_to_answer(actor)


def with_status(rows: QuerySet[RoundDepartment], value: str) -> QuerySet[RoundDepartment]:
    """Narrow to rounds that stand so."""
    return rows.filter(round__status=value)


def load(rows: Sequence[RoundDepartment]) -> None:
    """Fetch how far each list of a page has come, and which office asks: two queries."""
    progress = queries.progress_of(rows, on=clock.today())
    offices = orgs.names(row.org_seq for row in rows)
    for row in rows:
        row.progress = progress[row.pk]
        row.office = offices[row.org_seq].name if row.org_seq in offices else ""


INBOX = ListSpec(
    key="risk-opinion-inbox",
    columns=(
        Column("list", gettext_noop("Round")),
        Column("department", gettext_noop("Asked as"), order_by=("department",)),
        Column("office", gettext_noop("Asking office")),
        Column("due_on", gettext_noop("Hoped for by"), order_by=("round__opinions_due_on",)),
        Column("progress", gettext_noop("Answered")),
        Column("state", gettext_noop("Stands as")),
    ),
    filters=(
        Choice("status", gettext_noop("Round"), with_status, choices=RoundStatus.choices),
    ),
    default_sort="-due_on",
    empty=Empty(
        gettext_noop("No opinion is asked for"),
        gettext_noop("When an office opens a risk round and asks you, its list stands here."),
        icon="inbox",
    ),
    before_rows=load,
)  # fmt: skip
