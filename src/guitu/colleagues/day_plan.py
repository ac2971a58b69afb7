"""The plan of a day: whom to visit, grouped by address. Addresses only; nobody's position."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.access.queries import stood_in_for
from guitu.audit.actions import record_unmasking
from guitu.colleagues.terms import Span
from guitu.contacts.terms import FAMILY_CONTACT, HELPER_CONTACT
from guitu.duties import promises
from guitu.duties import queries as duties
from guitu.duties.models import Duty
from guitu.duties.promises import Promise, Sort
from guitu.duties.rules import end_of_week
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.moving import load_keys
from guitu.people.models import Address, Person
from guitu.people.queries import with_flags
from guitu.people.terms import AddressKind

VISITS = (HELPER_CONTACT, FAMILY_CONTACT)
MOST = 300


@dataclass
class Stop:
    """One person to visit, and why; `address` is None where none is on file."""

    person: Person
    address: Address | None = None
    duties: list[Duty] = field(default_factory=list)
    booked: list[Promise] = field(default_factory=list)

    @property
    def area(self) -> str:
        """The part of the address that lists show."""
        return self.address.area if self.address else ""


@dataclass(frozen=True)
class Area:
    """Stops near each other, by the area of their address, in the order of the day."""

    name: str
    org_seq: int
    stops: Sequence[Stop]


def last_day(span: Span, *, on: date) -> date:
    """Return the last day of the plan: the day itself, or the Sunday of its week."""
    return on if span == Span.DAY else end_of_week(on)


def stops(actor: Actor, *, span: Span, on: date) -> list[Stop]:
    """Return whom to visit: booked in the span, or with a visit due in it or late. Five queries.

    The actor's own, and of those for whom the actor stands in.
    """
    until = last_day(span, on=on)
    whose = [actor.user_id, *stood_in_for(actor.user_id, on=on)]
    due = duties.visible_to(actor).filter(
        duties.OPEN, duties.due_by(until), duties.awake(on=on),
        kind__in=VISITS, assignee__in=whose, person_id__isnull=False, window_from__lte=until,
    )  # fmt: skip
    visits = list(due.order_by("due_on", "pk")[:MOST])
    booked = [
        promise
        for user_id in whose
        for _source, promise in promises.open_with(user_id, actor, since=on, sorts=[Sort.BOOKED])
        if promise.is_at_home and promise.on and on <= promise.on <= until
    ]
    return _stops(visits, [one for one in booked if not one.is_cancelled])


def areas(found: Iterable[Stop]) -> list[Area]:
    """Return stops by community and area; within one the earliest day first."""
    groups: dict[tuple[int, str], list[Stop]] = {}
    for stop in found:
        groups.setdefault((stop.person.org_seq, stop.area), []).append(stop)
    return [
        Area(name, org_seq, sorted(rows, key=_first_day))
        for (org_seq, name), rows in sorted(groups.items())
    ]


@transaction.atomic
def show_addresses(found: Sequence[Stop], *, reason: str, actor: Actor) -> dict[uuid.UUID, str]:
    """Return the exact addresses of a whole sheet, for one reason; each is recorded in the trail.

    Raises BadInput without a reason, AccessDenied where one of them may not be shown to the actor.
    """
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what the addresses are needed for."))
    shown = {}
    load_keys([stop.person for stop in found])
    for stop in found:
        require(actor, Permission.PERSON_UNMASK, org_seq=stop.person.org_seq)
        if stop.address is None:
            continue
        record_unmasking("address", actor=actor, subject=stop.address, reason=reason.strip())
        shown[stop.person.pk] = stop.address.area + stop.address.detail
    return shown


def _stops(visits: Sequence[Duty], booked: Sequence[Promise]) -> list[Stop]:
    ids = {row.person_id for row in [*visits, *booked] if row.person_id}
    people = with_flags(Person.objects.filter(pk__in=ids, voided_at=None)) if ids else ()
    found = {person.pk: Stop(person) for person in people}
    rows = Address.objects.filter(
        person__in=ids, kind=AddressKind.LIVING, until_on=None, voided_at=None
    )
    for address in rows.order_by("pk") if ids else ():
        found[address.person_id].address = address
    for duty in visits:
        if duty.person_id in found:
            found[duty.person_id].duties.append(duty)
    for promise in booked:
        if promise.person_id in found:
            found[promise.person_id].booked.append(promise)
    return list(found.values())


def _first_day(stop: Stop) -> tuple[date, str]:
    days = [duty.due_on for duty in stop.duties] + [one.on for one in stop.booked if one.on]
    return min(days), str(stop.person.pk)
