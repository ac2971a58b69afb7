"""The lists of help: open needs of the office, requests out and in, work kept."""

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.aid import queries, terms
from guitu.aid.models import AidRequest, Job, Need
from guitu.aid.terms import JobKind, NeedStatus, NeedUrgency, RequestStatus
from guitu.duties.queries import overdue
from guitu.kernel.terms import gettext_noop
from guitu.people import queries as people
from guitu.web import clock
from guitu.web.lists import Choice, Column, Empty, ListSpec

GENERAL_KINDS = tuple(
    (kind.value, kind.label)
    for kind in terms.NeedKind
    if kind not in (terms.NeedKind.MAINTENANCE, terms.NeedKind.MENTAL_HEALTH)
)
ANSWERS = (("open", gettext_noop("Not answered")), ("answered", gettext_noop("Answered")))
LATE = (("yes", gettext_noop("Yes")),)
WORKING = (("working", gettext_noop("Not ended")), ("ended", gettext_noop("Has ended")))


def needs_of(actor: Actor) -> QuerySet[Need]:
    """Return the needs of people whose files the actor may open."""
    rows = queries.needs(actor).filter(person__in=people.visible_to(actor))
    return rows.select_related("person")


def requests_of(actor: Actor) -> QuerySet[AidRequest]:
    """Return the requests about people whose files the actor may open."""
    rows = queries.requests_out(actor).filter(person__in=people.visible_to(actor))
    return rows.select_related("person")


def jobs_of(actor: Actor) -> QuerySet[Job]:
    """Return the work of people whose files the actor may open, with the answers about it."""
    rows = queries.jobs(actor).filter(person__in=people.visible_to(actor))
    return queries.with_checks(rows.select_related("person"))


def of_kind(rows: QuerySet, value: str) -> QuerySet:
    """Narrow to one kind; health stands for everything about health."""
    is_health = value == terms.NeedKind.HEALTH
    kinds = [kind.value for kind in terms.HEALTH_NEEDS] if is_health else [value]
    return rows.filter(kind__in=kinds)


def answered(rows: QuerySet, value: str) -> QuerySet:
    """Narrow to what is answered, or is not."""
    return rows.filter(answered_on__isnull=value == "open")


def with_status(rows: QuerySet, value: str) -> QuerySet:
    """Narrow to one status."""
    return rows.filter(status=value)


def with_urgency(rows: QuerySet, value: str) -> QuerySet:
    """Narrow to one urgency."""
    return rows.filter(urgency=value)


def of_job_kind(rows: QuerySet, value: str) -> QuerySet:
    """Narrow to one kind of work."""
    return rows.filter(kind=value)


def ended(rows: QuerySet, value: str) -> QuerySet:
    """Narrow to work that has ended, or has not."""
    return rows.filter(ended_on__isnull=value == "working")


def past_their_day(rows: QuerySet, value: str) -> QuerySet:
    """Narrow to requests that wait past their day."""
    waiting = [status.value for status in terms.WAITING_REQUESTS]
    return rows.filter(overdue(on=clock.today()), status__in=waiting)


NEEDS = ListSpec(
    key="needs",
    columns=(
        Column("name", gettext_noop("Name")),
        Column("kind", gettext_noop("Need"), order_by=("kind",)),
        Column("urgency", gettext_noop("How pressing"), order_by=("urgency",)),
        Column("status", gettext_noop("Stands as"), order_by=("status",)),
        Column("raised_on", gettext_noop("Need heard on"), order_by=("raised_on",)),
        Column("answered_on", gettext_noop("Answered on"), order_by=("answered_on",), shown=False),
    ),
    filters=(
        Choice("answer", gettext_noop("Answer"), answered, choices=ANSWERS),
        Choice("status", gettext_noop("Stands as"), with_status, choices=NeedStatus.choices),
        Choice("kind", gettext_noop("Need"), of_kind, choices=GENERAL_KINDS),
        Choice("urgency", gettext_noop("How pressing"), with_urgency, choices=NeedUrgency.choices),
    ),
    default_sort="raised_on",
    empty=Empty(
        gettext_noop("No need yet"),
        gettext_noop("What people need is written down on their page, under “Needs and help”."),
    ),
)
REQUESTS = ListSpec(
    key="help-requests",
    columns=(
        Column("name", gettext_noop("Name")),
        Column("to", gettext_noop("Asked"), order_by=("to_name",)),
        Column("kind", gettext_noop("About"), order_by=("kind",)),
        Column("status", gettext_noop("Stands as"), order_by=("status",)),
        Column("sent_on", gettext_noop("Sent on"), order_by=("sent_on",)),
        Column("due_on", gettext_noop("Answer hoped for by"), order_by=("due_on",)),
        Column("number", gettext_noop("Number"), shown=False),
    ),
    filters=(
        Choice("answer", gettext_noop("Answer"), answered, choices=ANSWERS),
        Choice("status", gettext_noop("Stands as"), with_status, choices=RequestStatus.choices),
        Choice("late", gettext_noop("Past their day"), past_their_day, choices=LATE),
    ),
    default_sort="-sent_on",
    empty=Empty(
        gettext_noop("No request yet"),
        gettext_noop("A department or service is asked from a person's needs."),
    ),
)
INBOX = ListSpec(
    key="help-inbox",
    columns=(
        Column("kind", gettext_noop("About"), order_by=("kind",)),
        Column("from", gettext_noop("Asking office"), order_by=("from_name",)),
        Column("status", gettext_noop("Stands as"), order_by=("status",)),
        Column("sent_on", gettext_noop("Sent on"), order_by=("sent_on",)),
        Column("due_on", gettext_noop("Answer hoped for by"), order_by=("due_on",)),
        Column("number", gettext_noop("Number"), order_by=("number",)),
    ),
    filters=(
        Choice("answer", gettext_noop("Answer"), answered, choices=ANSWERS),
        Choice("status", gettext_noop("Stands as"), with_status, choices=RequestStatus.choices),
    ),
    default_sort="due_on",
    empty=Empty(
        gettext_noop("No request has come"),
        gettext_noop("When an office asks your department for help, it stands here."),
    ),
)
JOBS = ListSpec(
    key="jobs",
    columns=(
        Column("name", gettext_noop("Name")),
        Column("kind", gettext_noop("Work"), order_by=("kind",)),
        Column("through", gettext_noop("Found through"), order_by=("through",)),
        Column("starts_on", gettext_noop("Began on"), order_by=("starts_on",)),
        Column("ended_on", gettext_noop("Work ended on"), order_by=("ended_on",)),
        Column("kept", gettext_noop("Still at work after")),
    ),
    filters=(
        Choice("kind", gettext_noop("Work"), of_job_kind, choices=JobKind.choices),
        Choice("ended", gettext_noop("Whether it has ended"), ended, choices=WORKING),
    ),
    default_sort="-starts_on",
    empty=Empty(
        gettext_noop("No work is on record"),
        gettext_noop("Work that was found is written down on the person's page."),
    ),
)
