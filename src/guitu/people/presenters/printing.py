"""The file as one sheet for paper."""

from typing import Any

from guitu.people.presenters import parts
from guitu.people.presenters.page import PersonPage, overview
from guitu.people.presenters.timeline import timeline

EVENTS = 40


def sheet(page: PersonPage) -> dict[str, Any]:
    """Return everything a printed file shows; numbers and addresses stay masked."""
    return {
        **overview(page),
        **parts.papers(page),
        **parts.family(page),
        "events": timeline(page.person, page.request.actor)[:EVENTS],
    }
