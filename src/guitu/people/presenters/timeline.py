"""What happened to a person, newest first: acts of the trail and what other modules tell."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.audit.models import Event
from guitu.people import sections
from guitu.people.models import Person
from guitu.people.queries.events import events_of

OPENED = "people.opened"


def timeline(person: Person, actor: Actor) -> list[dict[str, Any]]:
    """Return what happened, newest first, ready to be drawn."""
    events = events_of(person)
    found = [*_acts(events), *_told(person, actor)]
    if not any(event.act == OPENED for event in events):
        found.append({"when": person.opened_on, "title": _("File opened")})
    return sorted(found, key=_moment, reverse=True)


def _acts(events: list[Event]) -> Iterator[dict[str, Any]]:
    names = sections.acts()
    for event in events:
        yield {
            "when": event.at,
            "title": _(names[event.act]),
            "by": event.user_name,
            "text": event.reason,
        }


def _told(person: Person, actor: Actor) -> Iterator[dict[str, Any]]:
    for source in sections.open_to(sections.TimelineSource, person, actor):
        for item in source.events(person, actor):
            yield {
                "when": item.on,
                "title": item.label,
                "text": item.detail,
                "url": item.url,
                "by": item.by,
            }


def _moment(entry: dict[str, Any]) -> datetime:
    when = entry["when"]
    if isinstance(when, datetime):
        return when
    return timezone.make_aware(datetime.combine(when, time.min))
