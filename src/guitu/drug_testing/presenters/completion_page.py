"""The page of 尿检完成情况: which measures, narrowed by the address, and their totals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.drug_testing import queries
from guitu.drug_testing.presenters.completion import HEADS, PAIR, YEAR_HEADS, Line, lines
from guitu.kernel.terms import Term, gettext_noop
from guitu.measures.queries import with_status
from guitu.measures.rules.states import ENDED
from guitu.orgs.models import Org
from guitu.people.queries.places import places_of

MOST = 500


class Standing(Term):
    """Which rows of the table are shown: 正常 or 异常."""

    NORMAL = "normal", gettext_noop("Normal")
    NOT_NORMAL = "not_normal", gettext_noop("Something is missing")


@dataclass(frozen=True)
class CompletionPage:
    """The table, its filters and its first sentence."""

    lines: Sequence[Line]
    answer: str
    tabs: Sequence[tuple[str, str, bool, int]]
    places: Sequence[Org]
    place: str
    standing: str
    heads: Sequence[str]
    year_heads: Sequence[str]
    pair: Sequence[str]
    export_url: str


def completion_page(actor: Actor, asked: Mapping[str, str], *, on: date) -> CompletionPage:
    """Return the table in a fixed number of queries."""
    places = places_of(actor, Permission.DRUG_TEST_READ)
    every = _lines(actor, asked.get("place", ""), places, on=on)
    standing = asked.get("standing", "")
    missing = sum(line.is_normal is False for line in every)
    query = f"place={asked['place']}&" if asked.get("place") else ""
    url = reverse("test-completion")
    counts = {"": len(every), "normal": sum(bool(one.is_normal) for one in every)}
    counts["not_normal"] = len(every) - counts["normal"]
    labels = [("", gettext_noop("All")), *Standing.choices()]
    may_export = actor.may_anywhere(Permission.EXPORT)
    export = f"{reverse('test-completion-xlsx')}?{query}standing={standing}"
    return CompletionPage(
        lines=_narrowed(every, standing),
        answer=_answer(len(every), missing),
        tabs=[
            (_(label), f"{url}?{query}standing={code}", code == standing, counts[code])
            for code, label in labels
        ],
        places=places,
        place=asked.get("place", ""),
        standing=standing,
        heads=HEADS,
        year_heads=YEAR_HEADS,
        pair=PAIR,
        export_url=export if may_export else "",
    )


def filtered(
    actor: Actor, asked: Mapping[str, str], *, on: date, to_export: bool = False
) -> list[Line]:
    """Return the rows that the address asks for; to export only where the actor may export."""
    permission = Permission.EXPORT if to_export else Permission.DRUG_TEST_READ
    places = places_of(actor, permission)
    every = _lines(actor, asked.get("place", ""), places, on=on, permission=permission)
    return _narrowed(every, asked.get("standing", ""))


def _lines(
    actor: Actor,
    place: str,
    places: Sequence[Org],
    *,
    on: date,
    permission: Permission = Permission.DRUG_TEST_READ,
) -> list[Line]:
    rows = queries.measures(actor).filter(within(actor, permission))
    chosen = next((org for org in places if org.code == place), None)
    if chosen is not None:
        rows = rows.filter(org_seq__range=(chosen.seq, chosen.seq_end))
    rows = with_status(rows.filter(reported_on__isnull=False), on=on)
    running = rows.exclude(status_now__in=[status.value for status in ENDED])
    found = list(running.select_related("person").order_by("org_seq", "starts_on", "pk")[:MOST])
    return lines(found, actor, {org.seq: org for org in places}, on=on)


def _narrowed(every: Sequence[Line], standing: str) -> list[Line]:
    if standing == Standing.NORMAL:
        return [line for line in every if line.is_normal]
    if standing == Standing.NOT_NORMAL:
        return [line for line in every if not line.is_normal]
    return list(every)


def _answer(count: int, missing: int) -> str:
    if not count:
        return _("No measure is in execution here.")
    if not missing:
        return _("Every cycle that was due is met or excused.")
    return ngettext(
        "%(missing)s of %(count)s person lacks a test that was due.",
        "%(missing)s of %(count)s people lack a test that was due.",
        count,
    ) % {"missing": missing, "count": count}
