"""What missed steps and their papers add to the page of a person and to the whole file."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.measures import queries
from guitu.measures.models import HelpOffered
from guitu.measures.presenters.breach_page import paper_line
from guitu.measures.terms import BreachPaperKind, DeliveryWay, HelpAnswer, MeasureKind
from guitu.people import sections
from guitu.people.dossier.blocks import Block, Provider, Sheet, Wanted
from guitu.people.dossier.blocks import register as register_in_file
from guitu.people.dossier.order import Part
from guitu.people.models import Person
from guitu.web.templatetags.web import day


def section(person: Person, actor: Actor, on: date) -> dict[str, object] | None:
    """Return the papers of the person's measures, and where missed steps are seen."""
    measures = sections.once(person, "measures", lambda: queries.of_person(person.pk, actor, on=on))
    if not measures:
        return None
    papers = queries.breach_papers(actor).filter(person=person).select_related("document")
    return {
        "papers": [paper_line(row) for row in papers.order_by("-drafted_on", "-pk")[:10]],
        "measures": [
            (_(MeasureKind(one.kind).label), reverse("missed-page", args=[one.pk]))
            for one in measures
        ],
    }


def papers_issued(person: Person, actor: Actor) -> QuerySet:
    """Return each issued paper on the day on which it was issued."""
    rows = queries.breach_papers(actor).filter(person=person, issued_on__isnull=False)
    return sections.piece(rows, "breach_papers", on="issued_on", what="kind")


def say_paper(row: sections.Row) -> sections.TimelineItem:
    """Return an issued paper as it stands in the timeline."""
    return sections.TimelineItem(
        on=row.on,
        label=_("Issued: %(paper)s") % {"paper": _(BreachPaperKind(row.what).label)},
        url=reverse("breach-paper", args=[row.ref]),
    )


def help_offered(person: Person, actor: Actor) -> QuerySet:
    """Return each offer of help before a paper."""
    visible = queries.visible_to(actor).filter(person=person)
    rows = HelpOffered.objects.filter(measure__in=visible.values("pk"), voided_at=None)
    what = sections.joined("measure_id", "answer")
    return sections.piece(rows, "help_first", on="offered_on", what=what, detail="what")


def say_help(row: sections.Row) -> sections.TimelineItem:
    """Return an offer of help as it stands in the timeline."""
    measure, answer = row.what.split("/")
    return sections.TimelineItem(
        on=row.on,
        label=_("Help offered first: %(answer)s") % {"answer": _(HelpAnswer(answer).label)},
        detail=row.detail,
        url=reverse("missed-page", args=[measure]),
    )


def whole_file(wanted: Wanted) -> Sequence[Block]:
    """Return the papers about missed steps with their delivery, for the whole file."""
    papers = queries.breach_papers(wanted.actor).filter(
        person=wanted.person, issued_on__isnull=False
    )
    rows = [
        (
            _(BreachPaperKind(row.kind).label),
            row.document.number if row.document else "",
            day(row.issued_on),
            day(row.delivered_on) if row.delivered_on else "",
            _(DeliveryWay(row.delivered_how).label) if row.delivered_how else "",
        )
        for row in papers.select_related("document").order_by("issued_on", "pk")
    ]
    heads = (_("Paper"), _("Number"), _("Issued on"), _("Delivered on"), _("How"))
    return [Sheet(heads, rows)] if rows else []


def register() -> None:
    """Register all of it once."""
    needs = Permission.MEASURE_READ
    sections.register(
        sections.Section(
            "breach", gettext_noop("Missed steps and papers"), "measures/_person_breach.html",
            section, order=20, tab="measure", needs=needs,
        ),
        sections.Happenings(
            "breach_papers", gettext_noop("Papers about missed steps"), papers_issued, say_paper,
            needs=needs,
        ),
        sections.Happenings(
            "help_first", gettext_noop("Help offered first"), help_offered, say_help, needs=needs
        ),
    )  # fmt: skip
    register_in_file(Provider("breach_papers", Part.ADMONITIONS, whole_file, needs))
