"""A level explains itself: which, since when and until when, by whom, why, and what it changes.

`level_card` is for the page of one person; the template is `risk/_level.html`. Three queries.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.contacts.plan import value
from guitu.database import keyring
from guitu.duties.policy import rules_for
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Person
from guitu.risk.models import LevelDecision, NextMeasure, Objection, Telling
from guitu.risk.queries.items import items_of
from guitu.risk.queries.levels import visible_to
from guitu.risk.rules.levels import RANK
from guitu.risk.terms import Level, ObjectionState
from guitu.web.cells import Tag
from guitu.web.templatetags.web import day, said

CONTACTS, CALLS = "helper_contacts_per_month", "remote_contacts_per_month"
HIGHER, LOWER, SAME, FIRST = (
    gettext_noop("higher than before"), gettext_noop("lower than before"),
    gettext_noop("as before"), gettext_noop("first level"),
)  # fmt: skip


@dataclass(frozen=True)
class Explained:
    """One level in words. `contacts` is what it changes, by the row of practice in force."""

    decision: LevelDecision
    level: str
    since: date
    until: date
    by: str
    reasons: str
    grounds: Sequence[str]
    contacts: str
    order_reason: str = ""
    dissent: str = ""
    told_on: date | None = None
    objection: str = ""
    objection_url: str = ""
    arranged: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class Turn:
    """One level among all of a person: when, which, what changed since the one before."""

    label: str
    level: str
    change: str
    since: date
    ended_on: date
    url: str


@dataclass(frozen=True)
class LevelCard:
    """Where a person stands: the level that holds, or that there is none, and every earlier one."""

    answer: str
    current: Explained | None = None
    turns: Sequence[Turn] = ()
    acts: Sequence[tuple[str, str]] = field(default_factory=tuple)


def level_card(person: Person, actor: Actor, on: date) -> LevelCard:
    """Return the level of a person that holds on a day, “expired” or “none”, and the trend."""
    rows = list(_rows(person.pk, actor))
    if rows:
        keyring.load([person.pk])
    held = next((row for row in rows if _holds(row, on)), None)
    current = explained(held, actor) if held else None
    return LevelCard(_answer(rows, held), current, turns(rows), _acts(person, held, actor))


def explained(row: LevelDecision, actor: Actor) -> Explained:
    """Return one level in words; what was arranged is read in one query."""
    told = getattr(row, "told_on", None)
    state = getattr(row, "objection_state", None)
    url = reverse("risk-objection", args=[row.objection_id]) if state else ""
    return Explained(
        row, said(row.level), row.from_on, row.expires_on, members(row.members), row.reasons,
        ground_texts(row), contacts_of(row.org_seq, row.level, row.from_on), row.order_reason,
        row.dissent, told, _(ObjectionState(state).label) if state else "", url,
        arranged(row, actor),
    )  # fmt: skip


def turns(rows: Sequence[LevelDecision]) -> list[Turn]:
    """Return the levels of one person, the newest first, each with what changed."""
    found = []
    for number, row in enumerate(rows):
        before = rows[number + 1] if number + 1 < len(rows) else None
        found.append(Turn(
            round_name(row), said(row.level), _(change(before, row)), row.from_on, ended_on(row),
            reverse("risk-panel", args=[row.assessment_id]),
        ))  # fmt: skip
    return found


def change(before: LevelDecision | None, now: LevelDecision) -> str:
    """Return the message id of how a level stands to the one before."""
    if before is None:
        return FIRST
    step = RANK[Level(now.level)] - RANK[Level(before.level)]
    return HIGHER if step > 0 else LOWER if step < 0 else SAME


def ended_on(row: LevelDecision) -> date:
    """Return the last day on which a level held or holds."""
    if row.replaced_on is None:
        return row.expires_on
    return max(row.from_on, date.fromordinal(row.replaced_on.toordinal() - 1))


def round_name(row: LevelDecision) -> str:
    """Return the name of the round, or what a review was opened for."""
    asked = row.assessment
    return asked.round.name if asked.round else _(asked.trigger.label)


def members(found: Iterable[Mapping[str, str]]) -> str:
    """Return who was at the table, with posts, in one line."""
    named = [
        f"{each['name']} ({_(each['post'])})" if each.get("post") else each["name"]
        for each in found
    ]
    return _(", ").join(named)


def ground_texts(row: LevelDecision) -> list[str]:
    """Return the questions on which a level rests, as they were asked."""
    lang = get_language() or "zh"
    texts = {item.code: item.said(lang) for item in items_of(row.assessment)}
    return [texts.get(code, code) for code in row.grounds]


def contacts_of(org_seq: int, level: str, on: date) -> str:
    """Return what a level changes: contacts a month, by the local practice in force on the day."""
    row = rules_for(org_seq).row("contact_plan", on)
    return _(
        "%(visits)s visits a month; living elsewhere, %(calls)s calls a month (local practice)"
    ) % {"visits": value(row, CONTACTS, str(level)), "calls": value(row, CALLS, str(level))}


def arranged(row: LevelDecision, actor: Actor) -> list[dict[str, Any]]:
    """Return what was arranged with a level and how it stands."""
    rows = NextMeasure.objects.filter(decision=row).select_related("owner").order_by("due_on", "pk")
    return [
        {
            "kind": said(each.kind), "what": each.what,
            "owner": each.owner.name if each.owner else "", "tag": _next_tag(each),
            "due_on": each.due_on, "url": reverse("risk-next-done", args=[each.pk]),
            "is_open": not each.done_on and not each.voided_at,
        }
        for each in rows
    ]  # fmt: skip


def level_tag(level: str) -> Tag:
    """Return a level as a word on plain ground: no level has a colour of its own."""
    return Tag(Level(level).label if level else gettext_noop("No level"), "")


def _next_tag(row: NextMeasure) -> Tag:
    if row.done_on:
        return Tag(_("done on %(day)s") % {"day": day(row.done_on)}, "good")
    if row.voided_at:
        return Tag(gettext_noop("not needed any more"), "quiet")
    return Tag(_("until %(day)s") % {"day": day(row.due_on)}, "")


def _rows(person_id: uuid.UUID, actor: Actor):
    told = Telling.objects.filter(decision=OuterRef("pk"), voided_at=None)
    made = Objection.objects.filter(decision=OuterRef("pk"), voided_at=None).order_by("-made_on")
    rows = visible_to(actor).filter(person=person_id).annotate(
        told_on=Subquery(told.values("told_on")[:1]),
        objection_state=Subquery(made.values("state")[:1]),
        objection_id=Subquery(made.values("pk")[:1]),
    )  # fmt: skip
    related = ("assessment__round", "assessment__instrument", "assessment__profile")
    return rows.select_related(*related).order_by("-from_on", "-pk")


def _holds(row: LevelDecision, on: date) -> bool:
    return row.from_on <= on <= row.expires_on and (row.replaced_on is None or on < row.replaced_on)


def _answer(rows: Sequence[LevelDecision], held: LevelDecision | None) -> str:
    if held is not None:
        return _("Level %(level)s until %(day)s.") % {
            "level": said(held.level), "day": day(held.expires_on)
        }  # fmt: skip
    if rows:
        return _("No level: the last one expired on %(day)s.") % {"day": day(ended_on(rows[0]))}
    return _("No level was decided.")


def _acts(person: Person, held: LevelDecision | None, actor: Actor) -> list[tuple[str, str]]:
    found = []
    if held is not None and actor.may(Permission.RISK_WRITE, person.org_seq):
        if held.told_on is None:
            found.append((_("Tell the person"), reverse("risk-tell", args=[held.assessment_id])))
        found.append((_("Take down an objection"), reverse("risk-object", args=[held.pk])))
    if any(
        actor.may(needed, person.org_seq)
        for needed in (Permission.RISK_WRITE, Permission.RISK_DECIDE)
    ):
        found.append((_("Open a review"), reverse("risk-review-new", args=[person.pk])))
    return found
