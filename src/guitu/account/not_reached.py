"""The list of people not reached: its columns, its filters, and how a row is said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account.presenters.places import place_name
from guitu.account.queries import not_reached as queries
from guitu.account.terms import Lives, Since, Tried
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.orgs import queries as orgs
from guitu.orgs.models import Org
from guitu.people import queries as people
from guitu.people.queries.places import places_of
from guitu.web.cells import Because, Link, Tag
from guitu.web.lists import Choice, Column, Empty, ListSpec, Search
from guitu.web.templatetags.web import day

NOT_REACHED = gettext_noop("was not reached")


@dataclass(frozen=True)
class Source:
    """The list as it stands for one actor."""

    spec: ListSpec
    rows: QuerySet
    present: Callable[[Any], dict[str, Any]]


@dataclass
class Reader:
    """Loads what the rows of one page need, and says them."""

    actor: Actor
    on: date
    places: dict[int, Org]
    attempts: dict[Any, list[queries.Attempt]] = field(default_factory=dict)

    def load(self, rows: list[Measure]) -> None:
        """Fetch what was tried since, and communities that are not known yet."""
        self.attempts |= queries.attempts_since(rows, self.actor, on=self.on)
        unknown = {row.org_seq for row in rows} - self.places.keys()
        if unknown:
            self.places |= orgs.names(unknown)

    def row(self, row: Measure) -> dict[str, Any]:
        """Return one person under a measure as a row."""
        tried = self.attempts.get(row.pk, [])
        rows_url = reverse("contact-not-reached-rows", args=[row.pk])
        worker = row.person.responsible
        return {
            "url": reverse("person-page", args=[row.person_id]),
            "name": people.display_name(row.person, self.actor),
            "where": lives(row),
            "days": Tag(days_said(row.days), "attention") if is_over(row) else days_said(row.days),
            "last": last_said(row),
            "attempts": Link(str(len(tried)), rows_url) if tried else "0",
            "tried": attempt_said(tried[0]) if tried else "",
            "worker": worker.name if worker else "",
            "place": place_name(self.places.get(row.org_seq)),
        }


def is_over(row: Measure) -> bool:
    """Return whether nobody spoke with the person for longer than the office allows."""
    return row.days > row.allowed


def lives(row: Measure) -> Tag | str:
    """Return where the person lives, when it is elsewhere."""
    return Tag(row.lives_in, "quiet") if row.is_elsewhere else _("here")


def days_said(days: int) -> str:
    """Return a number of days in words."""
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def last_said(row: Measure) -> str:
    """Return the last contact in words."""
    last = queries.last_contact(row)
    if last is None:
        return _("never; counted from %(day)s") % {"day": day(row.since_on)}
    return _("%(day)s, %(way)s") % {"day": day(last[0]), "way": _(last[1].label)}


def attempt_said(one: queries.Attempt) -> str:
    """Return an attempt in words: the day, the way, what came of it."""
    outcome = one.outcome.label if one.outcome else NOT_REACHED
    words = {"day": day(one.on), "way": _(one.way.label), "outcome": _(outcome)}
    return _("%(day)s, %(way)s: %(outcome)s") % words


def source(actor: Actor, *, on: date) -> Source:
    """Return the list of everybody under a running measure, who lives elsewhere first."""
    places = places_of(actor, Permission.CONTACT_READ)
    reader = Reader(actor, on, {place.seq: place for place in places})
    spec = ListSpec(
        key="not-reached",
        columns=(
            Column("name", gettext_noop("Name"), order_by=("person__name",)),
            Column("where", gettext_noop("Lives"), order_by=("-is_elsewhere", "since_on")),
            Column("days", gettext_noop("Not spoken with for"), order_by=("days",)),
            Column("last", gettext_noop("Last contact")),
            Column("attempts", gettext_noop("Attempts since"), numeric=True),
            Column("tried", gettext_noop("Last attempt")),
            Column("worker", gettext_noop("Responsible"), order_by=("person__responsible__name",)),
            Column("place", gettext_noop("Community"), order_by=("org_seq",), shown=False),
        ),
        filters=_filters(actor, places, on=on),
        default_sort="where",
        before_rows=reader.load,
        empty=Empty(
            gettext_noop("Nobody stands here"),
            gettext_noop("Everybody under a measure was spoken with lately."),
            icon="circle-check",
        ),
    )
    return Source(spec, queries.under_measure(actor, on=on), reader.row)


def _filters(actor: Actor, places: Sequence[Org], *, on: date) -> tuple[Any, ...]:
    by_code = {place.code: place for place in places}

    def found(rows: QuerySet, text: str) -> QuerySet:
        return rows.filter(person__in=people.narrowed(people.visible_to(actor), actor, text))

    def in_place(rows: QuerySet, code: str) -> QuerySet:
        return rows.filter(org_seq__range=(by_code[code].seq, by_code[code].seq_end))

    def was_tried(rows: QuerySet, code: str) -> QuerySet:
        return queries.tried(rows, actor, code, on=on)

    def of_worker(rows: QuerySet, _code: str) -> QuerySet:
        return rows.filter(person__responsible=actor.user_id)

    named = [(place.code, place_name(place)) for place in places]
    return (
        Search("q", gettext_noop("Name, pinyin, last four digits"), found),
        Choice("since", gettext_noop("Contact"), queries.of_since, choices=Since.choices),
        Choice("lives", gettext_noop("Lives"), queries.of_place, choices=Lives.choices),
        Choice("tried", gettext_noop("Attempts"), was_tried, choices=Tried.choices),
        Choice(
            "worker", gettext_noop("Responsible"), of_worker, choices=[("me", gettext_noop("Me"))]
        ),
        Choice("place", gettext_noop("Community"), in_place, choices=named),
    )


def overview(actor: Actor, *, on: date) -> dict[str, Any]:
    """Return the first line of the page and its numbers, each with the list it counts."""
    counted = queries.numbers(actor, on=on)
    over = {"since": Since.OVER.value}
    shown = (
        ("over", gettext_noop("People not reached"), {}),
        ("elsewhere", gettext_noop("of them live elsewhere"), {"lives": Lives.ELSEWHERE.value}),
        ("untried", gettext_noop("of them nobody tried since"), {"tried": Tried.NO.value}),
    )
    return {
        "answer": _answer(counted),
        "because": Because.of(queries.practice(on=on).cites),
        "figures": [
            {"value": counted[code], "label": label, "url": address(over | more), "kind": tone}
            for (code, label, more), tone in zip(shown, ("attention", "", "attention"), strict=True)
        ],
        "all_url": address({}),
        "can_export": actor.may_anywhere(Permission.EXPORT),
    }


def address(narrowed: dict[str, str]) -> str:
    """Return the address of the list, narrowed."""
    query = urlencode(narrowed)
    return reverse("contact-not-reached") + (f"?{query}" if query else "")


def _answer(counted: dict[str, int]) -> str:
    if not counted["over"]:
        return _("Everybody under a measure was spoken with within the time the office sets.")
    said = ngettext(
        "%(count)s person under a measure was not spoken with for long.",
        "%(count)s people under a measure were not spoken with for long.",
        counted["over"],
    )
    return said % {"count": counted["over"]}


def attempts_page(row: Measure, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return the attempts to reach one person since the last contact, each open to its record."""
    name = people.display_name(row.person, actor)
    found = queries.attempts_since([row], actor, on=on)[row.pk]
    answer = _("Not spoken with for %(days)s; the office counts from more than %(allowed)s.")
    return {
        "name": name,
        "answer": answer % {"days": days_said(row.days), "allowed": days_said(row.allowed)},
        "because": Because.of(queries.practice(on=on).cites),
        "facts": [
            (gettext_noop("Last contact"), last_said(row)),
            (gettext_noop("Lives"), lives(row)),
            (gettext_noop("Attempts since"), str(len(found))),
        ],
        "rows": [_line(one) for one in found],
        "record_url": (
            reverse("contact-new", args=[row.person_id])
            if actor.may(Permission.CONTACT_WRITE, row.org_seq)
            else ""
        ),
        "crumbs": [
            (gettext_noop("People not reached"), address({"since": Since.OVER.value})),
            (name, reverse("person-page", args=[row.person_id])),
        ],
    }


def _line(one: queries.Attempt) -> dict[str, Any]:
    return {
        "day": one.on,
        "url": reverse(f"{one.kind}-page", args=[one.ref]),
        "way": one.way.label,
        "outcome": one.outcome.label if one.outcome else NOT_REACHED,
        "by": one.by,
    }
