"""What absences add to the page of a person."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.absences import queries
from guitu.absences.presenters.reports import departure_line, stands
from guitu.absences.presenters.stays import stay_tag
from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit import acts as trail
from guitu.kernel.terms import gettext_noop
from guitu.people import sections
from guitu.people.models import Person
from guitu.web.cells import Link
from guitu.web.templatetags.web import day

ACTS = {
    "absences.reported": gettext_noop("Reported leaving"),
    "absences.acknowledged": gettext_noop("Receipt for a report of leaving given"),
    "absences.extended": gettext_noop("Reported to stay away longer"),
    "absences.contact": gettext_noop("In touch while away"),
    "absences.contact_voided": gettext_noop("Contact while away voided"),
    "absences.returned": gettext_noop("Back from an absence"),
    "absences.voided": gettext_noop("Report of leaving voided"),
    "absences.departure_noted": gettext_noop("Left without a report"),
    "absences.departure_told": gettext_noop("Told that the report of leaving is missing"),
    "absences.departure_heard": gettext_noop("Heard about leaving without a report"),
    "absences.departure_judged": gettext_noop("Decided whether leaving was justified"),
    "absences.departure_verified": gettext_noop("Verified as away still"),
    "absences.departure_over": gettext_noop("Back after leaving without a report"),
    "absences.departure_helped": gettext_noop("Talk and help after leaving without a report"),
    "absences.departure_voided": gettext_noop("Departure without a report voided"),
    "absences.stay_begun": gettext_noop("Stay elsewhere put on record"),
    "absences.stay_divided": gettext_noop("Division between two offices changed"),
    "absences.stay_ended": gettext_noop("Back from living elsewhere"),
    "absences.stay_voided": gettext_noop("Stay elsewhere voided"),
    "absences.letter_sent": gettext_noop("Commission letter sent"),
    "absences.letter_received": gettext_noop("Arrival of a commission letter recorded"),
    "absences.letter_answered": gettext_noop("Answer to a commission letter recorded"),
    "absences.host_answered": gettext_noop("Commission letter of another office answered"),
    "absences.host_reported": gettext_noop("Task of another office reported"),
    "absences.task_asked": gettext_noop("Host office asked to do something"),
    "absences.task_done": gettext_noop("Answer of a host office came in"),
    "absences.task_looked_at": gettext_noop("Answer of a host office looked at"),
}


def register() -> None:
    """Register everything once."""
    sections.register(
        sections.Section(
            code="absences",
            label=gettext_noop("Leaving and living elsewhere"),
            template="absences/_person_section.html",
            present=section,
            order=10,
            tab="away",
            needs=Permission.ABSENCE_READ,
        ),
    )
    sections.register(
        sections.Glance("absences", glance, say, order=30, needs=Permission.ABSENCE_READ),
        sections.Glance("stays", stay_glance, say_stay, order=31, needs=Permission.ABSENCE_READ),
        *(
            sections.Happenings(code, label, rows, tell, needs=Permission.ABSENCE_READ)
            for code, label, rows, tell in HAPPENINGS
        ),
    )
    trail.register(ACTS)


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the report under which the person is away on the day, or is to be back."""
    rows = queries.absences(actor).filter(
        person=person, returned_on=None, became_stay=None, leaves_on__lte=on
    )
    return sections.piece(
        rows.order_by("-leaves_on")[:1], "absences", on="until_on", what="area", detail="leaves_on"
    )


def say(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return the line that somebody is away."""
    found = []
    for row in rows:
        url = reverse("absence-page", args=[row.ref])
        if row.on < on:
            text = _("meant to be back on %(day)s; not checked yet") % {"day": day(row.on)}
            found.append(sections.Fact(_("Away"), text, url, "attention"))
        else:
            text = _("until %(day)s, reported") % {"day": day(row.on)}
            found.append(sections.Fact(_("Away"), text, url))
    return found


def stay_glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return where the person lives elsewhere now."""
    rows = queries.stays(actor).filter(person=person, until_on=None)
    return sections.piece(
        rows.order_by("-from_on")[:1], "stays", on="from_on", what="area", detail="host_name"
    )


def say_stay(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return the line that somebody lives elsewhere."""
    return [
        sections.Fact(
            _("Lives in"),
            _("%(area)s since %(day)s") % {"area": row.what, "day": day(row.on)},
            reverse("stay-page", args=[row.ref]),
        )
        for row in rows
    ]


def _reports(person: Person, actor: Actor) -> QuerySet:
    rows = queries.absences(actor).filter(person=person)
    return sections.piece(rows, "absences", on="leaves_on", what="area", detail="reason_note")


def _returns(person: Person, actor: Actor) -> QuerySet:
    rows = queries.absences(actor).filter(person=person, returned_on__isnull=False)
    return sections.piece(rows, "returns", on="returned_on", what="area")


def _departures(person: Person, actor: Actor) -> QuerySet:
    rows = queries.departures(actor).filter(person=person)
    return sections.piece(rows, "departures", on="from_on", what="known_how", detail="known_note")


def _stays(person: Person, actor: Actor) -> QuerySet:
    rows = queries.stays(actor).filter(person=person)
    return sections.piece(rows, "stays", on="from_on", what="area", detail="host_name")


def _letters(person: Person, actor: Actor) -> QuerySet:
    rows = queries.letters(actor).filter(person=person)
    return sections.piece(rows, "letters", on="sent_on", what="stay_id", detail="to_office")


def _told(label: str, url_name: str) -> Callable[[sections.Row], sections.TimelineItem]:
    def tell(row: sections.Row) -> sections.TimelineItem:
        ref = row.what if url_name == "stay-page" and row.code == "letters" else row.ref
        shown = row.detail if row.code in ("letters", "departures") else row.what
        url = reverse(url_name, args=[ref])
        return sections.TimelineItem(on=row.on, label=_(label), detail=shown, url=url)

    return tell


HAPPENINGS = (
    ("absences", gettext_noop("Leaving"), _reports,
     _told(gettext_noop("Left, reported"), "absence-page")),
    ("returns", gettext_noop("Returns"), _returns,
     _told(gettext_noop("Came back"), "absence-page")),
    ("departures", gettext_noop("Left without a report"), _departures,
     _told(gettext_noop("Left without a report"), "departure-page")),
    ("stays", gettext_noop("Living elsewhere"), _stays,
     _told(gettext_noop("Lives elsewhere"), "stay-page")),
    ("letters", gettext_noop("Commission letters"), _letters,
     _told(gettext_noop("Commission letter sent"), "stay-page")),
)  # fmt: skip


def section(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return reports, departures and stays of a person."""
    found = queries.of_person(person.pk, actor)
    may = actor.may(Permission.ABSENCE_WRITE, person.org_seq)
    return {
        "stays": [
            {
                "link": Link(row.area, reverse("stay-page", args=[row.pk]), row.host_name),
                "tag": stay_tag(row),
            }
            for row in found["stays"]
        ],
        "stay_url": reverse("stay-new", args=[person.pk]) if may else "",
        "reports": [
            {
                "link": Link(
                    f"{day(row.leaves_on)} – {day(row.returned_on or row.until_on)}",
                    reverse("absence-page", args=[row.pk]),
                    row.area,
                ),
                "tag": stands(row, on=on),
            }
            for row in found["absences"]
        ],
        "departures": [departure_line(row) for row in found["departures"]],
        "new_url": reverse("absence-new", args=[person.pk]) if may else "",
        "departure_url": reverse("departure-new", args=[person.pk]) if may else "",
    }
