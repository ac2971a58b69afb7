"""What the pages without an account add to the page of a person: links, and what was sent."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit import acts as trail
from guitu.kernel.terms import gettext_noop
from guitu.people import sections
from guitu.people.models import Person
from guitu.portal import presenters, queries
from guitu.portal.terms import ACTS, NoteKind

NEEDS = Permission.LINK_ISSUE


def register() -> None:
    """Register everything once."""
    sections.register(
        sections.Section(
            "portal", gettext_noop("Own page and limited links"), "portal/_person_section.html",
            section, order=60, tab="away", needs=NEEDS,
        ),
        sections.Happenings("portal", gettext_noop("Sent by the person"), notes, say, needs=NEEDS),
    )  # fmt: skip
    trail.register(ACTS)


def section(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the links about a person, the letters without one, and what was sent last."""
    letters = queries.letters(actor).filter(person=person, ended_on=None)
    sent = queries.notes(actor).filter(person=person).order_by("-pk")[:5]
    return {
        "links": [presenters.link_line(row, on=on) for row in queries.links_of(person.pk, actor)],
        "own_url": reverse("link-own", args=[person.pk]),
        "letters": [(row.to_office, reverse("link-host", args=[row.pk])) for row in letters],
        "notes": [
            (presenters.note_row(actor)(row), reverse("portal-note", args=[row.pk])) for row in sent
        ],
    }


def notes(person: Person, actor: Actor) -> QuerySet:
    """Return what the person sent."""
    rows = queries.notes(actor).select_related(None).filter(person=person)
    return sections.piece(rows, "portal", on="sent_on", what="kind")


def say(row: sections.Row) -> sections.TimelineItem:
    """Return a note as it stands in the timeline; its words stay on its own page."""
    return sections.TimelineItem(
        on=row.on,
        label=_("Sent by the person"),
        detail=_(NoteKind(row.what).label),
        url=reverse("portal-note", args=[row.ref]),
    )
