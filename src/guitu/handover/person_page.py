"""What hand-overs add to the person's page: a section, a line on top, acts in the timeline."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.handover import queries
from guitu.handover.models import FileTransfer
from guitu.handover.terms import BEFORE_GATE, Stage, TransferStage
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
            tab="measure",
            needs=Permission.HANDOVER_READ,
        ),
        sections.Section(
            code="file_transfer",
            label=gettext_noop("Files between offices"),
            template="handover/_transfer_section.html",
            present=transfer_section,
            order=90,
            tab="measure",
            needs=Permission.FILE_TRANSFER,
        ),
        sections.Glance("handover", glance, say, order=5, needs=Permission.HANDOVER_READ),
        sections.Glance(
            "file_transfer", on_its_way, say_on_its_way, order=4, needs=Permission.FILE_TRANSFER
        ),
    )
    sections.register_acts(ACTS)


def section(person: Person, actor: Actor, on: date) -> dict[str, object] | None:
    """Return the hand-overs of a person; None where there are none."""
    rows = list(queries.of_person(person.pk, actor)[:10])
    return {"hand_overs": rows} if rows else None


def transfer_section(person: Person, actor: Actor, on: date) -> dict[str, object]:
    """Return the doors to another community of the office, and to another office."""
    return {
        "within_url": reverse("move-within", args=[person.pk]),
        "send_url": reverse("transfer-new", args=[person.pk]),
    }


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the open hand-over of a person with its stage and whether somebody will be there."""
    found = queries.notices_open(actor).filter(person=person).order_by("-release_on", "-pk")
    team = Case(When(has_team=True, then=Value("team")), default=Value(""))
    return sections.piece(found[:1], "handover", on="release_on", what="stage", detail=team)


def say(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return a line while a hand-over is open: a release to come, or where it stands."""
    found = []
    for row in rows:
        url, stage = reverse("handover-page", args=[row.ref]), Stage(row.what)
        if stage not in BEFORE_GATE:
            found.append(sections.Fact(_("Met at the gate"), _(stage.label), url))
            continue
        tone = "attention" if not row.detail or row.on <= on else ""
        found.append(sections.Fact(_("Release day"), day(row.on), url, tone))
    return found


def on_its_way(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the file's newest way to another office."""
    newest = FileTransfer.objects.filter(person=person).order_by("-sent_on", "-pk")[:1]
    days = sections.joined("answered_on", "report_in_by", "reported_on")
    return sections.piece(newest, "file_transfer", on="sent_on", what="stage", detail=days)


def say_on_its_way(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return a line while a file waits for an answer, and until the person reported in there."""
    if not rows:
        return ()
    row, (_answered, report_in_by, reported_on) = rows[0], rows[0].detail.split("/")
    label, url = _("File between offices"), reverse("transfers")
    if row.what == TransferStage.SENT:
        said = _("offered to another office on %(day)s, not answered yet") % {"day": day(row.on)}
        return (sections.Fact(label, said, url, "attention"),)
    if row.what == TransferStage.ACCEPTED and report_in_by and not reported_on:
        last = day(date.fromisoformat(report_in_by))
        said = _("place of execution changed, to report in here by %(day)s") % {"day": last}
        return (sections.Fact(label, said, url),)
    return ()
