"""What is written about a contact, and the photos and sheets that go with it."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.contacts.models import Contact, ContactNote
from guitu.contacts.terms import Livelihood, PersonState, Visibility
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document
from guitu.people.needs import Heard, tell
from guitu.people.records import about
from guitu.people.terms import DocumentKind, NeedHeard


@dataclass(frozen=True)
class NewNote:
    """What is written: how the person is, what was said in short, the needs heard."""

    visibility: Visibility = Visibility.TEAM
    person_state: PersonState | str = ""
    livelihood: Livelihood | str = ""
    summary: str = ""
    is_unusual: bool = False
    unusual: str = ""
    needs: tuple[NeedHeard, ...] = ()


@transaction.atomic
def add_note(contact_id: uuid.UUID, new: NewNote, *, actor: Actor, on: date) -> ContactNote:
    """Add a note to a contact that is on record; nothing that stands there is changed.

    Raises BadInput for a note without a word, WrongStatus when the contact is voided.
    """
    contact = locked_contact(contact_id)
    require(actor, Permission.CONTACT_WRITE, org_seq=contact.org_seq)
    if not new.summary.strip():
        raise BadInput.of("summary", gettext_noop("Write down in short what was said."))
    note = write(contact, new, actor=actor)
    record("contacts.note_added", actor=actor, subject=contact, visibility=str(new.visibility))
    return note


@transaction.atomic
def add_sheet(contact_id: uuid.UUID, content: bytes, *, actor: Actor, on: date) -> Document:
    """Put a photo, or the scan of a sheet filled in by hand, on file with a contact.

    Where a photo was taken is removed from it. Papers are open to the case team, so a private
    record takes none: raises BadInput.
    """
    contact = locked_contact(contact_id)
    require(actor, Permission.CONTACT_WRITE, org_seq=contact.org_seq)
    document = file_sheet(contact, content, actor=actor, on=on)
    record("contacts.photo_added", actor=actor, subject=contact, document=str(document.pk))
    return document


def locked_contact(contact_id: uuid.UUID) -> Contact:
    """Return the contact with its person and measure, locked. Raises WrongStatus when voided."""
    found = Contact.objects.select_related("person", "measure").select_for_update(of=("self",))
    contact = found.get(pk=contact_id)
    if contact.voided_at:
        raise WrongStatus(gettext_noop("This record was voided."))
    return contact


def write(contact: Contact, new: NewNote, *, actor: Actor) -> ContactNote:
    """Save a note; needs that the team may read are told to whoever helps with them."""
    if new.is_unusual and not new.unusual.strip():
        raise BadInput.of("unusual", gettext_noop("Say in short what was unusual."))
    needs = tuple(NeedHeard(need) for need in new.needs)
    note = about(
        contact.person, ContactNote, actor=actor, contact=contact, visibility=new.visibility,
        person_state=new.person_state or "", livelihood=new.livelihood or "",
        summary=new.summary.strip(), is_unusual=new.is_unusual,
        unusual=new.unusual.strip() if new.is_unusual else "",
        needs=[need.value for need in needs],
    )  # fmt: skip
    note.save()
    if new.visibility == Visibility.TEAM:
        tell(Heard(contact.person, needs, contact.held_on, contact), actor=actor)
    return note


def file_sheet(contact: Contact, content: bytes, *, actor: Actor, on: date) -> Document:
    """Put a photo or scan on file with the contact as its subject."""
    if contact.visibility == Visibility.AUTHOR:
        raise BadInput.of(
            "photos",
            gettext_noop(
                "Papers are open to the case team. Leave the photo out, or let the team read."
            ),
        )
    paper = NewPaper(
        DocumentKind.CONTACT_RECORD,
        issued_on=contact.held_on,
        content=content,
        subject=(contact._meta.label_lower, contact.pk),
    )
    try:
        return add_paper(contact.person_id, paper, actor=actor, on=on)
    except BadInput as error:
        raise BadInput({"photos": next(iter(error.fields.values()))}) from error
