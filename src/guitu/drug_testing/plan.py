"""The plan of tests: one duty for each cycle. Pure."""

from dataclasses import dataclass
from datetime import date

from guitu.access.roles import Role
from guitu.drug_testing.rules import cycles as rules
from guitu.drug_testing.terms import DRUG_TEST
from guitu.duties.periods import Execution
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.policy import Row


@dataclass(frozen=True)
class DrugTestingFacts:
    """What the plan of tests is made from.

    `measure` is "community_detox" or "community_rehab"; `term_months` is the term as ordered,
    which a suspension does not change, or None to take it from the days of execution.
    """

    measure: str
    execution: Execution
    term_months: int | None = None


def cycles_of(facts: DrugTestingFacts, policy: Row) -> list[rules.Cycle] | None:
    """Return the cycles in which a test falls due, or None where the term has no first or last day.

    Cycles whose last day lies in a suspension, after the measure stopped or before records begin
    are left out; the others keep their numbers.
    """
    starts_on, ends_on = facts.execution.starts_on, facts.execution.ends_on
    if starts_on is None or ends_on is None:
        return None
    months = facts.term_months or rules.months_of_term(starts_on, ends_on)
    intervals = rules.intervals(policy, facts.measure, term_months=months)
    found = rules.cycles(starts_on, ends_on, intervals)
    return [cycle for cycle in found if facts.execution.falls_due(cycle.due_on)]


def plan(facts: DrugTestingFacts, policy: Row, until: date) -> list[PlannedDuty]:
    """Return the duty of each cycle that begins on or before `until`, in order.

    `policy` is the row of the subject test_plan. Without a first day nothing can be planned.
    """
    return [
        PlannedDuty(
            key=cycle.key,
            kind=DRUG_TEST,
            window_from=cycle.window_from,
            due_on=cycle.due_on,
            party=Party.COMMUNITY,
            role=Role.COMMUNITY_WORKER.value,
            because=policy.cites,
            params={
                "number": cycle.number,
                "year": cycle.year,
                "number_in_year": cycle.number_in_year,
            },
        )
        for cycle in cycles_of(facts, policy) or ()
        if cycle.window_from <= until
    ]
