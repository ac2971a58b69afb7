"""From chosen clauses to frozen words: library, fields, facts of the order, rules in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guitu.access.actors import Actor
from guitu.duties.policy import rules_for
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.measures import library, planners, queries
from guitu.measures.models import Measure
from guitu.measures.planning import facts_of
from guitu.measures.rules.agreements import filled_in, placeholders
from guitu.measures.rules.basis import RULE_SETS
from guitu.measures.terms import ClauseKind, ClauseSection, MeasureKind
from guitu.orgs.queries import office_of
from guitu.policy import Rulebook

MAX_TEXT = 2000


@dataclass(frozen=True)
class ChosenClause:
    """A clause of the library by its code with its values, or one written for this person.

    A bespoke clause has no code but its section and words.
    """

    code: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    section: ClauseSection | None = None
    zh: str = ""
    en: str = ""


def frozen_clauses(
    measure: Measure, clauses: Sequence[ChosenClause] | None, *, actor: Actor, on: date
) -> list[dict[str, Any]]:
    """Return the columns of each clause, in the order of the agreement, its words filled in."""
    shelf = queries.clause_library(measure.org_seq, on=on)
    facts = Facts(measure, rules_for(measure.org_seq), on)
    chosen = standard_choice(measure, shelf) if clauses is None else clauses
    defaults = field_defaults(measure, actor)
    rows = [_row(one, shelf, facts, defaults) for one in chosen]
    order = list(ClauseSection)
    return sorted(rows, key=lambda row: order.index(row["section"]))


def standard_choice(measure: Measure, shelf: library.Library) -> list[ChosenClause]:
    """Return every standard clause for the measure, with nothing filled in by hand."""
    return [
        ChosenClause(wording.code)
        for wording in shelf.for_measure(MeasureKind(measure.kind))
        if wording.kind == ClauseKind.STANDARD
    ]


def field_defaults(measure: Measure, actor: Actor) -> dict[str, dict[str, str]]:
    """Return what a field holds unless somebody fills it in, in both languages."""
    office = office_of(measure.org_seq)
    phone = office.phone if office else ""
    person = measure.person
    worker = person.responsible.name if person.responsible else actor.name
    return {
        "station_phone": {
            "zh": phone or "街道办事处公布的电话",
            "en": phone or "the published number of the street office",
        },
        "worker": {"zh": worker, "en": worker},
        "meeting_place": {"zh": "每次由双方约定", "en": "agreed each time"},
        "help_offered": {"zh": "以共同制定的计划为准", "en": "as set down in the plan"},
    }


@dataclass(frozen=True)
class Facts:
    """Where the values of {policy.…} and {measure.…} come from."""

    measure: Measure
    book: Rulebook
    on: date

    def values(self, names: Sequence[str], lang: str) -> dict[str, str]:
        """Return the values of those `names` that are facts or rules, in one language."""
        found = {}
        for name in names:
            kind, _, rest = name.partition(".")
            if kind == "policy":
                row = self.book.find(rest, self.on)
                found[name] = row.summary.text(lang) if row else ""
            elif kind == "plan":
                plan_facts = facts_of(self.measure, self.book)
                found[name] = planners.said(rest, plan_facts, self.book, lang)
            elif name == "measure.term":
                found[name] = self.term(lang)
        return found

    def term(self, lang: str) -> str:
        """Return the days of the term, or the rule on it while they are not known."""
        starts_on, ends_on = self.measure.starts_on, self.measure.ends_on
        if starts_on is None or ends_on is None:
            subject = RULE_SETS[MeasureKind(self.measure.kind)].term_subject
            return self.book.row(subject, self.on).summary.text(lang).rstrip("。.")
        if lang == "zh":
            return f"自{_day_zh(starts_on)}起至{_day_zh(ends_on)}止"
        return f"from {_day_en(starts_on)} to {_day_en(ends_on)}"


def _row(
    one: ChosenClause,
    shelf: library.Library,
    facts: Facts,
    defaults: Mapping[str, Mapping[str, str]],
) -> dict[str, Any]:
    if not one.code:
        return _bespoke(one)
    wording = shelf.find(one.code)
    if wording is None:
        raise BadInput.of("clauses", gettext_noop("A chosen clause is no longer in the library."))
    texts, used = {}, {}
    for lang, text in (("zh", wording.zh), ("en", wording.en)):
        names = placeholders(text)
        asked = {name: _value(name, one.values, defaults, lang) for name in names}
        texts[lang] = filled_in(text, asked | facts.values(names, lang))
        used |= {name: asked[name] for name in names if "." not in name}
    return {
        "code": wording.code, "version": wording.version, "section": wording.section,
        "kind": wording.kind, "text_zh": texts["zh"], "text_en": texts["en"], "values": used,
    }  # fmt: skip


def _value(
    name: str, values: Mapping[str, str], defaults: Mapping[str, Mapping[str, str]], lang: str
) -> str:
    typed = values.get(name, "").strip()
    default = defaults.get(name, {})
    return default.get(lang, "") if not typed or typed in default.values() else typed


def _bespoke(one: ChosenClause) -> dict[str, Any]:
    words = one.zh.strip() or one.en.strip()
    if not words or one.section is None:
        raise BadInput.of(
            "clauses", gettext_noop("Write the words of the clause and choose its part.")
        )
    if len(words) > MAX_TEXT:
        raise BadInput.of("clauses", gettext_noop("A clause is too long; make it two."))
    return {
        "code": "", "version": 0, "section": one.section, "kind": ClauseKind.BESPOKE,
        "text_zh": one.zh.strip() or words, "text_en": one.en.strip(), "values": {},
    }  # fmt: skip


def _day_zh(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _day_en(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
