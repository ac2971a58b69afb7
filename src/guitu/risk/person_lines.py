"""What levels add to the top of a file and to its timeline."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.people import sections
from guitu.people.models import Person
from guitu.risk.queries.levels import visible_to
from guitu.risk.queries.steps import objections_visible_to, tellings_visible_to
from guitu.risk.terms import Level, ObjectionState, TellWay
from guitu.web.templatetags.web import day

READ = Permission.RISK_READ


def register() -> None:
    """Register everything once."""
    sections.register(
        sections.Glance("risk", glance, say, order=20, needs=READ),
        *(
            sections.Happenings(code, label, rows, tell, needs=READ)
            for code, label, rows, tell in HAPPENINGS
        ),
    )


def glance(person: Person, actor: Actor, on: date) -> QuerySet:
    """Return the newest level of a person."""
    rows = visible_to(actor).filter(person=person).order_by("-from_on", "-pk")
    what = sections.joined("level", "person_id")
    return sections.piece(rows[:1], "risk", on="expires_on", what=what)


def say(rows: Sequence[sections.Row], on: date) -> Sequence[sections.Fact]:
    """Return the line of the level: until when it holds, that it expired, or that there is none."""
    if not rows:
        return [sections.Fact(_("Risk level"), _("None"))]
    level, person = rows[0].what.split("/")
    said = {"level": _(Level(level).label), "day": day(rows[0].on)}
    url = reverse("person-tab", args=[person, "care"])
    if rows[0].on < on:
        text = _("None; the last one, %(level)s, expired on %(day)s") % said
        return [sections.Fact(_("Risk level"), text, url, "attention")]
    return [sections.Fact(_("Risk level"), _("%(level)s until %(day)s") % said, url)]


def levels(person: Person, actor: Actor) -> QuerySet:
    """Return the levels that were decided."""
    rows = visible_to(actor).filter(person=person)
    what = sections.joined("level", "assessment_id")
    return sections.piece(rows, "risk_levels", on="decided_on", what=what, detail="expires_on")


def say_level(row: sections.Row) -> sections.TimelineItem:
    """Return a decided level as it stands in the timeline."""
    level, assessment = row.what.split("/")
    return sections.TimelineItem(
        on=row.on,
        label=_("Risk level decided: %(level)s") % {"level": _(Level(level).label)},
        detail=_("holds until %(day)s") % {"day": day(date.fromisoformat(row.detail))},
        url=reverse("risk-assessment", args=[assessment]),
    )


def told(person: Person, actor: Actor) -> QuerySet:
    """Return when the person was told of a level."""
    rows = tellings_visible_to(actor).filter(person=person)
    what = sections.joined("way", "decision__assessment_id", "decision__level")
    return sections.piece(rows, "risk_told", on="told_on", what=what, detail="by_name")


def say_told(row: sections.Row) -> sections.TimelineItem:
    """Return a telling as it stands in the timeline."""
    way, assessment, level = row.what.split("/")
    return sections.TimelineItem(
        on=row.on,
        label=_("Told of the risk level: %(level)s") % {"level": _(Level(level).label)},
        detail=f"{_(TellWay(way).label)} · {row.detail}",
        url=reverse("risk-assessment", args=[assessment]),
    )


def objections(person: Person, actor: Actor) -> QuerySet:
    """Return the objections of the person to levels."""
    rows = objections_visible_to(actor).filter(person=person)
    what = sections.joined("state", "id")
    return sections.piece(rows, "risk_objections", on="made_on", what=what, detail="answered_on")


def say_objection(row: sections.Row) -> sections.TimelineItem:
    """Return an objection as it stands in the timeline, with how it was answered."""
    state, objection = row.what.split("/")
    said = _(ObjectionState(state).label)
    return sections.TimelineItem(
        on=row.on,
        label=_("Objection to the risk level"),
        detail=f"{said} · {day(date.fromisoformat(row.detail))}" if row.detail else said,
        url=reverse("risk-objection", args=[objection]),
    )


HAPPENINGS = (
    ("risk_levels", gettext_noop("Risk levels"), levels, say_level),
    ("risk_told", gettext_noop("Told of a risk level"), told, say_told),
    ("risk_objections", gettext_noop("Objections to a risk level"), objections, say_objection),
)
