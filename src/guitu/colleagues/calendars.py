"""Calendar entries of a colleague: duties and what is booked. Names only when asked for, masked."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.queries import stood_in_for
from guitu.account.presenters.places import place_name
from guitu.duties import kinds, promises
from guitu.duties import queries as duties
from guitu.duties.models import Duty
from guitu.duties.promises import Promise, Sort
from guitu.orgs import queries as orgs
from guitu.people import masking
from guitu.people.models import Person

BACK = timedelta(days=60)
AHEAD = timedelta(days=366)
MOST = 2000
REF = 8


@dataclass(frozen=True)
class Entry:
    """One entry: whole days, or a moment where `at` is given. `sequence` rises when it moves."""

    key: str
    title: str
    on: date
    stamped_at: datetime | None
    at: time | None = None
    sequence: int = 0
    is_cancelled: bool = False


def entries(actor: Actor, *, shows_names: bool, on: date) -> list[Entry]:
    """Return the entries of the actor, and of those for whom the actor stands in, by day.

    Open duties from 60 days back to a year ahead, duties taken back in the last 60 days as
    cancelled, and what the modules booked. A met duty is no entry any more.
    """
    whose = [actor.user_id, *stood_in_for(actor.user_id, on=on)]
    due = list(_duties(actor, whose, on=on)[:MOST])
    booked = [
        promise
        for user_id in whose
        for _source, promise in promises.open_with(user_id, actor, since=on, sorts=[Sort.BOOKED])
        if promise.on
    ]
    say = Words.of([*due, *booked], shows_names=shows_names)
    found = [_of_duty(duty, say) for duty in due] + [_of_promise(one, say) for one in booked]
    return sorted(found, key=lambda entry: (entry.on, entry.key))


def entry_of(duty: Duty, *, actor: Actor) -> Entry:
    """Return the entry of one duty, without a name."""
    row = _with_sequence(duties.visible_to(actor)).get(pk=duty.pk)
    return _of_duty(row, Words.of([row], shows_names=False))


def uid_of(duty: Duty) -> str:
    """Return what names a duty for good in a calendar, also after it was planned anew."""
    name = sha256(f"{duty.subject_id}|{duty.key}".encode()).hexdigest()[:32]
    return f"duty-{name}"


@dataclass(frozen=True)
class Words:
    """Names and communities that titles need, in two queries for a whole calendar."""

    places: dict[int, str]
    names: dict[uuid.UUID, str]

    @classmethod
    def of(cls, rows: Iterable[Duty | Promise], *, shows_names: bool) -> "Words":
        """Fetch what the rows need; no name unless it is asked for, and then the masked one."""
        rows = list(rows)
        places = orgs.names({row.org_seq for row in rows}) if rows else {}
        persons = {row.person_id for row in rows if row.person_id} if shows_names else set()
        people = Person.objects.filter(pk__in=persons).values_list("pk", "name") if persons else ()
        return cls(
            {seq: place_name(org) for seq, org in places.items()},
            {key: masking.name(name) for key, name in people},
        )

    def title(self, what: str, org_seq: int, person_id: uuid.UUID | None) -> str:
        """Return “Helper visit, 资新社区, ref 1a2b3c4d”, with the masked name where it is known."""
        parts = [what, self.places.get(org_seq, "")]
        if person_id in self.names:
            parts.append(self.names[person_id])
        if person_id:
            parts.append(_("ref %(ref)s") % {"ref": str(person_id)[-REF:]})
        return ", ".join(part for part in parts if part)


def _duties(actor: Actor, whose: list[uuid.UUID], *, on: date):
    near = Q(due_on__range=(on - BACK, on + AHEAD))
    same = {"subject_id": OuterRef("subject_id"), "key": OuterRef("key")}
    later = Duty.objects.filter(**same, pk__gt=OuterRef("pk"))
    gone = Q(voided_on__gte=on - BACK) | Q(voided_at=None, waived_on__gte=on - BACK)
    rows = duties.visible_to(actor).filter(assignee__in=whose)
    rows = rows.filter(near & duties.OPEN | gone & ~Exists(later))
    return _with_sequence(rows).order_by("due_on", "pk")


def _with_sequence(rows):
    earlier = (
        Duty.objects.filter(
            subject_id=OuterRef("subject_id"), key=OuterRef("key"), pk__lt=OuterRef("pk")
        )
        .order_by()
        .values("subject_id")
        .annotate(moved=Count("pk"))
        .values("moved")
    )
    return rows.annotate(moved=Coalesce(Subquery(earlier), 0))


def _of_duty(duty: Duty, say: Words) -> Entry:
    is_gone = duty.voided_at is not None or duty.waived_on is not None
    return Entry(
        key=uid_of(duty),
        title=say.title(_(kinds.kind(duty.kind).label), duty.org_seq, duty.person_id),
        on=duty.due_on,
        stamped_at=duty.voided_at or duty.created_at,
        sequence=duty.moved + int(is_gone),
        is_cancelled=is_gone,
    )


def _of_promise(promise: Promise, say: Words) -> Entry:
    return Entry(
        key=promise.key,
        title=say.title(promise.what, promise.org_seq, promise.person_id),
        on=promise.on,
        at=promise.at,
        stamped_at=None,
        sequence=promise.sequence,
        is_cancelled=promise.is_cancelled,
    )
