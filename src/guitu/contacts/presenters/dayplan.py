"""The plan of a day, by area."""

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.contacts.presenters import words
from guitu.contacts.queries import dayplan
from guitu.contacts.queries.dayplan import Stop
from guitu.contacts.queries.sheets import phones
from guitu.database import keyring
from guitu.people import masking
from guitu.people.queries import display_name
from guitu.web.templatetags.web import day as day_said

ONE = timedelta(days=1)


def page(actor: Actor, day: date, *, mine: bool) -> dict[str, Any]:
    """Return the visits of a day in groups by area, in the order of the areas."""
    stops = dayplan.stops(actor, day, mine=mine)
    keyring.load([stop.person.pk for stop in stops])
    numbers = phones([stop.person.pk for stop in stops])
    ordered = sorted(stops, key=lambda stop: (not stop.area, stop.area))
    groups = [
        {
            "area": area or _("No living address on file"),
            "lines": [_line(stop, actor, numbers.get(stop.person.pk, "")) for stop in of_area],
        }
        for area, of_area in groupby(ordered, key=lambda stop: stop.area)
    ]
    return {
        "groups": groups,
        "count": len(stops),
        "day": day,
        "heading": _("Day plan, %(day)s") % {"day": day_said(day)},
        "before": _url(day - ONE, mine=mine),
        "after": _url(day + ONE, mine=mine),
        "other": _url(day, mine=not mine),
        "mine": mine,
    }


def _line(stop: Stop, actor: Actor, number: str) -> dict[str, Any]:
    person = stop.person
    may = actor.may(Permission.CONTACT_WRITE, person.org_seq)
    return {
        "name": display_name(person, actor),
        "url": reverse("person-page", args=[person.pk]),
        "phone": masking.phone(number) if number else "",
        "booked": [
            " ".join(part for part in (words.clock_time(row.planned_time), row.note) if part)
            for row in stop.booked
        ],
        "is_booked": bool(stop.booked),
        "due_on": stop.duty.due_on if stop.duty else None,
        "record_url": reverse("contact-new", args=[person.pk]) if may else "",
    }


def _url(day: date, *, mine: bool) -> str:
    whose = "" if mine else "&whose=all"
    return f"{reverse('contact-day')}?on={day.isoformat()}{whose}"
