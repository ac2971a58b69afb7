"""What happened to a person, newest first: acts of the trail and what other modules tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from guitu.access import queries as colleagues
from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.models import Event
from guitu.kernel.terms import Term, gettext_noop
from guitu.people import pieces, sections, terms
from guitu.people.models import Person
from guitu.people.queries.events import events_of
from guitu.web.templatetags.web import day

OPENED = "people.opened"
PAPER_ADDED = "people.paper_added"
DETAILS: dict[str, tuple[str, type[Term] | None]] = {
    "people.name_added": ("kind", terms.NameKind),
    "people.address_added": ("kind", terms.AddressKind),
    "people.relative_added": ("relation", terms.Relation),
    "people.member_added": ("role", terms.WorkGroupRole),
    "people.member_ended": ("role", terms.WorkGroupRole),
    "people.flag_raised": ("kind", terms.FlagKind),
    "people.flag_resolved": ("kind", terms.FlagKind),
    "people.consent_given": ("purpose", terms.ConsentPurpose),
    "people.consent_withdrawn": ("purpose", terms.ConsentPurpose),
    PAPER_ADDED: ("kind", terms.DocumentKind),
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


MOST = 100
ACTS = "acts"


@dataclass(frozen=True)
class Timeline:
    """What happened, newest first, ready to be drawn.

    `filters` are (label, code); `earlier` is the day before which the rest lies, None at the end.
    """

    events: list[dict[str, Any]]
    filters: list[tuple[str, str]]
    earlier: date | None = None


def timeline(
    person: Person, actor: Actor, *, kind: str = "", before: date | None = None, most: int = MOST
) -> Timeline:
    """Return what happened before the day `before`, of one kind or of all, in two statements."""
    sources = sections.open_to(sections.Happenings, person, actor)
    filters = [(one.label, one.code) for one in sources]
    found: list[dict[str, Any]] = []
    if kind in ("", ACTS):
        events = events_of(person, before=before, most=most + 1)
        found += _acts(event for event in events if _may_be_told(event, person, actor))
        if before is None and not any(event.act == OPENED for event in events):
            found.append({"when": person.opened_on, "title": _("File opened")})
    found += _told(
        person, actor, [one for one in sources if kind in ("", one.code)], before=before, most=most
    )
    found.sort(key=_moment, reverse=True)
    shown, earlier = _page(found, most)
    return Timeline(shown, [*filters, (gettext_noop("Changes of the file"), ACTS)], earlier)


def _page(found: list[dict[str, Any]], most: int) -> tuple[list[dict[str, Any]], date | None]:
    """Return at most `most` events, whole days only, and the first day of what is shown."""
    if len(found) <= most:
        return found, None
    cut = found[most]["when"]
    shown = [event for event in found if event["when"] > cut]
    if not shown:
        shown = [event for event in found if event["when"] == cut]
    return shown, shown[-1]["when"]


def _acts(events: Iterable[Event]) -> Iterator[dict[str, Any]]:
    names = sections.acts()
    for event in events:
        yield {
            "when": event.day or timezone.localdate(event.at),
            "order": event.at,
            "title": _(names[event.act]),
            "by": event.user_name,
            "text": " · ".join(filter(None, (event.reason or detail_of(event), _entered(event)))),
        }


def _entered(event: Event) -> str:
    """Return when an act was put on record, where that was on another day."""
    entered = timezone.localdate(event.at)
    if event.day is None or event.day == entered:
        return ""
    return _("entered on %(day)s") % {"day": day(entered)}


def _may_be_told(event: Event, person: Person, actor: Actor) -> bool:
    """Return whether the reader may know of a paper: those of a closed class leave no trace."""
    if event.act != PAPER_ADDED:
        return True
    access = event.details.get("access", "")
    needed = Permission.DOCUMENT_HEALTH if access == terms.DocumentAccess.HEALTH else None
    return needed is None or actor.may(needed, person.org_seq)


def detail_of(event: Event) -> str:
    """Return what an act was about, where its details name a term: which paper, which relative."""
    if event.act == "people.corrected":
        return _(", ").join(_(FIELDS[name]) for name in event.details["fields"] if name in FIELDS)
    key, term = DETAILS.get(event.act, ("", None))
    code = event.details.get(key, "")
    known = term is not None and code in {member.value for member in term}
    return _(term(code).label) if known else ""


def _told(
    person: Person,
    actor: Actor,
    sources: list[sections.Happenings],
    *,
    before: date | None,
    most: int,
) -> Iterator[dict[str, Any]]:
    by_code = {one.code: one for one in sources}
    rows = pieces.read((one.rows(person, actor) for one in sources), before=before, most=most + 1)
    names = colleagues.names({row.by for row in rows if row.by})
    for row in rows:
        source = by_code[row.code]
        item = source.say(row)
        yield {
            "when": item.on,
            "title": item.label,
            "text": item.detail,
            "url": item.url,
            "by": item.by or names.get(row.by, ""),
            "label": source.label,
        }


def _moment(entry: dict[str, Any]) -> tuple[date, datetime]:
    """Order by the day on which it happened, then by when it was put on record."""
    start = timezone.make_aware(datetime.combine(entry["when"], time.min))
    return entry["when"], entry.get("order", start)
