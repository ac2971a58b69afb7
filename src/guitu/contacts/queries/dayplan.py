"""Whom to visit on a day, and in which area each lives. Areas of addresses; nobody's position."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from guitu.access.actors import Actor
from guitu.contacts.models import Appointment
from guitu.contacts.queries.appointments import appointments
from guitu.contacts.terms import HELPER_CONTACT, AppointmentState, Way
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN, overdue
from guitu.duties.queries import visible_to as duties_visible_to
from guitu.people.models import Address, Person
from guitu.people.queries import visible_to as people_visible_to
from guitu.people.terms import AddressKind

MOST = 60


@dataclass
class Stop:
    """A person to visit: the area, what is due first, what is booked."""

    person: Person
    area: str = ""
    duty: Duty | None = None
    booked: list[Appointment] = field(default_factory=list)


def stops(actor: Actor, day: date, *, mine: bool) -> list[Stop]:
    """Return whom to visit: home visits booked on the day, then visits that can be done on it.

    Those due first come before the others, at most sixty people; `mine` narrows to what is the
    actor's own.
    """
    booked = appointments(actor).filter(
        state=AppointmentState.BOOKED, planned_on=day, way=Way.HOME_VISIT
    )
    due = duties_visible_to(actor).filter(OPEN, kind=HELPER_CONTACT, window_from__lte=day)
    due = due.exclude(overdue(on=day))
    if mine:
        booked, due = booked.filter(with_user=actor.user_id), due.filter(assignee=actor.user_id)
    found: dict[uuid.UUID, list[Appointment]] = {}
    for row in booked.order_by("planned_time", "pk"):
        found.setdefault(row.person_id, []).append(row)
    first: dict[uuid.UUID, Duty] = {}
    for duty in due.order_by("due_on", "key")[: MOST * 3]:
        first.setdefault(duty.person_id, duty)
    wanted = list(dict.fromkeys([*found, *first]))[:MOST]
    people = people_visible_to(actor).in_bulk(wanted)
    areas = areas_of(people)
    return [
        Stop(people[pk], areas.get(pk, ""), first.get(pk), found.get(pk, []))
        for pk in wanted
        if pk in people
    ]


def areas_of(person_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the area of the living address of each person, in one query."""
    rows = Address.objects.filter(
        person__in=list(person_ids), kind=AddressKind.LIVING, until_on=None, voided_at=None
    )
    return dict(rows.order_by("pk").values_list("person_id", "area"))
