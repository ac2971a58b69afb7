"""Who sees to how much: files, duties, leave. Numbers of work, never of people's relapse."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.leaving import Left, Ranges
from guitu.access.models import StandIn, User
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.account.queries.colleagues import assignable_within
from guitu.duties import queries as duties
from guitu.duties.models import Duty
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Person
from guitu.policy import Row, Rulebook

CASELOAD = "caseload"
COUNTED = ("late", "this_week", "open", "total")


@dataclass
class Load:
    """What is with one colleague, or with nobody where `user` is None."""

    user: User | None
    people: int = 0
    duties: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    away: Sequence[StandIn] = ()


def loads(actor: Actor, *, on: date) -> list[Load]:
    """Return the load of every colleague of the offices that the actor supervises, heaviest first.

    Who has most late duties stands first, then most due this week, most open, most files; by name
    where all is alike. The last one is nobody's. Five queries, however many colleagues there are.
    """
    users = assignable_within(actor.ranges(Permission.DIGEST_READ), on=on)
    people = dict(files_of_all(actor).order_by().values_list("responsible").annotate(Count("pk")))
    asked = duties_of_all(actor).filter(duties.to_do(on=on))
    tallied = {row["assignee"]: row for row in duties.tally(asked, "assignee", on=on)}
    known = {user.pk for user in users}
    strangers = ({*people, *tallied} - known) - {None}
    users = [*users, *User.objects.filter(pk__in=strangers).order_by("name")]
    away = _away(users, on=on)
    found = [
        Load(user, people.get(user.pk, 0), _duties(tallied.get(user.pk)), away.get(user.pk, ()))
        for user in users
    ]
    nobody = Load(None, people.get(None, 0), _duties(tallied.get(None)))
    return [*sorted(found, key=_heaviest_first), nobody]


def _heaviest_first(load: Load) -> tuple[object, ...]:
    counts = [-load.duties[name] for name in COUNTED]
    return (*counts, -load.people, load.user.name if load.user else "")


def files_of_all(actor: Actor) -> QuerySet[Person]:
    """Return the open files of the offices that the actor supervises."""
    here = within(actor, Permission.DIGEST_READ)
    return Person.objects.filter(here, voided_at=None, merged_into=None)


def duties_of_all(actor: Actor) -> QuerySet[Duty]:
    """Return the open duties of the offices that the actor supervises."""
    return Duty.objects.filter(within(actor, Permission.DIGEST_READ), duties.OPEN)


def most_persons(book: Rulebook, *, on: date) -> Row | None:
    """Return the row of local practice that says how many people one worker sees to."""
    return book.find(CASELOAD, on)


def left_with(user_id: uuid.UUID, ranges: Ranges) -> list[Left]:
    """Return how many files and open duties are with a user in ranges of organisations."""
    here = Q()
    for lo, hi in ranges:
        here |= Q(org_seq__range=(lo, hi))
    files = Person.objects.filter(here, responsible=user_id, voided_at=None, merged_into=None)
    open_duties = Duty.objects.filter(here, duties.OPEN, assignee=user_id)
    return [
        Left(gettext_noop("Files of which the colleague is the responsible worker"), files.count()),
        Left(gettext_noop("Open duties given to the colleague"), open_duties.count()),
    ]


def _duties(row: dict[str, object] | None) -> dict[str, int]:
    return {name: int(row[name]) if row else 0 for name in COUNTED}


def _away(users: Sequence[User], *, on: date) -> dict[uuid.UUID, list[StandIn]]:
    rows = StandIn.objects.filter(absent__in=[user.pk for user in users], voided_at=None)
    found: dict[uuid.UUID, list[StandIn]] = {}
    for row in rows.filter(until_on__gte=on).select_related("stand_in").order_by("from_on"):
        found.setdefault(row.absent_id, []).append(row)
    return found
