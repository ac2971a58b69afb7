"""The plan of reviews: half-year summaries and yearly evaluations. Pure.

A review is due on the last day of its half-year or year of the term, never after the term. Where
both would fall on one day the evaluation stands for both, and the last review of a term is always
an evaluation.
"""

from datetime import date, timedelta

from guitu.access.roles import Role
from guitu.contacts.terms import HALF_YEAR_SUMMARY, YEARLY_EVALUATION
from guitu.duties.periods import Execution, Period, every
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.policy import Row


def plan(execution: Execution, policy: Row, until: date) -> list[PlannedDuty]:
    """Return the reviews whose window opens on or before `until`, in order.

    `policy` is the row of the subject reviews; the window opens `opens_before_days` before the
    due day, but not before the period itself.
    """
    starts_on, ends_on = execution.starts_on, execution.ends_on
    if starts_on is None or ends_on is None:
        return []
    periods = every(policy.summary_months, starts_on, ends_on)
    found = [
        review(period, is_last=period is periods[-1], policy=policy)
        for period in periods
        if execution.falls_due(period.until_on)
    ]
    return [duty for duty in found if duty.window_from <= until]


def review(period: Period, *, is_last: bool, policy: Row) -> PlannedDuty:
    """Return the summary or the evaluation that closes one period."""
    closes_at_months = period.offset_months + policy.summary_months
    is_evaluation = is_last or closes_at_months % policy.evaluation_months == 0
    half_year = closes_at_months // policy.summary_months
    year = period.offset_months // policy.evaluation_months + 1
    opens_on = period.until_on - timedelta(days=policy.opens_before_days)
    return PlannedDuty(
        key=f"evaluation:y{year}" if is_evaluation else f"summary:h{half_year}",
        kind=YEARLY_EVALUATION if is_evaluation else HALF_YEAR_SUMMARY,
        window_from=max(period.from_on, opens_on),
        due_on=period.until_on,
        party=Party.COMMUNITY,
        role=Role.COMMUNITY_WORKER.value,
        because=policy.cites,
        params={"year": year} if is_evaluation else {"half_year": half_year},
    )
