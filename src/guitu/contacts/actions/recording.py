"""Putting a visit, talk or call on record, in one act with its note and the next step."""

import uuid
from dataclasses import dataclass, field
from datetime import date, time

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.contacts import rules
from guitu.contacts.actions import booking
from guitu.contacts.actions.matching import match_contacts
from guitu.contacts.actions.notes import NewNote, file_sheet, write
from guitu.contacts.models import Contact
from guitu.contacts.queries import measure_on
from guitu.contacts.terms import MeetingPlace, Outcome, Visibility, Way
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import Term, gettext_noop
from guitu.people import followers
from guitu.people.actions.locking import locked
from guitu.people.models import Person
from guitu.people.records import about
from guitu.people.terms import Relation


class Again(Term):
    """What a worker says to another record of the same person, day and way."""

    ANOTHER = "another", gettext_noop("It was another one")
    SAME = "same", gettext_noop("It is the same one: add what I wrote to it")


class SameContact(WrongStatus):
    """A contact with this person, on this day and in this way, is on record already."""

    def __init__(self, contact_id: uuid.UUID) -> None:
        super().__init__(
            gettext_noop("A contact of this kind on this day is on record already; see below.")
        )
        self.contact_id = contact_id


@dataclass(frozen=True)
class NewContact:
    """What is recorded. `helper` names who did it where it was not the colleague who records.

    `again` answers whether it is the same contact as one on record; empty until it is asked.
    """

    way: Way
    outcome: Outcome
    held_on: date
    time_of_day: time | None = None
    place: MeetingPlace | str = ""
    met_family: bool = False
    family_who: Relation | str = ""
    helper: str = ""
    note: NewNote = field(default_factory=NewNote)
    following: booking.NewBooking | None = None
    photos: tuple[bytes, ...] = ()
    again: Again | str = ""


@transaction.atomic
def record_contact(person_id: uuid.UUID, new: NewContact, *, actor: Actor, on: date) -> Contact:
    """Put a contact, or an attempt, on record; duties that it can meet are met.

    With it go the note, photos, what becomes of a contact booked for that day, and the next one.
    Raises SameContact when somebody recorded one of the same day and way before and it is not
    said which it is, BadInput for a day to come and for what is missing, AccessDenied.
    """
    person = locked(person_id, actor, Permission.CONTACT_WRITE)
    _check(new, on=on)
    twin = _twin(person, new, actor=actor)
    if twin is not None and not new.again:
        raise SameContact(twin.pk)
    is_same = twin is not None and new.again == Again.SAME
    contact = twin if is_same else _save(person, new, actor=actor)
    write(contact, new.note, actor=actor)
    for content in new.photos:
        file_sheet(contact, content, actor=actor, on=on)
    booking.follow(contact, new.following, actor=actor, on=on)
    if contact.measure is not None:
        match_contacts(contact.measure)
    followers.tell(person, actor=actor, on=on)
    record(
        "contacts.recorded", actor=actor, subject=contact, way=str(contact.way),
        outcome=str(contact.outcome), day=contact.held_on, again=str(new.again),
        photos=len(new.photos),
    )  # fmt: skip
    return contact


def _save(person: Person, new: NewContact, *, actor: Actor) -> Contact:
    helper = new.helper.strip()
    contact = about(
        person, Contact, actor=actor, measure=measure_on(person.pk, new.held_on), way=new.way,
        outcome=new.outcome, held_on=new.held_on, time_of_day=new.time_of_day,
        place=new.place or "", met_family=new.met_family or new.way == Way.FAMILY,
        family_who=new.family_who or "", by_user_id=None if helper else actor.user_id,
        by_name=helper, visibility=new.note.visibility,
    )  # fmt: skip
    if rules.is_attempt(new.outcome):
        contact.met_family = False
    contact.save()
    return contact


def _twin(person: Person, new: NewContact, *, actor: Actor) -> Contact | None:
    """Return the record that this one may be: same person, day and way.

    Trying again on the same day is no double, and neither is an attempt before a contact.
    """
    same = Contact.objects.filter(
        person=person, held_on=new.held_on, way=new.way, voided_at=None
    ).select_related("person", "measure")
    if rules.is_attempt(new.outcome):
        same = same.exclude(created_by=actor.user_id)
    for found in same.order_by("pk"):
        if rules.is_attempt(found.outcome) == rules.is_attempt(new.outcome):
            return found
    return None


def _check(new: NewContact, *, on: date) -> None:
    wrong: dict[str, FieldError] = {}
    if new.held_on > on:
        wrong["held_on"] = FieldError(gettext_noop("This day has not come yet."), {})
    met_person = new.outcome == Outcome.MET and new.way != Way.FAMILY
    if met_person and not new.note.person_state:
        wrong["person_state"] = FieldError(gettext_noop("Say in a word how the person is."), {})
    if new.way == Way.DIARY and not new.helper.strip():
        wrong["helper"] = FieldError(gettext_noop("Name the helper whose diary it is."), {})
    if new.photos and new.note.visibility == Visibility.AUTHOR:
        wrong["photos"] = FieldError(
            gettext_noop(
                "Papers are open to the case team. Leave the photo out, or let the team read."
            ),
            {},
        )
    if wrong:
        raise BadInput(wrong)
