"""Reading contacts and their notes. A private note is left out for all but its author."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.contacts.models import Contact, ContactNote
from guitu.contacts.rules import ways_of
from guitu.contacts.terms import CONTACT_KINDS, Outcome, Visibility
from guitu.duties.models import Duty
from guitu.measures.models import Measure, StatusPeriod
from guitu.measures.rules.states import ENDED
from guitu.people.models import Document


def visible_to(actor: Actor) -> QuerySet[Contact]:
    """Return the contacts that the actor may see, voided ones left out."""
    rows = Contact.objects.filter(within(actor, Permission.CONTACT_READ), voided_at=None)
    return rows.select_related("person", "by_user")


def readable_notes(actor: Actor) -> QuerySet[ContactNote]:
    """Return the notes that the actor may read: those for the case team, and one's own."""
    mine = Q(visibility=Visibility.TEAM) | Q(created_by=actor.user_id)
    return ContactNote.objects.filter(within(actor, Permission.CONTACT_READ), mine)


def with_notes(contacts: QuerySet[Contact], actor: Actor) -> QuerySet[Contact]:
    """Return contacts with the readable notes as `read_notes`, in one query more."""
    notes = readable_notes(actor).order_by("pk")
    return contacts.prefetch_related(Prefetch("notes", queryset=notes, to_attr="read_notes"))


def notes_of(contact: Contact, actor: Actor) -> list[ContactNote]:
    """Return the notes of one contact that the actor may read, the first one first."""
    return list(readable_notes(actor).filter(contact=contact).order_by("pk"))


def sheets_of(contact: Contact) -> list[Document]:
    """Return the photos and sheets of one contact."""
    rows = Document.objects.filter(subject_id=contact.pk, voided_at=None)
    return list(rows.order_by("created_at"))


def of_person(person_id: uuid.UUID, actor: Actor) -> QuerySet[Contact]:
    """Return the contacts with one person, the newest first."""
    found = with_notes(visible_to(actor).filter(person_id=person_id), actor)
    return found.order_by("-held_on", "-time_of_day", "-pk")


def measure_on(person_id: uuid.UUID, day: date) -> Measure | None:
    """Return the measure whose term has that day, or the newest that has not ended, or None."""
    found = list(
        Measure.objects.filter(person_id=person_id, voided_at=None).order_by("-received_on")
    )
    for measure in found:
        starts_on = measure.starts_on
        if starts_on and starts_on <= day and (measure.ends_on is None or day <= measure.ends_on):
            return measure
    ended = StatusPeriod.objects.filter(
        measure__in=found, until_on=None, voided_at=None, status__in=[one.value for one in ENDED]
    )
    over = set(ended.values_list("measure_id", flat=True)) if found else set()
    return next((measure for measure in found if measure.pk not in over), None)


def attempts_of(duties: Iterable[Duty]) -> dict[uuid.UUID, list[Contact]]:
    """Return what was tried without success in the window of each open duty of contact.

    By the id of the duty, the first attempt first; one query for all.
    """
    duties = list(duties)
    return by_duty(attempts_for(duties), duties)


def attempts_for(duties: Iterable[Duty]) -> QuerySet[Contact]:
    """Return what was tried without success for any of the duties, the first attempt first."""
    wanted = [duty for duty in duties if duty.kind in CONTACT_KINDS and duty.person_id]
    if not wanted:
        return Contact.objects.none()
    since = min(duty.window_from for duty in wanted)
    rows = Contact.objects.filter(
        person__in={duty.person_id for duty in wanted}, held_on__gte=since, voided_at=None
    )
    return rows.exclude(outcome=Outcome.MET).order_by("held_on", "time_of_day", "pk")


def by_duty(attempts: Iterable[Contact], duties: Iterable[Duty]) -> dict[uuid.UUID, list[Contact]]:
    """Return those of the `attempts` that belong to each duty of contact, by its id."""
    tried = list(attempts)
    return {
        duty.pk: [
            row
            for row in tried
            if row.person_id == duty.person_id
            and duty.window_from <= row.held_on <= duty.due_on
            and row.way in ways_of(duty.kind)
        ]
        for duty in duties
        if duty.kind in CONTACT_KINDS and duty.person_id
    }
