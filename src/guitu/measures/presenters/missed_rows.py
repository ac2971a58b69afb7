"""Rows of the list of missed steps."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from guitu.access.actors import Actor
from guitu.measures.models import Measure
from guitu.measures.presenters.breach_page import STATUS_KINDS
from guitu.measures.presenters.wording import status_tag
from guitu.measures.rules.missed import MissedStep, counting
from guitu.measures.terms import BreachPaperKind, BreachPaperStatus, MissedKind
from guitu.people.queries import display_name
from guitu.web.cells import Tag


def row_for(actor: Actor) -> Callable[[Measure], dict[str, Any]]:
    """Return what draws a measure as a row; `missed_list.load` has read its steps."""

    def row(measure: Measure) -> dict[str, Any]:
        to_hear = sum(step.is_justified is None for step in measure.missed_steps)
        said = ngettext("%(count)s step", "%(count)s steps", to_hear) % {"count": to_hear}
        return {
            "url": reverse("missed-page", args=[measure.pk]),
            "name": display_name(measure.person, actor),
            "kind": gettext(measure.kind.label),
            "to_hear": Tag(said, "attention") if to_hear else "",
            "counted": _counted(measure.missed_steps),
            "paper": _paper(measure),
            "status": status_tag(measure.status_now),
            "since": measure.status_since,
        }

    return row


def _counted(steps: list[MissedStep]) -> str:
    found = counting(steps)
    parts = [
        f"{gettext(kind.label)} × {number}"
        for kind in MissedKind
        if (number := sum(step.kind == kind for step in found))
    ]
    return "; ".join(parts)


def _paper(measure: Measure) -> Tag | str:
    if not measure.papers_in_work:
        return ""
    newest = measure.papers_in_work[0]
    status = BreachPaperStatus(newest.status)
    label = gettext(BreachPaperKind(newest.kind).label)
    return Tag(f"{label} · {gettext(status.label)}", STATUS_KINDS[status])
