"""Cycles and tests of measures counted: for the table of completion, the tiles, and reviews."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guitu.drug_testing import queries, terms
from guitu.drug_testing.models import DrugTest
from guitu.drug_testing.plan import DrugTestingFacts, cycles_of
from guitu.drug_testing.rules import cycles as rules
from guitu.duties.policy import rules_for
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure, StatusPeriod
from guitu.measures.period_facts import PeriodFact
from guitu.measures.planning import execution_of, months_ordered, ordered


@dataclass(frozen=True)
class Tested:
    """A measure with its cycles and tests; `cycles` is None where the term has no first day.

    `on_paper` are days of tests that stand on file as a paper only, from before records began here
    or out of a ledger: they met their cycle and count.
    """

    measure: Measure
    cycles: Sequence[rules.Cycle] | None
    tests: Sequence[DrugTest]
    on_paper: Sequence[date] = ()

    @property
    def valid_on(self) -> list[date]:
        """Return the days of tests that meet a cycle."""
        return [*(test.tested_on for test in self.tests if queries.is_valid(test)), *self.on_paper]

    def completion(self, *, on: date) -> rules.Completion | rules.Unknown:
        """Return how its tests stand on the day `on`."""
        excused = [test.tested_on for test in self.tests if queries.is_justified(test)]
        return rules.completion(self.cycles, tests=self.valid_on, excused=excused, on=on)

    def states(self, *, on: date) -> dict[str, str]:
        """Return where each cycle stands: done, excused, missing, ahead or open, by its key."""
        cycles = self.cycles or ()
        fell_in = [
            rules.cycle_on(cycles, tested_on) for tested_on in self.valid_on if tested_on <= on
        ]
        taken = Counter(cycle.number for cycle in fell_in if cycle)
        absent = {
            cycle.number
            for test in self.tests
            if queries.is_justified(test) and (cycle := rules.cycle_on(cycles, test.tested_on))
        }
        return {cycle.key: rules.state(cycle, taken, absent, on=on) for cycle in cycles}


def tested(measure: Measure) -> Tested:
    """Return one measure with its cycles and tests; see `tested_many`."""
    return tested_many([measure])[0]


def tested_many(measures: Sequence[Measure]) -> list[Tested]:
    """Return measures with their cycles and tests, in three queries and one for each office."""
    ids = [measure.pk for measure in measures]
    tests = queries.of_measures(ids)
    periods, on_paper = _periods(ids), queries.met_by_paper(ids)
    return [
        Tested(
            measure,
            _cycles(measure, periods.get(measure.pk, ())),
            tests.get(measure.pk, ()),
            on_paper.get(measure.pk, ()),
        )
        for measure in measures
    ]


def period_facts(measure: Measure, from_on: date, until_on: date) -> list[PeriodFact]:
    """Return what was tested in a period; cycles are those whose last day lies in it."""
    found = tested(measure)
    states = found.states(on=until_on)
    due = [cycle for cycle in found.cycles or () if from_on <= cycle.due_on <= until_on]
    standing = Counter(_ended(states[cycle.key]) for cycle in due)
    results = Counter(
        test.result_now for test in found.tests if from_on <= test.tested_on <= until_on
    )
    missed = sum(results[result] for result in terms.MISSED)
    return [
        PeriodFact("tests.done", gettext_noop("Test cycles met"), standing["done"], len(due)),
        PeriodFact("tests.excused", gettext_noop("Test cycles excused"), standing["excused"]),
        PeriodFact("tests.missing", gettext_noop("Test cycles missing"), standing["missing"]),
        PeriodFact("tests.missed", gettext_noop("Tests missed or refused"), missed),
        PeriodFact(
            "tests.confirmed",
            gettext_noop("Results confirmed positive by the police"),
            results[terms.Result.CONFIRMED_POSITIVE],
        ),
    ]


def _ended(state: str) -> str:
    """Return a state as it is once the cycle has ended: the period closes with its last day."""
    return {"ahead": "done", "open": "missing"}.get(state, state)


def _periods(measure_ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, list[StatusPeriod]]:
    rows = StatusPeriod.objects.filter(measure_id__in=measure_ids, voided_at=None)
    found: dict[uuid.UUID, list[StatusPeriod]] = {}
    for period in rows.order_by("from_on", "id"):
        found.setdefault(period.measure_id, []).append(period)
    return found


def _cycles(measure: Measure, periods: Sequence[StatusPeriod]) -> list[rules.Cycle] | None:
    book = rules_for(measure.org_seq)
    if measure.starts_on is None:
        return None
    execution = execution_of(measure, periods, book)
    term = months_ordered(ordered(measure), book, on=measure.starts_on)
    facts = DrugTestingFacts(measure.kind.value, execution, term)
    try:
        return cycles_of(facts, book.row("test_plan", measure.starts_on))
    except NotConfigured:
        return None
