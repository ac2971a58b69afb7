"""Contacts for other systems: the same queries and actions as the pages. No name, no number."""

import uuid
from datetime import date, time
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.contacts import actions, queries
from guitu.contacts.actions.recording import Again
from guitu.contacts.queries import duties
from guitu.contacts.terms import (
    Livelihood,
    MeetingPlace,
    Outcome,
    PersonState,
    Visibility,
    Way,
)
from guitu.people.queries import visible_to as people
from guitu.people.terms import NeedHeard, Relation
from guitu.web import clock

router = Router(tags=["contacts"])


class NextIn(Schema):
    """The next contact, booked with this one."""

    on: date
    way: Way
    note: str = Field("", max_length=200)


class ContactIn(Schema):
    """A contact or an attempt. `again` answers a refusal because of one of that day and way."""

    person: uuid.UUID
    way: Way
    outcome: Outcome
    held_on: date
    time_of_day: time | None = None
    place: MeetingPlace | None = None
    met_family: bool = False
    family_who: Relation | None = None
    helper: str = Field("", max_length=50)
    person_state: PersonState | None = None
    livelihood: Livelihood | None = None
    summary: str = Field("", max_length=2000)
    unusual: str = Field("", max_length=500)
    needs: list[NeedHeard] = []
    visibility: Visibility = Visibility.TEAM
    following: NextIn | None = None
    again: Again | None = None


class ContactOut(Schema):
    """A contact on record. What was said is not given out."""

    id: uuid.UUID
    person: uuid.UUID
    way: Way
    outcome: Outcome
    held_on: date
    met_family: bool
    visibility: Visibility


class ContactMade(ContactOut):
    """A contact just recorded, and the duties that it met."""

    duties_met: list[uuid.UUID]


class Contacts(Schema):
    """A page of contacts, the newest first."""

    items: list[ContactOut]
    next_offset: int | None


class Asked(Schema):
    """Which part of the list is asked for."""

    limit: int = Field(50, ge=1, le=200)
    offset: int = Field(0, ge=0, le=100_000)
    person: uuid.UUID | None = None
    outcome: Outcome | None = None


@router.get("/contacts", response=Contacts, summary="Visits, talks, calls and attempts")
@needs(Permission.CONTACT_READ)
def contacts(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the contacts that the caller sees, the newest first."""
    rows = queries.visible_to(request.actor)
    if asked.person:
        rows = rows.filter(person_id=asked.person)
    if asked.outcome:
        rows = rows.filter(outcome=asked.outcome.value)
    found = list(rows.order_by("-held_on", "-pk")[asked.offset : asked.offset + asked.limit + 1])
    following = asked.offset + asked.limit if len(found) > asked.limit else None
    return {"items": [contact_out(row) for row in found[: asked.limit]], "next_offset": following}


@router.post("/contacts", response={201: ContactMade}, summary="Put a contact on record")
@needs(Permission.CONTACT_WRITE)
def record_a_contact(request: HttpRequest, sent: ContactIn) -> Status:
    """Put a contact on record; 404 for a person outside the caller's scope."""
    person = get_object_or_404(people(request.actor), pk=sent.person)
    made = actions.record_contact(person.pk, _new(sent), actor=request.actor, on=clock.today())
    met = [duty.pk for duty in duties.met_by(made)]
    return Status(201, contact_out(made) | {"duties_met": met})


def contact_out(row) -> dict[str, Any]:
    """Return a contact as plain values."""
    names = ("way", "outcome", "held_on", "met_family", "visibility")
    values = {name: getattr(row, name) for name in names}
    return values | {"id": row.pk, "person": row.person_id}


def _new(sent: ContactIn) -> actions.NewContact:
    note = actions.NewNote(
        visibility=sent.visibility, person_state=sent.person_state or "",
        livelihood=sent.livelihood or "", summary=sent.summary,
        is_unusual=bool(sent.unusual.strip()), unusual=sent.unusual, needs=tuple(sent.needs),
    )  # fmt: skip
    following = sent.following and actions.NewBooking(
        sent.following.on, sent.following.way, note=sent.following.note
    )
    return actions.NewContact(
        way=sent.way, outcome=sent.outcome, held_on=sent.held_on, time_of_day=sent.time_of_day,
        place=sent.place or "", met_family=sent.met_family, family_who=sent.family_who or "",
        helper=sent.helper, note=note, following=following, again=sent.again or "",
    )  # fmt: skip
