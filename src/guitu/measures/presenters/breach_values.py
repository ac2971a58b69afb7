"""The values with which papers about missed steps are filled. Papers are in Chinese."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from guitu.duties.policy import rules_for
from guitu.measures import breach_facts
from guitu.measures.models import BreachPaper, HelpOffered, Measure
from guitu.measures.planning import report_in_facts
from guitu.measures.presenters.papers import common
from guitu.measures.presenters.wording import source_of
from guitu.measures.rules import ladder
from guitu.measures.rules.ladder import LadderFacts
from guitu.measures.rules.missed import MissedStep
from guitu.measures.rules.reporting import report_in_due
from guitu.measures.terms import BreachPaperKind, HelpAnswer, MeasureKind
from guitu.web.templatetags.web import day

FILLERS = "。；，"
MANY_TIMES, MANY_DAYS = "{}次", "{}日"


def of_paper(
    paper: BreachPaper, measure: Measure, facts: LadderFacts, *, on: date
) -> dict[str, Any]:
    """Return the values of one paper; `facts` are those without the paper itself."""
    kind = BreachPaperKind(paper.kind)
    with translation.override("zh-hans"):
        steps = ladder.steps_for(kind, breach_facts.of(measure, on=on, without=paper.pk))
        due = report_in_due(report_in_facts(measure), rules_for(measure.org_seq))
        return common(measure, on=on) | {
            "steps": [_step(step, number) for number, step in enumerate(steps, start=1)],
            "help": _help(measure),
            "counts": _counts(facts),
            "papers": _papers(measure),
            "reason": paper.note,
            **_law(measure, on=on),
            "due_on": day(due.value),
            "police": measure.decided_by,
            **named(paper),
        }


def named(paper: BreachPaper) -> dict[str, str]:
    """Return what a paper is called, and its number."""
    with translation.override("zh-hans"):
        name = gettext(BreachPaperKind(paper.kind).label)
    return {"paper_name": name, "paper_number": paper.document.number if paper.document else ""}


LAW = {
    MeasureKind.COMMUNITY_DETOX: "serious_breach",
    MeasureKind.COMMUNITY_REHAB: "community_rehab_breach",
}


def _law(measure: Measure, *, on: date) -> dict[str, str]:
    """Return what the provision on breaches says in the words of the rule in force."""
    row = rules_for(measure.org_seq).row(LAW[MeasureKind(measure.kind)], on)
    return {"law": row.summary.text("zh"), "law_source": source_of(row.cite)}


def _step(step: MissedStep, number: int) -> dict[str, Any]:
    told = " ".join(
        part for part in (day(step.notice_on) if step.notice_on else "", step.notice_way) if part
    )
    span = day(step.on)
    if step.until and step.until != step.on:
        span = f"{span}至{day(step.until)}"
    return {
        "number": number, "day": span, "what": step.what.rstrip(FILLERS), "notice": told or "无",
        "statement": step.statement.rstrip(FILLERS) or "未作说明",
    }  # fmt: skip


def _help(measure: Measure) -> list[dict[str, str]]:
    rows = HelpOffered.objects.filter(measure=measure, voided_at=None).order_by("offered_on", "pk")
    return [
        {
            "day": day(row.offered_on), "what": row.what.rstrip(FILLERS),
            "answer": gettext(HelpAnswer(row.answer).label),
        }
        for row in rows
    ]  # fmt: skip


def _counts(facts: LadderFacts) -> list[dict[str, str]]:
    return [
        {
            "label": gettext(one.label).removesuffix("次数").removesuffix("天数"),
            "number": (MANY_DAYS if one.code == "days" else MANY_TIMES).format(one.number),
        }
        for one in facts.counted.counts
        if one.number
    ]


def _papers(measure: Measure) -> list[dict[str, Any]]:
    """Return the issued papers of the measure that go to the police, oldest first."""
    rows = BreachPaper.objects.filter(
        measure=measure, voided_at=None, document__isnull=False
    ).exclude(kind=BreachPaperKind.TRANSFER_LETTER)
    found = rows.select_related("document").order_by("issued_on", "pk")
    return [
        {"number": number, "name": named(row)["paper_name"], "paper_number": row.document.number}
        for number, row in enumerate(found, start=1)
    ]
