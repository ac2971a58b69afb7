"""Words of the plan of visits."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account.presenters.places import place_name
from guitu.colleagues import day_plan
from guitu.colleagues.day_plan import Stop
from guitu.colleagues.terms import Span
from guitu.duties import kinds
from guitu.duties.presenters import due_in_words
from guitu.orgs import queries as orgs
from guitu.people.presenters.attention import head_flags
from guitu.people.queries import display_name
from guitu.web.fields import read_day
from guitu.web.templatetags.web import day

FARTHEST = timedelta(days=366)


def day_of(text: str, *, on: date) -> date:
    """Return the day that was asked for, or `on` where it is none or lies too far away."""
    found = read_day(text)
    return found if found and abs(found - on) <= FARTHEST else on


def sheet(found: Sequence[Stop], actor: Actor, *, span: Span, on: date) -> dict[str, Any]:
    """Return the sheet with addresses masked down to the area."""
    places = orgs.names({stop.person.org_seq for stop in found}) if found else {}
    areas = [
        {
            "name": area.name or _("No living address on file"),
            "place": place_name(places.get(area.org_seq)),
            "stops": [_stop(stop, actor, on=on) for stop in area.stops],
        }
        for area in day_plan.areas(found)
    ]
    return {
        "areas": areas,
        "count": len(found),
        "answer": _answer(len(found), len(areas)),
        "day": on,
        "until": day_plan.last_day(span, on=on),
        "span": span,
        "tabs": [(one.label, _url(one, on), one == span) for one in Span],
        "days": [(_("The day before"), _url(span, on - timedelta(days=1))),
                 (_("The day after"), _url(span, on + timedelta(days=1)))],
        "may_show": bool(found) and all(
            actor.may(Permission.PERSON_UNMASK, stop.person.org_seq) for stop in found
        ),
    }  # fmt: skip


def revealed(areas: list[dict[str, Any]], shown: Mapping[uuid.UUID, str]) -> dict[str, Any]:
    """Return the areas with exact addresses where they were shown."""
    for area in areas:
        for stop in area["stops"]:
            stop["address"] = shown.get(stop["id"], "")
    return {"areas": areas, "is_shown": True}


def _stop(stop: Stop, actor: Actor, *, on: date) -> dict[str, Any]:
    person = stop.person
    lines = [
        {"what": _(kinds.kind(duty.kind).label), "when": due_in_words(duty.due_on, on=on),
         "url": reverse("duty-page", args=[duty.pk])}
        for duty in stop.duties
    ]  # fmt: skip
    lines += [
        {"what": one.what, "when": f"{day(one.on)} {one.at:%H:%M}" if one.at else day(one.on),
         "url": one.url}
        for one in stop.booked
    ]  # fmt: skip
    may_open = actor.may(Permission.PERSON_READ, person.org_seq)
    return {
        "id": person.pk,
        "name": display_name(person, actor),
        "url": reverse("person-page", args=[person.pk]) if may_open else "",
        "lines": lines,
        "flags": head_flags(person, actor, on),
        "address": "",
    }


def _answer(count: int, areas: int) -> str:
    if not count:
        return _("Nobody is to be visited.")
    people = ngettext("%(count)s person to visit", "%(count)s people to visit", count)
    at = ngettext("%(count)s address area", "%(count)s address areas", areas)
    return _("%(people)s, in %(areas)s.") % {
        "people": people % {"count": count},
        "areas": at % {"count": areas},
    }


def _url(span: Span, on: date) -> str:
    return f"{reverse('day-plan')}?day={on.isoformat()}&span={span.value}"
