"""The plan of tests of a measure, as the module of measures asks for it. Pure."""

from datetime import date

from guitu.drug_testing import plan
from guitu.drug_testing.rules import cycles as rules
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


def in_words(facts: MeasureFacts, book: Rulebook, lang: str) -> str:
    """Return how often a test is taken, year by year, and how many there are in all."""
    starts_on = facts.execution.starts_on or facts.report_in.received_on
    row = book.row("test_plan", starts_on)
    months = facts.term_months or _months(facts)
    years = max(1, -(-months // 12))
    intervals = rules.intervals(row, facts.measure, term_months=months)
    given = [intervals[min(year, len(intervals) - 1)] for year in range(years)]
    total = sum(-(-min(12, months - 12 * year) // each) for year, each in enumerate(given))
    if lang == "zh":
        parts = "、".join(f"第{n}年{_each_zh(each)}" for n, each in enumerate(given, start=1))
        return f"{parts}检测一次，共{total}次。"
    parts = ", ".join(f"{_each_en(each)} in year {n}" for n, each in enumerate(given, start=1))
    return f"{parts[0].upper()}{parts[1:]}: {total} tests in all."


def _months(facts: MeasureFacts) -> int:
    starts_on, ends_on = facts.execution.starts_on, facts.execution.ends_on
    return rules.months_of_term(starts_on, ends_on) if starts_on and ends_on else 36


def _each_zh(months: int) -> str:
    return "每月" if months == 1 else f"每{months}个月"


def _each_en(months: int) -> str:
    return "monthly" if months == 1 else f"every {months} months"


PLANNER = Planner("drug_testing", cycles_of, in_words)
