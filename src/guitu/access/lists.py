"""Lists of colleagues and of the trail."""

from django.db.models import Q, QuerySet

from guitu.access.roles import Role
from guitu.audit import acts
from guitu.kernel.terms import gettext_noop
from guitu.web.lists import Choice, Column, DayFilter, Empty, ListSpec, Search

OPEN, CLOSED = "open", "closed"


def _named(rows: QuerySet, text: str) -> QuerySet:
    return rows.filter(Q(name__icontains=text) | Q(username__icontains=text.lower()))


def _with_role(rows: QuerySet, role: str) -> QuerySet:
    return rows.filter(pk__in=rows.filter(grants__role=role, grants__voided_at=None).values("pk"))


def _in_state(rows: QuerySet, state: str) -> QuerySet:
    return rows.filter(is_active=state == OPEN)


STAFF = ListSpec(
    key="staff",
    columns=(
        Column("name", gettext_noop("Name"), order_by=("name",)),
        Column("posts", gettext_noop("Posts")),
        Column("state", gettext_noop("State")),
        Column("username", gettext_noop("Sign-in name"), order_by=("username",)),
        Column("joined_on", gettext_noop("Account since"), order_by=("date_joined",), shown=False),
    ),
    filters=(
        Search("q", gettext_noop("Name or sign-in name"), _named),
        Choice("role", gettext_noop("Role"), _with_role, choices=Role.choices),
        Choice(
            "state",
            gettext_noop("State"),
            _in_state,
            choices=((OPEN, gettext_noop("May sign in")), (CLOSED, gettext_noop("Closed"))),
        ),
    ),
    default_sort="name",
    empty=Empty(gettext_noop("No colleagues yet"), icon="users"),
)


def _with_act(rows: QuerySet, act: str) -> QuerySet:
    return rows.filter(act=act)


def _from_day(rows: QuerySet, day: object) -> QuerySet:
    return rows.filter(at__date__gte=day)


def _until_day(rows: QuerySet, day: object) -> QuerySet:
    return rows.filter(at__date__lte=day)


def _by_name(rows: QuerySet, text: str) -> QuerySet:
    return rows.filter(user_name__icontains=text)


TRAIL = ListSpec(
    key="trail",
    columns=(
        Column("at", gettext_noop("Time of the act"), order_by=("at",)),
        Column("who", gettext_noop("Who")),
        Column("act", gettext_noop("What")),
        Column("file", gettext_noop("File")),
        Column("reason", gettext_noop("Reason")),
        Column("details", gettext_noop("Details"), shown=False),
    ),
    filters=(
        Search("q", gettext_noop("Name of a colleague"), _by_name),
        Choice("act", gettext_noop("What"), _with_act, choices=acts.all_acts),
        DayFilter("from", gettext_noop("From the day"), _from_day),
        DayFilter("until", gettext_noop("Until the day"), _until_day),
    ),
    default_sort="-at",
    page_size=50,
    empty=Empty(gettext_noop("Nothing was done yet"), icon="history"),
)
