"""What hand-overs add to the person's page: a section, a line on top, acts in the timeline."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.handover import queries
from guitu.handover.models import HandOver
from guitu.handover.terms import BEFORE_GATE
from guitu.kernel.terms import gettext_noop
from guitu.people import sections
from guitu.people.models import Person
from guitu.web.templatetags.web import day

ACTS = {
    "handover.notice_received": gettext_noop("Release notice received"),
    "handover.consent_given": gettext_noop("The leader consented to the plan"),
    "handover.ready": gettext_noop("Everything was arranged for the release"),
    "handover.met": gettext_noop("Met on release"),
    "handover.not_met": gettext_noop("Came out without a meeting at the gate"),
    "handover.arrived": gettext_noop("Arrived home"),
    "handover.recontacted": gettext_noop("In touch again after release"),
    "handover.closed": gettext_noop("Hand-over closed"),
    "handover.file_sent": gettext_noop("File offered to another office"),
    "handover.file_accepted": gettext_noop("File taken over by another office"),
    "handover.file_returned": gettext_noop("File returned by the other office"),
    "handover.file_recalled": gettext_noop("File recalled"),
    "handover.file_kept": gettext_noop("File that came back kept"),
}


def register() -> None:
    """Register everything once."""
    sections.register(
        sections.Section(
            code="handover",
            label=gettext_noop("Met at the gate"),
            template="handover/_person_section.html",
            present=section,
            order=40,
            needs=Permission.HANDOVER_READ,
        ),
        sections.Section(
            code="file_transfer",
            label=gettext_noop("Files between offices"),
            template="handover/_transfer_section.html",
            present=transfer_section,
            order=90,
            needs=Permission.FILE_TRANSFER,
        ),
        sections.Standing("handover", standing, order=5, needs=Permission.HANDOVER_READ),
    )
    sections.register_acts(ACTS)


def section(person: Person, actor: Actor, on: date) -> dict[str, object] | None:
    """Return the hand-overs of a person; None where there are none."""
    rows = _hand_overs(person, actor)
    return {"hand_overs": rows} if rows else None


def transfer_section(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the door to sending the file to another office."""
    return {"send_url": reverse("transfer-new", args=[person.pk])}


def _hand_overs(person: Person, actor: Actor) -> list[HandOver]:
    return sections.once(
        person, "hand_overs", lambda: list(queries.of_person(person.pk, actor)[:10])
    )


def standing(person: Person, actor: Actor, on: date) -> Sequence[sections.Fact]:
    """Return a line while a hand-over is open: a release to come, or where it stands."""
    found = next((row for row in _hand_overs(person, actor) if row.closed_on is None), None)
    if found is None:
        return []
    url = reverse("handover-page", args=[found.pk])
    if found.stage not in BEFORE_GATE:
        return [sections.Fact(_("Met at the gate"), _(found.stage.label), url)]
    tone = "attention" if not found.has_team or found.release_on <= on else ""
    return [sections.Fact(_("Release day"), day(found.release_on), url, tone)]
