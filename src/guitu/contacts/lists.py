"""The lists of contacts and of booked contacts, and the sheets that are taken out of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.contacts import queries
from guitu.contacts.models import Appointment, Contact
from guitu.contacts.presenters import words
from guitu.contacts.presenters.sheet import DIARY_COLUMNS, RECORD_COLUMNS, SheetReader
from guitu.contacts.queries.contacts import with_notes
from guitu.contacts.terms import AppointmentState, Outcome, Way
from guitu.database import keyring
from guitu.kernel.terms import Term, gettext_noop
from guitu.orgs import queries as orgs
from guitu.orgs.models import Org
from guitu.people import queries as people
from guitu.people.queries.places import places_of
from guitu.people.terms import NeedHeard
from guitu.web.cells import Link
from guitu.web.lists import Choice, Column, DayFilter, Empty, ListSpec, Search

SHORT = 60


class Whose(Term):
    """Whose contacts are shown."""

    MINE = "mine", gettext_noop("Done by me")
    ATTEMPTS = "attempts", gettext_noop("Attempts only")
    FAMILY = "family", gettext_noop("Family met")


@dataclass(frozen=True)
class Source:
    """A list as it stands for one actor."""

    spec: ListSpec
    rows: QuerySet
    present: Callable[[Any], dict[str, Any]]


@dataclass
class Reader:
    """Loads what the rows of one page need, a query for each kind of thing."""

    actor: Actor
    places: dict[int, Org] = field(default_factory=dict)

    def load(self, rows: list[Any]) -> None:
        """Fetch keys of encrypted notes and the names of communities."""
        keyring.load([row.person_id for row in rows])
        unknown = {row.org_seq for row in rows} - self.places.keys()
        if unknown:
            self.places |= orgs.names(unknown)

    def contact(self, row: Contact) -> dict[str, Any]:
        """Return a contact as a row."""
        return {
            "url": reverse("contact-page", args=[row.pk]),
            "name": people.display_name(row.person, self.actor),
            "held_on": row.held_on,
            "way": _(row.way.label),
            "outcome": words.outcome_tag(row),
            "family": row.met_family,
            "by": words.by_whom(row),
            "place": self._place(row.org_seq),
            "needs": words.needs_said(row.read_notes),
            "content": _cut(words.content(row, row.read_notes)),
        }

    def appointment(self, row: Appointment) -> dict[str, Any]:
        """Return a booked contact as a row."""
        return {
            "url": reverse("person-page", args=[row.person_id]),
            "name": people.display_name(row.person, self.actor),
            "planned_on": row.planned_on,
            "time": words.clock_time(row.planned_time),
            "way": _(row.way.label),
            "note": row.note,
            "with": row.with_user.name if row.with_user else "",
            "place": self._place(row.org_seq),
            "state": words.state_tag(row),
            "move": self._move(row),
        }

    def _place(self, org_seq: int) -> str:
        org = self.places.get(org_seq)
        return org.name if org else ""

    def _move(self, row: Appointment) -> Link | str:
        is_open = row.state == AppointmentState.BOOKED
        if not is_open or not self.actor.may(Permission.CONTACT_WRITE, row.org_seq):
            return ""
        return Link(_("Move"), reverse("appointment-move", args=[row.pk]))


def contacts_source(actor: Actor, *, on: date) -> Source:
    """Return the list of contacts."""
    places = places_of(actor, Permission.CONTACT_READ)
    reader = Reader(actor, {place.seq: place for place in places})
    spec = ListSpec(
        key="contacts",
        columns=(
            Column("name", gettext_noop("Name"), order_by=("person__name",)),
            Column("held_on", gettext_noop("Day"), order_by=("held_on", "time_of_day")),
            Column("way", gettext_noop("How"), order_by=("way",)),
            Column("outcome", gettext_noop("Result of the contact"), order_by=("outcome",)),
            Column("content", gettext_noop("What was said, in short")),
            Column("needs", gettext_noop("Help asked for")),
            Column("family", gettext_noop("Family met"), order_by=("met_family",), shown=False),
            Column("by", gettext_noop("Contact held by")),
            Column("place", gettext_noop("Community"), order_by=("org_seq",), shown=False),
        ),
        filters=_contact_filters(actor, places),
        default_sort="-held_on",
        before_rows=reader.load,
        empty=Empty(
            gettext_noop("No contact on record yet"),
            gettext_noop("A contact is recorded from a line of Today, or from a person's page."),
            icon="messages",
        ),
    )
    rows = queries.visible_to(actor).filter(person__in=people.visible_to(actor))
    return Source(spec, with_notes(rows, actor), reader.contact)


def appointments_source(actor: Actor, *, on: date) -> Source:
    """Return the list of booked contacts, those that are still to come first."""
    places = places_of(actor, Permission.CONTACT_READ)
    reader = Reader(actor, {place.seq: place for place in places})
    spec = ListSpec(
        key="appointments",
        columns=(
            Column("name", gettext_noop("Name"), order_by=("person__name",)),
            Column("planned_on", gettext_noop("Day"), order_by=("planned_on", "planned_time")),
            Column("time", gettext_noop("Time")),
            Column("way", gettext_noop("How"), order_by=("way",)),
            Column("note", gettext_noop("What it will be about")),
            Column("with", gettext_noop("Contact held by")),
            Column("place", gettext_noop("Community"), order_by=("org_seq",), shown=False),
            Column("state", gettext_noop("Stands as"), order_by=("state",)),
            Column("move", gettext_noop("Move")),
        ),
        filters=_appointment_filters(actor, places),
        default_sort="planned_on",
        before_rows=reader.load,
        empty=Empty(
            gettext_noop("Nothing is booked"),
            gettext_noop("The next contact is booked when one is recorded."),
            icon="calendar",
        ),
    )
    rows = queries.appointments(actor).filter(person__in=people.visible_to(actor))
    return Source(spec, rows, reader.appointment)


def records_source(actor: Actor, *, on: date) -> Source:
    """Return the contacts as the record of visits."""
    return _sheet_source(actor, "visit-records", RECORD_COLUMNS)


def diary_source(actor: Actor, *, on: date) -> Source:
    """Return the contacts as the helper diary."""
    return _sheet_source(actor, "help-diary", DIARY_COLUMNS)


def _sheet_source(actor: Actor, key: str, columns: tuple[Column, ...]) -> Source:
    places = places_of(actor, Permission.CONTACT_READ)
    reader = SheetReader(actor, {place.seq: place.name for place in places})

    def load(rows: list[Contact]) -> None:
        keyring.load([row.person_id for row in rows])
        reader.load(rows)

    spec = ListSpec(
        key=key, columns=columns, filters=_contact_filters(actor, places), default_sort="when",
        before_rows=load,
    )  # fmt: skip
    rows = queries.visible_to(actor).filter(person__in=people.visible_to(actor))
    return Source(spec, with_notes(rows, actor), reader.row)


def _contact_filters(actor: Actor, places: Sequence[Org]) -> tuple[Any, ...]:
    def whose(rows: QuerySet, code: str) -> QuerySet:
        if code == Whose.MINE:
            return rows.filter(by_user=actor.user_id)
        if code == Whose.ATTEMPTS:
            return rows.exclude(outcome=Outcome.MET)
        return rows.filter(met_family=True)

    def asked_for(rows: QuerySet, code: str) -> QuerySet:
        notes = queries.readable_notes(actor).filter(needs__contains=[code])
        return rows.filter(pk__in=notes.values("contact_id"))

    return (
        *_common(actor, places),
        Choice(
            "outcome",
            gettext_noop("Result of the contact"),
            _equal("outcome"),
            choices=Outcome.choices,
        ),
        Choice("whose", gettext_noop("Which"), whose, choices=Whose.choices),
        Choice("need", gettext_noop("Help asked for"), asked_for, choices=NeedHeard.choices),
        DayFilter(
            "from", gettext_noop("Day from"), lambda rows, day: rows.filter(held_on__gte=day)
        ),
        DayFilter(
            "until", gettext_noop("Day until"), lambda rows, day: rows.filter(held_on__lte=day)
        ),
    )


def _appointment_filters(actor: Actor, places: Sequence[Org]) -> tuple[Any, ...]:
    return (
        *_common(actor, places),
        Choice(
            "state", gettext_noop("Stands as"), _equal("state"), choices=AppointmentState.choices
        ),
        DayFilter(
            "from", gettext_noop("Day from"), lambda rows, day: rows.filter(planned_on__gte=day)
        ),
        DayFilter(
            "until", gettext_noop("Day until"), lambda rows, day: rows.filter(planned_on__lte=day)
        ),
    )


def _common(actor: Actor, places: Sequence[Org]) -> tuple[Any, ...]:
    by_code = {place.code: place for place in places}

    def found(rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(person__in=people.narrowed(people.visible_to(actor), actor, text))

    def in_place(rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(org_seq__range=(by_code[code].seq, by_code[code].seq_end))

    names = [(place.code, place.name) for place in places]
    return (
        Search("q", gettext_noop("Name, pinyin, last four digits"), found),
        Choice("place", gettext_noop("Community"), in_place, choices=names),
        Choice("way", gettext_noop("How"), _equal("way"), choices=Way.choices),
    )


def _equal(name: str) -> Callable[[QuerySet, str], QuerySet]:
    return lambda rows, value: rows.filter(**{name: value})


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"
