"""The record of visits and the helper diary with the headings that inspectors know."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.contacts import queries
from guitu.contacts.models import Appointment, Contact
from guitu.contacts.presenters import words
from guitu.contacts.queries.sheets import family_phones, phones, sheet_counts
from guitu.contacts.terms import Visibility
from guitu.kernel.terms import gettext_noop
from guitu.people import masking
from guitu.people.models import Person
from guitu.people.queries import display_name
from guitu.web.lists import Column

RECORD_COLUMNS = (
    Column("name", gettext_noop("Name"), order_by=("person__name",)),
    Column("id_number", gettext_noop("Resident ID number")),
    Column("phone", gettext_noop("Own phone number")),
    Column("family_phone", gettext_noop("Phone number of the family")),
    Column("when", gettext_noop("Time of the contact"), order_by=("held_on", "time_of_day")),
    Column("place", gettext_noop("Place of the contact")),
    Column("by", gettext_noop("Helper who came")),
    Column("livelihood", gettext_noop("Way of making a living (farming, work, benefit, other)")),
    Column("unusual", gettext_noop("Anything unusual?")),
    Column("what", gettext_noop("The unusual, in short")),
    Column("grid", gettext_noop("Grid of the person")),
    Column("grid_phone", gettext_noop("Phone number of the grid worker")),
    Column("received_by", gettext_noop("Received by")),
    Column("received_at", gettext_noop("Time of receipt")),
    Column("received_remark", gettext_noop("Opinion on receipt")),
    Column("answered", gettext_noop("Answered?")),
    Column("remark", gettext_noop("Remarks")),
    Column("attached", gettext_noop("Attachments")),
)
IN_THE_HEAD = ("name", "id_number", "phone", "family_phone", "grid", "grid_phone")
OF_EACH_VISIT = tuple(column for column in RECORD_COLUMNS if column.key not in IN_THE_HEAD)
DIARY_COLUMNS = (
    Column("when", gettext_noop("Time of the help"), order_by=("held_on", "time_of_day")),
    Column("place", gettext_noop("Place of the contact")),
    Column("content", gettext_noop("What it was about")),
    Column("attached", gettext_noop("Photos as evidence")),
    Column("next", gettext_noop("Plan for the next step")),
)


@dataclass
class SheetReader:
    """Loads what a page of sheet rows needs, a query for each kind of thing."""

    actor: Actor
    grids: dict[int, str] = field(default_factory=dict)
    _phones: dict[uuid.UUID, str] = field(default_factory=dict)
    _family: dict[uuid.UUID, str] = field(default_factory=dict)
    _sheets: Mapping[uuid.UUID, int] = field(default_factory=dict)
    _next: dict[uuid.UUID, Appointment] = field(default_factory=dict)

    def load(self, rows: Iterable[Contact], *, about: Person | None = None) -> None:
        """Fetch numbers, photos and booked contacts of the rows, and the numbers of `about`."""
        found = list(rows)
        people = {row.person_id for row in found} | ({about.pk} if about else set())
        self._phones, self._family = phones(people), family_phones(people)
        self._sheets = sheet_counts([row.pk for row in found])
        bookings = Appointment.objects.filter(made_in__in=[row.pk for row in found])
        self._next = {row.made_in_id: row for row in bookings.order_by("pk")}

    def numbers(self, person_id: uuid.UUID) -> tuple[str, str]:
        """Return the own number and that of the family, masked."""
        own, family = self._phones.get(person_id, ""), self._family.get(person_id, "")
        return masking.phone(own), masking.phone(family)

    def row(self, contact: Contact) -> dict[str, Any]:
        """Return a contact under the headings of both sheets; numbers are masked."""
        shared = [note for note in contact.read_notes if note.visibility == Visibility.TEAM]
        unusual = "；".join(note.unusual for note in shared if note.unusual)
        livings = [note.livelihood for note in shared if note.livelihood]
        count = self._sheets.get(contact.pk, 0)
        phone, family_phone = self.numbers(contact.person_id)
        return {
            "name": display_name(contact.person, self.actor),
            "id_number": masking.id_number(contact.person.id_number),
            "phone": phone,
            "family_phone": family_phone,
            "when": words.when(contact),
            "place": _(contact.place.label) if contact.place else "",
            "by": words.by_whom(contact),
            "livelihood": _(livings[0].label) if livings else "",
            "unusual": _("Yes") if unusual else _("No"),
            "what": unusual,
            "grid": self.grids.get(contact.org_seq, ""),
            "remark": f"{_(contact.way.label)} · {_(contact.outcome.label)}",
            "content": words.content(contact, shared),
            "attached": str(count) if count else "",
            "next": words.booked_when(self._next[contact.pk]) if contact.pk in self._next else "",
        }


def header(person: Person, reader: SheetReader) -> list[tuple[str, str]]:
    """Return the head of a record sheet: who it is about, numbers masked."""
    own, family = reader.numbers(person.pk)
    return [
        (_("Name"), display_name(person, reader.actor)),
        (_("Resident ID number"), masking.id_number(person.id_number)),
        (_("Own phone number"), own),
        (_("Phone number of the family"), family),
        (_("Grid of the person"), reader.grids.get(person.org_seq, "")),
        (_("Phone number of the grid worker"), ""),
    ]


def table(reader: SheetReader, rows: list[Contact], *, is_diary: bool) -> dict[str, Any]:
    """Return headings and lines of a printed sheet; what stands in its head is left out."""
    columns = DIARY_COLUMNS if is_diary else OF_EACH_VISIT
    return {
        "heads": [column.label for column in columns],
        "lines": [
            [found.get(column.key, "") for column in columns]
            for found in (reader.row(row) for row in rows)
        ],
    }


def record_values(person: Person, actor: Actor) -> dict[str, Any]:
    """Return what the Word form of the record sheet asks beyond the usual fields."""
    rows = list(reversed(queries.of_person(person.pk, actor)))
    reader = SheetReader(actor)
    reader.load(rows)
    return {
        "family_phone": family_phones([person.pk]).get(person.pk, ""),
        "worker_phone": "",
        "contacts": [reader.row(row) for row in rows],
    }


def figure(one: Mapping[str, Any]) -> str:
    """Return a figure of a review: 5, or 5 of 6."""
    if one.get("of") is None:
        return str(one["value"])
    return _("%(value)s of %(of)s") % {"value": one["value"], "of": one["of"]}
