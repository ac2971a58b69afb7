"""The page of a meeting, and what stands around the short forms of the panel."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.kernel.terms import gettext_noop
from guitu.people import queries as people
from guitu.people.models import Person
from guitu.risk.models import LevelDecision, NextMeasure, Round
from guitu.risk.presenters.levels import members
from guitu.risk.queries import panel, rounds
from guitu.risk.terms import RoundStatus
from guitu.web.templatetags.web import day, said

MEETINGS_SHOWN = 4
Shown = dict[str, Any]


def page(row: Round, actor: Actor) -> Shown:
    """Return what stands around the queue: how far the meeting is, and where it goes on."""
    here = rounds.visible_to(actor).filter(round=row, left_on=None)
    decided = LevelDecision.objects.filter(assessment=OuterRef("pk"), voided_at=None)
    total, done = here.count(), here.filter(Exists(decided)).count()
    first = panel.first_undecided(here) if done < total else None
    may = actor.may(Permission.RISK_DECIDE, row.org_seq) and row.status == RoundStatus.OPEN
    meetings = panel.meetings_visible_to(actor).filter(round=row).order_by("-held_on", "-pk")
    return {
        "round": row,
        "heading": _("Meeting: %(round)s") % {"round": row.name},
        "answer": _how_far(total - done),
        "done": done,
        "total": total,
        "start_url": reverse("risk-panel", args=[first]) if first else "",
        "meeting_url": reverse("risk-meeting-new", args=[row.pk]) if may else "",
        "meetings": [
            {"when": day(each.held_on), "place": each.place, "chair": each.chair,
             "members": members(each.members)}
            for each in meetings[:MEETINGS_SHOWN]
        ],
    }  # fmt: skip


def writing(row: Round) -> Shown:
    """Return what stands around the form of a meeting."""
    url = reverse("risk-meeting", args=[row.pk])
    return {
        "heading": _("Record a meeting"),
        "answer": _("Who was there decides; who was there cannot answer an objection later."),
        "submit": _("Keep the meeting"),
        "crumbs": [(row.name, url)],
        "cancel": url,
    }


def voiding(row: LevelDecision, actor: Actor) -> Shown:
    """Return what stands around the form that voids a level."""
    level = {"level": said(row.level), "day": day(row.decided_on)}
    return about_person(row.person, actor) | {
        "heading": _("Void this level"),
        "answer": _(
            "Level %(level)s of %(day)s. The level before holds again, what was arranged ends, and"
            " the person is told anew of what is decided then."
        )
        % level,
        "submit": _("Void it"),
        "cancel": reverse("risk-panel", args=[row.assessment_id]),
    }


def finishing(row: NextMeasure, actor: Actor) -> Shown:
    """Return what stands around the form that finishes something arranged."""
    return about_person(row.person, actor) | {
        "heading": said(row.kind),
        "answer": _("%(what)s, until %(day)s") % {"what": row.what, "day": day(row.due_on)},
        "submit": _("Record it"),
    }


def about_person(person: Person, actor: Actor) -> Shown:
    """Return the name and the way back to the person."""
    url = reverse("person-page", args=[person.pk])
    name = people.display_name(person, actor)
    crumbs = [(gettext_noop("People"), reverse("people-list")), (name, url)]
    return {"person": person, "name": name, "crumbs": crumbs, "cancel": url}


def _how_far(waiting: int) -> str:
    if not waiting:
        return _("Everybody of this round has a level.")
    return ngettext(
        "%(count)s person waits for a level.", "%(count)s people wait for a level.", waiting
    ) % {"count": waiting}
