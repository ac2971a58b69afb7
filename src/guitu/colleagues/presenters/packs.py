"""Words of hand-over packs: lines by person, whose each will be, and what was signed."""

import uuid
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.account.presenters.places import place_name
from guitu.account.queries.colleagues import assignable
from guitu.colleagues import packs
from guitu.colleagues.models import Pack, PackItem
from guitu.colleagues.terms import PackSort
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.people.queries import display_names
from guitu.web.cells import Tag

CRUMBS = [(gettext_noop("Hand-over packs"), "/colleagues/packs/")]
MOST = 100


def listed(actor: Actor) -> dict[str, Any]:
    """Return the packs that the actor sees, those to be signed first."""
    waiting = packs.to_sign(actor)
    rows = list(packs.visible_to(actor)[:MOST])
    lines = [
        {"pack": pack, "state": state_of(pack), "mine": waiting.get(pack.pk, 0)} for pack in rows
    ]
    return {
        "rows": sorted(lines, key=lambda line: not line["mine"]),
        "may_make": actor.may_anywhere(Permission.DUTY_ASSIGN),
        "answer": _listed_answer(len(waiting)),
    }


def _listed_answer(waiting: int) -> str:
    if not waiting:
        return _("Nothing waits for your signature.")
    return ngettext(
        "%(count)s pack waits for your signature.",
        "%(count)s packs wait for your signature.",
        waiting,
    ) % {"count": waiting}


def state_of(pack: Pack) -> Tag:
    """Return whether a pack is still open."""
    if pack.finished_on:
        return Tag(gettext_noop("Signed for"), "good")
    return Tag(gettext_noop("Not signed for yet"), "attention")


def page(pack: Pack, actor: Actor, *, on: date) -> dict[str, Any]:
    """Return a pack with its lines by person; six queries, however many lines."""
    items = packs.items_of(pack)
    arranges = actor.may(Permission.DUTY_ASSIGN, pack.org.seq)
    if not arranges and pack.leaver_id != actor.user_id:
        items = [item for item in items if item.to_id == actor.user_id]
    mine = [item for item in items if item.to_id == actor.user_id and item.signed_on is None]
    is_open = pack.finished_on is None
    return {
        "pack": pack,
        "state": state_of(pack),
        "groups": groups(items, actor),
        "sums": _sums(items),
        "mine": len(mine),
        "answer": _answer(pack, items, len(mine)),
        "may_arrange": arranges and is_open,
        "may_withdraw": arranges and is_open and not any(item.signed_on for item in items),
        "colleagues": assignable(actor, on=on) if arranges and is_open else [],
        "crumbs": CRUMBS,
    }


def groups(items: Sequence[PackItem], actor: Actor) -> list[dict[str, Any]]:
    """Return lines by person with the name as the actor may see it; others stand alone."""
    names = display_names({item.person_id for item in items if item.person_id}, actor)
    places = orgs.names({item.org_seq for item in items}) if items else {}
    found = []
    for key, rows in groupby(items, key=lambda item: item.person_id or item.pk):
        lines = list(rows)
        first = lines[0]
        found.append({
            "id": first.pk,
            "name": names.get(key, "") if first.person_id else "",
            "url": _file_of(first.person_id, first.org_seq, actor),
            "place": place_name(places.get(first.org_seq)),
            "to": first.to,
            "signed_on": first.signed_on,
            "is_responsible": first.sort == PackSort.PERSON,
            "is_mine": first.to_id == actor.user_id and first.signed_on is None,
            "lines": [_line(line) for line in lines if line.sort != PackSort.PERSON],
        })  # fmt: skip
    return found


def _line(item: PackItem) -> dict[str, Any]:
    return {"sort": item.sort.label, "what": item.what, "on": item.next_on}


def _file_of(person_id: uuid.UUID | None, org_seq: int, actor: Actor) -> str:
    if person_id is None or not actor.may(Permission.PERSON_READ, org_seq):
        return ""
    return reverse("person-page", args=[person_id])


def _sums(items: Sequence[PackItem]) -> list[dict[str, Any]]:
    counted = {sort: sum(item.sort == sort for item in items) for sort in PackSort}
    return [{"value": count, "label": sort.label} for sort, count in counted.items() if count]


def _answer(pack: Pack, items: Sequence[PackItem], mine: int) -> str:
    if pack.finished_on:
        return _("Everything was signed for; nothing is left with %(name)s from this pack.") % {
            "name": pack.leaver.name
        }
    if mine:
        return ngettext(
            "%(count)s line waits for your signature.",
            "%(count)s lines wait for your signature.",
            mine,
        ) % {"count": mine}
    without = sum(item.to_id is None for item in items)
    if without:
        return ngettext(
            "%(count)s line has no successor yet.",
            "%(count)s lines have no successor yet.",
            without,
        ) % {"count": without}
    left = sum(item.signed_on is None for item in items)
    return ngettext(
        "%(count)s line waits for the successor’s signature.",
        "%(count)s lines wait for the successors’ signatures.",
        left,
    ) % {"count": left}
