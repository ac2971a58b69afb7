"""The plan of tests of a measure, as the module of measures asks for it. Pure."""

from datetime import date

from guitu.drug_testing import plan
from guitu.duties.plan import PlannedDuty
from guitu.measures.plan import MeasureFacts
from guitu.measures.planners import Planner
from guitu.policy import Rulebook


def cycles_of(facts: MeasureFacts, book: Rulebook, until: date) -> list[PlannedDuty]:
    """Return the test cycles of the measure under the plan in force when its term began."""
    starts_on = facts.execution.starts_on
    if starts_on is None:
        return []
    testing = plan.DrugTestingFacts(facts.measure, facts.execution, facts.term_months)
    return plan.plan(testing, book.row("test_plan", starts_on), until)


PLANNER = Planner("drug_testing", cycles_of)
