"""One person at the meeting: little, large, and only what the meeting needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.database import keyring
from guitu.kernel.terms import gettext_noop
from guitu.people import masking
from guitu.risk import planning
from guitu.risk.instruments import Item
from guitu.risk.models import Answer, Assessment, LevelDecision, Meeting, Opinion
from guitu.risk.presenters import levels
from guitu.risk.queries import panel as queries
from guitu.risk.queries.items import items_of
from guitu.risk.rules.levels import FOUND, is_override
from guitu.risk.rules.panel import Member
from guitu.risk.terms import (
    Department,
    Discussion,
    ItemGroup,
    Level,
    OpinionAnswer,
    RoundStatus,
    Strength,
    Trigger,
)
from guitu.web.templatetags.web import day, said

SHORT = 120
CANNOT_RAISE = {
    True: gettext_noop("Long ago: shown as background, and raises no level."),
    False: gettext_noop("A need: it asks for help, and raises no level."),
}


@dataclass(frozen=True)
class Sign:
    """An item with a sign: question, what was found, how sure, from when."""

    code: str
    group: str
    text: str
    found: str
    evidence: str
    is_strong: bool
    why_not: str = ""


@dataclass(frozen=True)
class Heard:
    """What a department said, or that nothing came yet."""

    department: str
    text: str
    is_waiting: bool


@dataclass
class PanelPage:
    """What is on record of one assessment, read once."""

    one: Assessment
    actor: Actor
    on: date

    def __post_init__(self) -> None:
        keyring.load([self.one.person_id])
        self.community, self.office = queries.where(self.one.org_seq)
        self.lang = get_language() or "zh"
        self.items = items_of(self.one)
        rows = Answer.objects.filter(assessment=self.one, voided_at=None)
        self.answers = {row.item: row for row in rows}
        self.history = queries.history(self.one.person_id, self.actor)
        self.place = queries.place_of(self.one, queries.beside(self.one, self.actor))
        self.meetings = queries.meetings_for(self.one, self.office)

    @property
    def decision(self) -> LevelDecision | None:
        """Return the level that was decided here."""
        return next((row for row in self.history if row.assessment_id == self.one.pk), None)

    @property
    def before(self) -> LevelDecision | None:
        """Return the newest level decided elsewhere, whether it holds or not."""
        found = (row for row in self.history if row.assessment_id != self.one.pk)
        return next(found, None)

    @property
    def may_decide(self) -> bool:
        """Return whether the form is shown."""
        is_open = self.one.round is None or self.one.round.status == RoundStatus.OPEN
        may = self.actor.may(Permission.RISK_DECIDE, self.one.org_seq)
        return may and is_open and self.decision is None and self.one.left_on is None

    def shown(self) -> dict[str, Any]:
        """Return what the page shows beside the form."""
        raising, others = signs(self.items, self.answers, self.lang)
        return {
            "one": self.one,
            "name": masking.name(self.one.person.name),
            "who": self._who(),
            "answer": self._answer(),
            "place": self.place,
            "urls": self._urls(),
            "before": before_words(self.before, self.on),
            "signs": raising,
            "others": others,
            "missing": self._missing(),
            "opinions": heard(self.one.opinions.filter(is_withdrawn=False)),
            "contacts": self._contacts(),
            "decision": self._decided(),
            "may_decide": self.may_decide,
            "differs_when": self._differs_when(),
            "closed": self._closed(),
        }

    def choices(self, colleagues: Iterable[Member]) -> dict[str, Sequence[tuple[str, str]]]:
        """Return what can be chosen in the form."""
        raising, others = signs(self.items, self.answers, self.lang)
        owners = [(one.user, one.name) for one in colleagues]
        today = [("", _("today, without a meeting"))]
        return {
            "grounds": [(sign.code, sign.text) for sign in (*raising, *others)],
            "meeting": [*[(str(row.pk), meeting_name(row)) for row in self.meetings], *today],
            "owner": owners,
        }

    def initial(self, colleagues: Iterable[Member]) -> dict[str, Any]:
        """Return what stands in the form at first: the latest meeting, and who was there."""
        if not self.meetings:
            return {"members": [str(self.actor.user_id)]}
        latest = self.meetings[0]
        known = {one.user for one in colleagues}
        outside = [each for each in latest.members if each.get("user") not in known]
        return {
            "meeting": str(latest.pk),
            "members": [each["user"] for each in latest.members if each.get("user") in known],
            "others": "\n".join(
                f"{each['name']}, {each['post']}" if each.get("post") else each["name"]
                for each in outside
            ),
        }

    def _who(self) -> str:
        born = self.one.person.birth_on
        away = _("lives elsewhere") if self.one.lives_elsewhere else ""
        year = _("born %(year)s") % {"year": born.year} if born else ""
        return " · ".join(part for part in (self.community, year, away) if part)

    def _answer(self) -> str:
        if self.decision is not None:
            return _("Decided: %(level)s until %(day)s.") % {
                "level": said(self.decision.level), "day": day(self.decision.expires_on)
            }  # fmt: skip
        return _("%(order)s. The panel decides the level; this order does not.") % {
            "order": said(Discussion(self.one.discuss))
        }

    @property
    def next_url(self) -> str:
        """Return who comes after a decision: the next one without a level, or the queue."""
        urls = self._urls()
        return urls["undecided"] or urls["back"]

    def _urls(self) -> dict[str, str]:
        place, one = self.place, self.one
        back = reverse("risk-meeting", args=[one.round_id]) if one.round_id else ""
        return {
            "before": reverse("risk-panel", args=[place.before]) if place.before else "",
            "after": reverse("risk-panel", args=[place.after]) if place.after else "",
            "undecided": reverse("risk-panel", args=[place.undecided]) if place.undecided else "",
            "back": back or reverse("risk-reviews"),
        }

    def _missing(self) -> int:
        given = planning.given_of(self.answers.values())
        return sum(1 for item in self.items if item.code not in given)

    def _contacts(self) -> list[str]:
        if self.one.round_id is None:
            words = f"{_(Trigger(self.one.trigger).label)} · {day(self.one.happened_on)}"
            return [f"{words}: {self.one.happened}" if self.one.happened else words]
        found, tried = queries.contacts_of(self.one)
        if found:
            return [_("Met or reached on %(day)s") % {"day": day(on)} for on in found[-2:]]
        if not tried:
            return [_("No contact on record within the window, and none tried")]
        return [
            _("Not reached; tried %(count)s times, last on %(day)s")
            % {"count": len(tried), "day": day(tried[-1])}
        ]

    def _decided(self) -> dict[str, Any] | None:
        row = self.decision
        if row is None:
            return None
        may_decide = self.actor.may(Permission.RISK_DECIDE, row.org_seq)
        may_write = self.actor.may(Permission.RISK_WRITE, row.org_seq)
        return {
            "level": levels.explained(row, self.actor),
            "void_url": reverse("risk-decision-void", args=[row.pk]) if may_decide else "",
            "tell_url": reverse("risk-tell", args=[self.one.pk]) if may_write else "",
        }

    def _differs_when(self) -> str:
        found = [one for one in Level if is_override(one, Discussion(self.one.discuss))]
        return f"level={'|'.join(found)}" if found else ""

    def _closed(self) -> str:
        if self.one.left_on is not None:
            return _("The person left the round on %(day)s: %(why)s.") % {
                "day": day(self.one.left_on), "why": said(self.one.left_because)
            }  # fmt: skip
        if self.one.round is not None and self.one.round.status != RoundStatus.OPEN:
            return _("This round is closed. Open it again to decide a level.")
        return ""


def signs(
    items: Sequence[Item], answers: Mapping[str, Answer], lang: str
) -> tuple[list[Sign], list[Sign]]:
    """Return the items with a sign: those that a level may rest on, and those that it may not.

    Clear signs come first within a group.
    """
    found = [
        _sign(item, answers[item.code], lang)
        for item in items
        if item.code in answers and answers[item.code].strength in FOUND
    ]
    order = list(ItemGroup)
    found.sort(key=lambda sign: (order.index(ItemGroup(sign.group)), not sign.is_strong))
    raising = [sign for sign in found if not sign.why_not]
    return raising, [sign for sign in found if sign.why_not]


def heard(rows: Iterable[Opinion]) -> list[Heard]:
    """Return what each department asked said, in the order of departments."""
    order = list(Department)
    found = sorted(rows, key=lambda row: order.index(Department(row.department)))
    return [_heard(row) for row in found]


def before_words(row: LevelDecision | None, on: date) -> dict[str, str]:
    """Return the last level in short; one that is over counts as none."""
    if row is None:
        return {"level": _("None before"), "text": ""}
    last = levels.ended_on(row)
    if last < on:
        text = _("expired on %(day)s, so there is no level") % {"day": day(last)}
    else:
        text = _("until %(day)s") % {"day": day(last)}
    return {"level": said(row.level), "text": text, "reasons": shortened(row.reasons)}


def meeting_name(row: Meeting) -> str:
    """Return what a meeting is called in a choice."""
    return _("the meeting of %(day)s, %(place)s") % {"day": day(row.held_on), "place": row.place}


def shortened(text: str) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def _sign(item: Item, row: Answer, lang: str) -> Sign:
    parts = [said(row.certainty) if row.certainty else "", day(row.evidence_on)]
    anchor = item.anchor(Strength(row.strength), lang) or said(row.strength)
    why_not = "" if item.may_raise else _(CANNOT_RAISE[item.is_history])
    return Sign(
        item.code, str(item.group), item.said(lang), anchor,
        " · ".join(part for part in parts if part), row.strength == Strength.STRONG, why_not,
    )  # fmt: skip


def _heard(row: Opinion) -> Heard:
    name = said(row.department)
    if not row.answer:
        return Heard(name, _("nothing came yet"), is_waiting=True)
    if row.answer == OpinionAnswer.NOTHING_KNOWN:
        return Heard(name, _("nothing known"), is_waiting=False)
    known = f" ({day(row.known_on)})" if row.known_on else ""
    return Heard(name, f"{row.words}{known}", is_waiting=False)
