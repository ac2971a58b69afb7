"""What happened to a person, newest first: acts of the trail and what other modules tell."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.audit.models import Event
from guitu.kernel.terms import Term, gettext_noop
from guitu.people import sections, terms
from guitu.people.models import Person
from guitu.people.queries.events import events_of

OPENED = "people.opened"
DETAILS: dict[str, tuple[str, type[Term] | None]] = {
    "people.name_added": ("kind", terms.NameKind),
    "people.address_added": ("kind", terms.AddressKind),
    "people.relative_added": ("relation", terms.Relation),
    "people.member_added": ("role", terms.WorkGroupRole),
    "people.member_ended": ("role", terms.WorkGroupRole),
    "people.paper_added": ("kind", terms.DocumentKind),
}
FIELDS = {
    "id_number": gettext_noop("ID number"),
    "no_id_reason": gettext_noop("Why there is no number"),
    "birth_on": gettext_noop("Birth date"),
    "sex": gettext_noop("Sex"),
    "education": gettext_noop("Education"),
    "marital_status": gettext_noop("Marital status"),
    "employment": gettext_noop("Employment"),
    "employer": gettext_noop("Employer"),
    "lives_elsewhere": gettext_noop("Lives elsewhere"),
    "health_note": gettext_noop("Health note"),
    "remark": gettext_noop("Remark"),
}


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
            "text": event.reason or detail_of(event),
        }


def detail_of(event: Event) -> str:
    """Return what an act was about, where its details name a term: which paper, which relative."""
    if event.act == "people.corrected":
        return _(", ").join(_(FIELDS[name]) for name in event.details["fields"] if name in FIELDS)
    key, term = DETAILS.get(event.act, ("", None))
    code = event.details.get(key, "")
    known = term is not None and code in {member.value for member in term}
    return _(term(code).label) if known else ""


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
