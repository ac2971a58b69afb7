"""One line for each person of a round, as minutes and list have it: level, why, what comes next."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.database import keyring
from guitu.kernel.terms import gettext_noop
from guitu.orgs import queries as orgs
from guitu.people import queries as people
from guitu.risk.models import Assessment, LevelDecision, NextMeasure, Objection, Telling
from guitu.risk.presenters.levels import ground_texts
from guitu.risk.terms import Level, NextKind, ObjectionState
from guitu.web.templatetags.web import day

SHORT = 200
COLUMNS = (
    ("name", gettext_noop("Name")),
    ("community", gettext_noop("Community")),
    ("level", gettext_noop("Level")),
    ("before", gettext_noop("Level before")),
    ("until", gettext_noop("Holds until")),
    ("reasons", gettext_noop("Reasons in short")),
    ("grounds", gettext_noop("Rests on")),
    ("next", gettext_noop("What comes next")),
    ("dissent", gettext_noop("Dissent")),
    ("told", gettext_noop("Told on")),
    ("objection", gettext_noop("Objection")),
)


@dataclass(frozen=True)
class _Beside:
    """What stands beside the levels, read at once for all of them."""

    names: Mapping[uuid.UUID, str]
    places: Mapping[int, Any]
    arranged: Mapping[uuid.UUID, list[NextMeasure]]
    told: Mapping[uuid.UUID, Any]
    objections: Mapping[uuid.UUID, ObjectionState]


def lines(rows: Sequence[Assessment], actor: Actor) -> list[dict[str, str]]:
    """Return a line for each assessment, with a level or not, in eight statements at most.

    Names are as the actor sees them in lists. Values are texts in the reader's language.
    """
    found = decisions([row.pk for row in rows])
    keyring.load([row.person_id for row in rows])
    beside = _beside(rows, list(found.values()), actor)
    return [_line(row, found.get(row.pk), beside) for row in rows]


def decisions(keys: Sequence[uuid.UUID]) -> dict[uuid.UUID, LevelDecision]:
    """Return the level that stands for each assessment, by the assessment's key."""
    rows = LevelDecision.objects.filter(assessment__in=keys, voided_at=None)
    related = ("assessment__instrument", "assessment__profile")
    return {row.assessment_id: row for row in rows.select_related(*related)}


def short(text: str) -> str:
    """Return a text, cut where it is long."""
    one = " ".join(text.split())
    return one if len(one) <= SHORT else f"{one[: SHORT - 1]}…"


def _beside(rows: Sequence[Assessment], found: Sequence[LevelDecision], actor: Actor) -> _Beside:
    keys = [one.pk for one in found]
    arranged: dict[uuid.UUID, list[NextMeasure]] = defaultdict(list)
    for one in NextMeasure.objects.filter(decision__in=keys, voided_at=None).order_by("due_on"):
        arranged[one.decision_id].append(one)
    told = Telling.objects.filter(decision__in=keys, voided_at=None)
    objections = Objection.objects.filter(decision__in=keys, voided_at=None).order_by("made_on")
    return _Beside(
        people.display_names([row.person_id for row in rows], actor),
        orgs.names({row.org_seq for row in rows}),
        arranged,
        dict(told.values_list("decision_id", "told_on")),
        dict(objections.values_list("decision_id", "state")),
    )


def _line(row: Assessment, found: LevelDecision | None, beside: _Beside) -> dict[str, str]:
    place = beside.places.get(row.org_seq)
    line = dict.fromkeys((key for key, _label in COLUMNS), "")
    line["name"] = beside.names.get(row.person_id, "")
    line["community"] = place.name if place else ""
    if found is None:
        return line
    told, objection = beside.told.get(found.pk), beside.objections.get(found.pk)
    return line | {
        "level": _(Level(found.level).label),
        "before": _(Level(found.before).label) if found.before else _("None"),
        "until": day(found.expires_on),
        "reasons": short(found.reasons),
        "grounds": _("; ").join(ground_texts(found)),
        "next": _("; ").join(_next(one) for one in beside.arranged.get(found.pk, [])),
        "dissent": short(found.dissent),
        "told": day(told) if told else "",
        "objection": _(ObjectionState(objection).label) if objection else "",
    }


def _next(one: NextMeasure) -> str:
    said = {"kind": _(NextKind(one.kind).label), "what": one.what, "day": day(one.due_on)}
    return _("%(kind)s: %(what)s, until %(day)s") % said
