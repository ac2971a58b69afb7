"""The page of one contact, and what stands around its forms."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.contacts import queries
from guitu.contacts.models import Appointment, Contact, ContactNote
from guitu.contacts.presenters import words
from guitu.contacts.queries import duties as contact_duties
from guitu.contacts.rules import is_attempt
from guitu.contacts.terms import Visibility, Way
from guitu.duties import kinds
from guitu.kernel.terms import gettext_noop
from guitu.people import queries as people
from guitu.people.models import Person
from guitu.people.presenters.attention import head_flags
from guitu.web.cells import Link, Tag
from guitu.web.templatetags.web import day

Shown = dict[str, Any]


def page(contact: Contact, actor: Actor, *, on: date) -> Shown:
    """Return what the page of one contact shows."""
    notes = queries.notes_of(contact, actor)
    booked = queries.booked_of(contact.person_id, actor, on=on)
    may_write = actor.may(Permission.CONTACT_WRITE, contact.org_seq)
    return {
        "contact": contact,
        "heading": f"{_(contact.way.label)} · {day(contact.held_on)}",
        "answer": _answer(contact, contact_duties.met_by(contact)),
        "facts": _facts(contact, actor),
        "notes": [_note(note) for note in notes],
        "is_private": words.is_closed_to(contact, notes),
        "by": words.by_whom(contact),
        "sheets": queries.sheets_of(contact),
        "may_open": actor.may(Permission.DOCUMENT_READ, contact.org_seq),
        "may_write": may_write,
        "may_attach": may_write and contact.visibility == Visibility.TEAM,
        "booked": [booking(row, may_write=may_write) for row in booked],
        **about_person(contact.person, actor),
    }


def booking(row: Appointment, *, may_write: bool) -> Shown:
    """Return one booked contact as a line, with what can be done."""
    return {
        "when": words.booked_when(row),
        "note": row.note,
        "move_url": reverse("appointment-move", args=[row.pk]) if may_write else "",
        "cancel_url": reverse("appointment-close", args=[row.pk, "cancel"]) if may_write else "",
        "excuse_url": reverse("appointment-close", args=[row.pk, "excuse"]) if may_write else "",
    }


def line(contact: Contact) -> Shown:
    """Return a contact as a line; it comes from `queries.of_person`."""
    notes = contact.read_notes
    return {
        "title": _(contact.way.label),
        "when": words.when(contact),
        "by": words.by_whom(contact),
        "outcome": words.outcome_tag(contact),
        "family": contact.met_family,
        "content": words.content(contact, notes),
        "needs": words.needs_said(notes),
        "url": reverse("contact-page", args=[contact.pk]),
    }


def flagged(row: Any, actor: Actor, *, on: date) -> Shown:
    """Return the flags of the person; `row` comes from `people.queries.with_flags`."""
    return {"flags": head_flags(row, actor, on)}


def recording(person: Person, actor: Actor, *, way: Way, kind: str, on: date) -> Shown:
    """Return what stands around the form: for whom, what it is for, what was tried before."""
    duty = contact_duties.next_open(person.pk, kind, on=on) if kind else None
    tried = queries.attempts_of([duty]).get(duty.pk, ()) if duty else ()
    return {
        "heading": words.heading(way),
        "duty": duty
        and _("%(what)s, due on %(day)s.")
        % {"what": _(kinds.kind(duty.kind).label), "day": day(duty.due_on)},
        "tried": words.tried(tried),
        **flagged(person, actor, on=on),
        **about_person(person, actor),
    }


def twin(contact_id: uuid.UUID, actor: Actor) -> Shown:
    """Return the record that the one just typed may be."""
    contact = queries.visible_to(actor).get(pk=contact_id)
    notes = queries.notes_of(contact, actor)
    return {
        "contact": contact,
        "when": words.when(contact),
        "by": words.by_whom(contact),
        "outcome": words.outcome_tag(contact),
        "content": words.content(contact, notes),
    }


def short(contact: Contact, actor: Actor) -> Shown:
    """Return what stands around a short form about a contact."""
    url = reverse("contact-page", args=[contact.pk])
    shown = about_person(contact.person, actor)
    shown["crumbs"] = [*shown["crumbs"], (_(contact.way.label), url)]
    said = f"{_(contact.way.label)} · {words.when(contact)} · {words.by_whom(contact)}"
    return shown | {"cancel": url, "answer": said}


def about_person(person: Person, actor: Actor) -> Shown:
    """Return the name and the way back to the person."""
    url = reverse("person-page", args=[person.pk])
    name = people.display_name(person, actor)
    crumbs = [(gettext_noop("People"), reverse("people-list")), (name, url)]
    return {"person": person, "name": name, "crumbs": crumbs, "cancel": url}


def about_appointment(row: Appointment, actor: Actor, *, on: date) -> Shown:
    """Return what stands around a form about a booked contact."""
    shown = about_person(row.person, actor) | {"answer": words.booked_when(row)}
    return shown | flagged(row, actor, on=on)


def _answer(contact: Contact, met: Sequence[Any]) -> str:
    if is_attempt(contact.outcome):
        return _("Tried: %(outcome)s. It counts as an attempt and meets no duty.") % {
            "outcome": _(contact.outcome.label)
        }
    if not met:
        return _("It is on record; no open duty of this day asked for it.")
    said = [
        _("%(what)s due on %(day)s")
        % {"what": _(kinds.kind(duty.kind).label), "day": day(duty.due_on)}
        for duty in met
    ]
    return _("It meets: %(duties)s.") % {"duties": _(", ").join(said)}


def _facts(contact: Contact, actor: Actor) -> list[tuple[Any, ...]]:
    who = Link(people.display_name(contact.person, actor), _person_url(contact))
    found: list[tuple[Any, ...]] = [
        (gettext_noop("With"), who),
        (gettext_noop("Result of the contact"), words.outcome_tag(contact)),
        (gettext_noop("Day and time"), words.when(contact)),
    ]
    if contact.place:
        found.append((gettext_noop("Where"), _(contact.place.label)))
    found.append((gettext_noop("Contact held by"), words.by_whom(contact)))
    if not is_attempt(contact.outcome):
        family = _("Yes") if contact.met_family else _("No")
        kin = _(contact.family_who.label) if contact.family_who else ""
        found.append((gettext_noop("Family met"), family, kin))
    return found


def _note(note: ContactNote) -> Shown:
    needs = words.needs_said([note])
    return {
        "state": Tag(note.person_state.label, "") if note.person_state else None,
        "summary": note.summary,
        "needs": needs,
        "livelihood": note.livelihood,
        "unusual": note.unusual,
        "is_private": note.visibility == Visibility.AUTHOR,
        "at": note.created_at,
    }


def _person_url(contact: Contact) -> str:
    return reverse("person-page", args=[contact.person_id])
