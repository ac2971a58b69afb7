"""Contacts in words: one line, tags, who did it."""

from collections.abc import Sequence
from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.contacts.models import Appointment, Contact, ContactNote
from guitu.contacts.rules import is_attempt, tally
from guitu.contacts.terms import AppointmentState, Outcome, Visibility, Way
from guitu.people.terms import NeedHeard
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day

TONES = {
    AppointmentState.BOOKED: "attention",
    AppointmentState.KEPT: "good",
}


def clock_time(value: time | None) -> str:
    """Return a time of day as 14:05, or an empty text."""
    return f"{value:%H:%M}" if value else ""


def outcome_tag(contact: Contact) -> Tag:
    """Return the outcome with its colour: an attempt is quiet, never alarming."""
    return Tag(contact.outcome.label, "quiet" if is_attempt(contact.outcome) else "good")


def state_tag(row: Appointment) -> Tag:
    """Return where a booked contact stands."""
    return Tag(row.state.label, TONES.get(row.state, "quiet"))


def by_whom(contact: Contact) -> str:
    """Return who did it: the colleague, or the helper by name."""
    if contact.by_user_id is None:
        return contact.by_name
    return contact.by_user.name


def when(contact: Contact) -> str:
    """Return the day, and the time where it was noted."""
    return f"{day(contact.held_on)} {clock_time(contact.time_of_day)}".strip()


def booked_when(row: Appointment) -> str:
    """Return day, time and way of a booked contact."""
    moment = f"{day(row.planned_on)} {clock_time(row.planned_time)}".strip()
    return _("%(when)s, %(way)s") % {"when": moment, "way": _(row.way.label)}


def is_closed_to(contact: Contact, notes: Sequence[ContactNote]) -> bool:
    """Return whether the note is private and the reader is not its author."""
    return contact.visibility == Visibility.AUTHOR and not notes


def needs_said(notes: Sequence[ContactNote]) -> str:
    """Return the needs heard, in words, each once."""
    codes = dict.fromkeys(code for note in notes for code in note.needs)
    known = [NeedHeard(code) for code in codes if code in NeedHeard._value2member_map_]
    return _(", ").join(_(need.label) for need in known)


def content(contact: Contact, notes: Sequence[ContactNote]) -> str:
    """Return what was said in short, or that the note is private."""
    if is_closed_to(contact, notes):
        return _("Private note of %(name)s") % {"name": by_whom(contact)}
    return "\n".join(note.summary for note in notes if note.summary)


def tried(attempts: Sequence[Contact]) -> str:
    """Return how often it was tried, and with what outcomes."""
    if not attempts:
        return ""
    counts = tally([Outcome(row.outcome) for row in attempts])
    said = [f"{_(outcome.label)} {count}" for outcome, count in counts.items()]
    times = ngettext("tried %(count)s time", "tried %(count)s times", len(attempts)) % {
        "count": len(attempts)
    }
    return _("%(times)s: %(outcomes)s") % {"times": times, "outcomes": _(", ").join(said)}


def heading(way: Way) -> str:
    """Return the heading of the form."""
    return {
        Way.HOME_VISIT: _("Record a visit"),
        Way.PHONE: _("Record a call"),
        Way.VIDEO: _("Record a call"),
        Way.FAMILY: _("Record a contact with the family"),
    }.get(way, _("Put a contact on record"))
