"""Words of the tree of organisations and of the table of working days."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.orgs.models import Org, WorkingDayYear


def tree(orgs: Iterable[Org], *, actor: Actor) -> list[dict[str, Any]]:
    """Return the organisations in order, each with its depth below the topmost shown."""
    rows: list[dict[str, Any]] = []
    above: list[Org] = []
    for org in orgs:
        while above and not above[-1].seq <= org.seq <= above[-1].seq_end:
            above.pop()
        rows.append(_row(org, depth=len(above), actor=actor))
        above.append(org)
    return rows


def _row(org: Org, *, depth: int, actor: Actor) -> dict[str, Any]:
    may_edit = actor.may(Permission.ORG_EDIT, org.seq)
    return {
        "name": name_of(org),
        "code": org.code,
        "kind": org.kind,
        "region": org.region,
        "closed_on": org.closed_on,
        "depth": min(depth, 6),
        "edit_url": reverse("org-edit", args=[org.pk]) if may_edit else "",
    }


def name_of(org: Org) -> str:
    """Return the name in the reader's language, where there is one."""
    english = (get_language() or "").startswith("en")
    return org.name_en if english and org.name_en else org.name


def year_row(row: WorkingDayYear, *, may_edit: bool) -> dict[str, Any]:
    """Return one year of the table."""
    return {
        "year": row.year,
        "days_off": len(row.days_off),
        "make_up_days": [day[5:] for day in row.make_up_days],
        "source": row.source,
        "edit_url": reverse("working-days-year", args=[row.year]) if may_edit else "",
    }
