"""What absences add to the page of a person."""

from datetime import date

from django.urls import reverse

from guitu.absences import queries
from guitu.absences.presenters.reports import departure_line, stands
from guitu.access.actors import Actor
from guitu.access.permissions import Permission
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
    sections.register_acts(ACTS)


def section(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return reports, departures and stays of a person."""
    found = queries.of_person(person.pk, actor)
    may = actor.may(Permission.ABSENCE_WRITE, person.org_seq)
    return {
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
