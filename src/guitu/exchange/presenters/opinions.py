"""The page of a list as a spreadsheet: where it stands, and what a file would change."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.exchange.importing.reporting import reason
from guitu.exchange.opinions.reading import Found, Standing
from guitu.risk.models import RoundDepartment
from guitu.risk.presenters import opinions as lists
from guitu.risk.terms import RoundStatus

MOST_SHOWN = 100


def title(asked: RoundDepartment) -> str:
    """Return the title of the sheet: the round and the department, nobody's name."""
    return f"{asked.round.name} {_(asked.department.label)} · {asked.to_name}"


def page(asked: RoundDepartment, actor: Actor) -> dict[str, Any]:
    """Return what stands around the form."""
    back = reverse("risk-opinions", args=[asked.pk])
    return {
        "asked": asked,
        "is_open": asked.round.status == RoundStatus.OPEN,
        "crumbs": [*lists.crumbs(asked, actor), (_("List"), back)],
        "back": back,
        "file_url": reverse("opinion-sheet-file", args=[asked.pk]),
    }


def found(what: Found, digest: str, standing: Mapping[UUID, Standing]) -> dict[str, Any]:
    """Return what a file would change: counts, the changes, and what is refused and why."""
    shown = what.new[:MOST_SHOWN]
    return {
        "found": what,
        "digest": digest,
        "changes": [
            {
                "row": row,
                "number": standing[one.opinion_id].number,
                "answer": _(one.answer.label) if one.answer else "",
                "words": one.words,
                "is_new": not standing[one.opinion_id].answer,
            }
            for row, one in shown
        ],
        "changes_more": len(what.new) - len(shown),
        "refused": [
            {"row": one.row, "column": f"{one.letter} · {one.column}", "reason": reason(one)}
            for one in what.refused[:MOST_SHOWN]
        ],
        "refused_more": max(len(what.refused) - MOST_SHOWN, 0),
    }
