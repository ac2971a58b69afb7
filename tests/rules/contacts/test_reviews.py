from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu import policy
from guitu.contacts.reviews import plan
from guitu.duties.periods import Execution, Span
from guitu.kernel.dates import last_day_of_term

START = date(2020, 3, 28)
ROW = policy.rulebook("43").row("reviews", START)
FAR = date(2099, 1, 1)


def keys(months=36, **execution):
    ends_on = execution.pop("ends_on", last_day_of_term(START, months=months))
    return [duty.key for duty in plan(Execution(START, ends_on, **execution), ROW, FAR)]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        pytest.param(
            36,
            ["summary:h1", "evaluation:y1", "summary:h3", "evaluation:y2", "summary:h5",
             "evaluation:y3"],
            id="three-years",
        ),
        pytest.param(
            24, ["summary:h1", "evaluation:y1", "summary:h3", "evaluation:y2"], id="two-years"
        ),
        pytest.param(18, ["summary:h1", "evaluation:y1", "evaluation:y2"], id="closing-evaluation"),
        pytest.param(6, ["evaluation:y1"], id="half-a-year"),
        pytest.param(3, ["evaluation:y1"], id="a-quarter"),
    ],
)  # fmt: skip
def test_summaries_and_evaluations_of_a_term(months, expected):
    assert keys(months) == expected


def test_a_review_is_due_on_the_last_day_of_its_half_year_and_opens_before():
    first = plan(Execution(START, last_day_of_term(START, months=36)), ROW, FAR)[0]

    assert (first.window_from, first.due_on) == (date(2020, 8, 28), date(2020, 9, 27))
    assert first.params == {"half_year": 1}


@pytest.mark.parametrize(
    ("ends_on", "last"),
    [
        pytest.param(date(2023, 3, 28), "evaluation:y3", id="anniversary-as-last-day"),
        pytest.param(date(2023, 4, 26), "evaluation:y3", id="moved-by-less-than-a-month"),
        pytest.param(date(2023, 4, 27), "evaluation:y4", id="moved-by-a-month"),
    ],
)
def test_a_moved_end_ends_with_an_evaluation(ends_on, last):
    assert keys(ends_on=ends_on)[-1] == last


def test_a_review_that_falls_in_a_suspension_is_not_planned():
    assert "summary:h1" not in keys(pauses=(Span(date(2020, 9, 1), date(2020, 10, 1)),))


def test_nothing_is_planned_without_the_days_of_the_term():
    assert plan(Execution(None, None), ROW, FAR) == []


def test_only_windows_that_open_by_then_are_planned():
    execution = Execution(START, last_day_of_term(START, months=36))

    assert plan(execution, ROW, date(2020, 8, 27)) == []
    assert len(plan(execution, ROW, date(2020, 8, 28))) == 1


@given(
    starts_on=st.dates(min_value=date(2012, 1, 1), max_value=date(2050, 12, 31)),
    months=st.integers(min_value=1, max_value=48),
)
def test_no_review_is_due_after_the_term_and_the_last_closes_it(starts_on, months):
    ends_on = last_day_of_term(starts_on, months=months)
    duties = plan(Execution(starts_on, ends_on), ROW, FAR)

    assert duties[-1].due_on == ends_on
    assert duties[-1].kind == "yearly_evaluation"
    assert len({duty.key for duty in duties}) == len(duties)
