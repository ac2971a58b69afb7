"""Words of the trail: who did what when, and with which file."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from guitu.audit import acts
from guitu.audit.models import Event
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Link
from guitu.web.templatetags.web import moment


def event_row(event: Event) -> dict[str, Any]:
    """Return an event as a row; a file is named by a part of its id, never by a name."""
    return {
        "url": "",
        "at": moment(event.at),
        "who": event.user_name,
        "act": said_act(event),
        "file": _file(event),
        "reason": event.reason,
        "details": ", ".join(f"{name}: {value}" for name, value in event.details.items()),
    }


def said_act(event: Event) -> str:
    """Return the name of the act in the reader's language."""
    return gettext(acts.label(event.act))


def _file(event: Event) -> object:
    if event.person_id is None:
        return ""
    url = reverse("file-trail", args=[event.person_id])
    return Link(str(event.person_id)[-8:], url)


def file_events(events: list[Event]) -> list[dict[str, Any]]:
    """Return events of one file as lines of a timeline."""
    return [
        {
            "when": event.at,
            "title": said_act(event),
            "by": event.user_name,
            "text": event.reason,
            "kind": "attention" if event.act == "field.unmasked" else "",
        }
        for event in events
    ]


KINDS = (
    ("read", gettext_noop("Opened"), ("file.read",)),
    ("unmasked", gettext_noop("Protected values shown"), ("field.unmasked",)),
    ("all", gettext_noop("Everything"), ()),
)
