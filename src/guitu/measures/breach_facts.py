"""Reads what the ladder of papers depends on for one measure."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from guitu.duties.policy import rules_for
from guitu.measures import missed
from guitu.measures.models import BreachPaper, HelpOffered, Measure
from guitu.measures.rules.ladder import HelpFact, LadderFacts, Order, PaperFact
from guitu.measures.rules.missed import MissedStep, counted
from guitu.measures.terms import BreachPaperKind, BreachPaperStatus, HelpOccasion, MeasureKind

ORDER = "breach_papers"


@dataclass(frozen=True)
class Known:
    """The facts of the ladder with the rows that they were read from, the newest first."""

    facts: LadderFacts
    papers: list[BreachPaper]
    helped: list[HelpOffered]


def of(measure: Measure, *, on: date, without: uuid.UUID | None = None) -> LadderFacts:
    """Return the facts of the ladder of one measure on the day `on`.

    `without` leaves one paper out, to ask what it would say if it were drafted now.
    """
    return known(measure, on=on, without=without).facts


def known(measure: Measure, *, on: date, without: uuid.UUID | None = None) -> Known:
    """Return the facts with their rows: two queries, and those of the sources of missed steps."""
    steps = tuple(missed.steps_of(measure, on=on))
    kind = MeasureKind(measure.kind)
    papers = BreachPaper.objects.filter(measure=measure, voided_at=None)
    rows = list(papers.select_related("document").order_by("-drafted_on", "-pk"))
    helped = HelpOffered.objects.filter(measure=measure, voided_at=None)
    offers = list(helped.order_by("-offered_on", "-pk"))
    book = rules_for(measure.org_seq)
    facts = LadderFacts(
        on=on,
        kind=kind,
        steps=steps,
        counted=counted(kind, steps, book, on=on),
        papers=tuple(fact(row) for row in rows if row.pk != without),
        help=tuple(HelpFact(row.offered_on, HelpOccasion(row.occasion)) for row in offers),
        has_reported=measure.reported_on is not None,
        order=Order.of(book.find(ORDER, on)),
    )
    return Known(facts, rows, offers)


def fact(row: BreachPaper) -> PaperFact:
    """Return a paper as the rules see it."""
    records = frozenset((step["type"], uuid.UUID(step["id"])) for step in row.steps)
    return PaperFact(BreachPaperKind(row.kind), BreachPaperStatus(row.status), records)


def stored(step: MissedStep) -> dict[str, Any]:
    """Return a step as a paper keeps it: what it is and where its record is, no words."""
    return {
        "kind": step.kind.value, "type": step.record[0], "id": str(step.record[1]),
        "on": step.on.isoformat(), "until": step.until.isoformat() if step.until else None,
    }  # fmt: skip
