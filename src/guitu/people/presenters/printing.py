"""The file as one sheet for paper."""

from typing import Any

from guitu.people.presenters import gaps, parts
from guitu.people.presenters.overview import overview
from guitu.people.presenters.page import PersonPage
from guitu.people.presenters.timeline import timeline

EVENTS = 40


def sheet(page: PersonPage) -> dict[str, Any]:
    """Return everything a printed file shows; numbers and addresses stay masked."""
    return {
        **overview(page),
        **parts.papers(page),
        **gaps.gaps(page),
        **parts.family(page),
        "events": timeline(page.person, page.request.actor, most=EVENTS).events,
    }
