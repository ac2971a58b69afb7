"""A duty as plain values, for the command line and the API. No names, no numbers of persons."""

from datetime import date
from typing import Any

from guitu.duties import kinds
from guitu.duties.models import Duty
from guitu.duties.rules import is_overdue


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
