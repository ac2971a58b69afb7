"""What was said of a duty, and what happened with it: given, put off, waived."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from guitu.access.queries import names
from guitu.audit import acts
from guitu.audit.models import Event
from guitu.audit.queries import of_subject
from guitu.duties import snoozing
from guitu.duties.models import Duty, Snooze
from guitu.web.templatetags.web import day

SHOWN = (
    "duty.assigned", "duty.handed_on", "duty.waived", "duty.waiver_undone", "duty.snooze_undone",
)  # fmt: skip


def comments(duty: Duty) -> list[dict[str, Any]]:
    """Return what supervisors said of a duty, ready for a timeline."""
    rows = list(snoozing.comments_of(duty))
    said_by = names({row.created_by for row in rows if row.created_by}) if rows else {}
    return [
        {
            "when": row.created_at,
            "title": row.text,
            "by": said_by.get(row.created_by, ""),
            "text": _("Read on %(day)s") % {"day": day(row.seen_on)} if row.seen_on else "",
        }
        for row in rows
    ]


def history(duty: Duty) -> list[dict[str, Any]]:
    """Return who gave the duty to whom, and when it was put off or waived, the latest first."""
    events = list(of_subject(duty, SHOWN))
    snoozes = list(snoozing.of_duty(duty))
    people = {uuid.UUID(event.details["to"]) for event in events if event.details.get("to")}
    people |= {row.created_by for row in snoozes if row.created_by}
    called = names(people) if people else {}
    lines = [_of_event(event, called) for event in events]
    lines += [_of_snooze(row, called) for row in snoozes]
    return sorted(lines, key=lambda line: line["when"], reverse=True)


def _of_event(event: Event, called: dict[uuid.UUID, str]) -> dict[str, Any]:
    text = event.reason
    if "to" in event.details:
        to = event.details["to"]
        text = called.get(uuid.UUID(to), "") if to else _("nobody yet")
    title = _(acts.label(event.act))
    return {"when": event.at, "title": title, "by": event.user_name, "text": text}


def _of_snooze(row: Snooze, called: dict[uuid.UUID, str]) -> dict[str, Any]:
    words = {"day": day(row.until_on), "why": _(row.reason.label)}
    return {
        "when": row.created_at,
        "title": _("Put off until %(day)s: %(why)s") % words,
        "by": called.get(row.created_by, ""),
        "text": row.note,
    }
