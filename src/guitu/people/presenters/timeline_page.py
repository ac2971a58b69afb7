"""The tab of the timeline: its filter and its way to earlier days, both kept in the address."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from guitu.kernel.terms import gettext_noop
from guitu.people.presenters.page import PersonPage
from guitu.people.presenters.timeline import timeline


def timeline_page(page: PersonPage) -> dict[str, Any]:
    """Return what the tab shows for the filter and the day that its address names."""
    asked = page.request.GET
    kind, before = asked.get("kind", ""), _day(asked.get("before", ""))
    found = timeline(page.person, page.request.actor, kind=kind, before=before)
    return {
        "events": found.events,
        "kinds": [
            (label, _address(page, code), code == kind)
            for label, code in [(gettext_noop("Everything"), ""), *found.filters]
        ],
        "earlier": _address(page, kind, found.earlier) if found.earlier else "",
        "latest": _address(page, kind) if before else "",
    }


def _address(page: PersonPage, kind: str, before: date | None = None) -> str:
    wanted = {"kind": kind, "before": before.isoformat() if before else ""}
    query = urlencode({name: value for name, value in wanted.items() if value})
    url = reverse("person-timeline", args=[page.person.pk])
    return f"{url}?{query}" if query else url


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
