"""A duty in words, and as plain values for the command line and the API; no names of persons."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.duties import kinds
from guitu.duties.models import Duty
from guitu.duties.rules import days_late, is_overdue
from guitu.kernel.decisions import Citation
from guitu.web.cells import Because

SOON = 14


def as_json(duty: Duty, *, on: date) -> dict[str, Any]:
    """Return the duty as `guitu due` prints it: `owner` is the one of the four parties."""
    return {
        "kind": duty.kind,
        "subject": f"{duty.subject_type}/{duty.subject_id}",
        "owner": str(duty.party),
        "window_from": duty.window_from.isoformat(),
        "due_on": duty.due_on.isoformat(),
        "overdue": _is_late(duty, on=on),
        "because": [
            {name: cite[name] for name in ("source", "article", "status")} for cite in duty.because
        ],
    }


def _is_late(duty: Duty, *, on: date) -> bool:
    is_open = not (duty.is_history or kinds.kind(duty.kind).is_right)
    return is_open and is_overdue(duty.due_on, on=on)


def due_in_words(due_on: date, *, on: date) -> str:
    """Return how a due day stands to `on`: “3 days late”, “due today”, “in 5 days”."""
    if is_overdue(due_on, on=on):
        late = days_late(due_on, on=on)
        return ngettext("%(count)s day late", "%(count)s days late", late) % {"count": late}
    left = (due_on - on).days
    if left == 0:
        return _("due today")
    if left == 1:
        return _("due tomorrow")
    if left <= SOON:
        return ngettext("due in %(count)s day", "due in %(count)s days", left) % {"count": left}
    weeks = left // 7
    return ngettext("due in %(count)s week", "due in %(count)s weeks", weeks) % {"count": weeks}


def because_of(duty: Duty) -> Because:
    """Return the rules behind a duty in the reader's language, and what would clear it."""
    clears = kinds.kind(duty.kind).clears
    citations = [Citation.from_json(stored) for stored in duty.because]
    return Because.of(citations, clears=_(clears) if clears else "")


def first_reason(because: Because) -> str:
    """Return the rule that stands first among the reasons, in one line."""
    if not because.reasons:
        return _("the plan")
    first = because.reasons[0]
    return f"{first.title} {first.article}".strip()
