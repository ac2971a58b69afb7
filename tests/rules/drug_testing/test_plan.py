from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu import policy
from guitu.drug_testing.plan import DrugTestingFacts, cycles_of, plan
from guitu.duties.periods import Execution, Span
from guitu.duties.plan import keys_on
from guitu.duties.terms import Party
from guitu.kernel.dates import last_day_of_term
from guitu.kernel.decisions import CitationStatus
from guitu.kernel.errors import NotConfigured

START = date(2020, 3, 28)
ROW = policy.rulebook("43").row("test_plan", START)
FAR = date(2099, 1, 1)


def facts(measure="community_detox", *, months=36, term_months=None, **execution):
    ends_on = execution.pop("ends_on", last_day_of_term(START, months=months))
    return DrugTestingFacts(measure, Execution(START, ends_on, **execution), term_months)


@pytest.mark.parametrize(
    ("measure", "months", "tests"),
    [
        pytest.param("community_detox", 36, 22, id="12-6-4"),
        pytest.param("community_rehab", 36, 12, id="6-4-2"),
        pytest.param("community_rehab", 24, 12, id="two-years"),
        pytest.param("community_rehab", 12, 6, id="one-year"),
        pytest.param("community_rehab", 18, 9, id="a-part-of-a-year-takes-the-next-plan"),
    ],
)
def test_each_measure_has_its_plan(measure, months, tests):
    assert len(plan(facts(measure, months=months), ROW, FAR)) == tests


def test_each_duty_says_who_when_and_why():
    first = plan(facts(), ROW, FAR)[0]

    assert (first.key, first.kind) == ("test:y1:01", "drug_test")
    assert (first.window_from, first.due_on) == (START, date(2020, 4, 27))
    assert (first.party, first.role) == (Party.COMMUNITY, "community_worker")
    assert [cite.status for cite in first.because] == [
        CitationStatus.PRACTICE,
        CitationStatus.REGULATION,
        CitationStatus.LAW,
    ]
    assert first.params == {"number": 1, "year": 1, "number_in_year": 1}


@pytest.mark.parametrize(
    ("until", "planned"),
    [
        pytest.param(date(2020, 3, 27), 0, id="before-the-term"),
        pytest.param(date(2020, 3, 28), 1, id="first-day"),
        pytest.param(date(2020, 4, 27), 1, id="day-before-the-second-window"),
        pytest.param(date(2020, 4, 28), 2, id="second-window-opens"),
    ],
)
def test_only_windows_that_open_by_then_are_planned(until, planned):
    assert len(plan(facts(), ROW, until)) == planned


@pytest.mark.parametrize("execution", [Execution(None, None), Execution(START, None)])
def test_without_first_or_last_day_nothing_is_planned(execution):
    found = DrugTestingFacts("community_detox", execution)

    assert plan(found, ROW, FAR) == []
    assert cycles_of(found, ROW) is None


def test_planning_twice_gives_the_same():
    assert plan(facts(), ROW, FAR) == plan(facts(), ROW, FAR)


def test_a_suspension_asks_for_no_test_and_the_moved_end_for_later_ones():
    pause = Span(date(2020, 6, 1), date(2020, 8, 31))
    moved = facts(term_months=36, pauses=(pause,), ends_on=date(2023, 6, 27))
    keys = [duty.key for duty in plan(moved, ROW, FAR)]

    assert "test:y1:02" in keys
    assert not {"test:y1:03", "test:y1:04", "test:y1:05"} & set(keys)
    assert "test:y1:06" in keys
    assert keys[-1] == "test:y4:01"


def test_a_suspension_without_end_plans_nothing_after_its_beginning():
    found = plan(facts(pauses=(Span(date(2020, 6, 1)),)), ROW, FAR)

    assert [duty.key for duty in found] == ["test:y1:01", "test:y1:02"]


def test_a_two_year_order_moved_on_by_a_suspension_keeps_its_plan():
    moved = facts("community_rehab", term_months=24, ends_on=date(2022, 6, 27))

    assert [duty.params["year"] for duty in plan(moved, ROW, FAR)] == [1] * 6 + [2] * 6 + [3] * 2


@pytest.mark.parametrize(
    ("stopped_on", "planned"),
    [
        pytest.param(date(2020, 4, 27), 0, id="on-the-last-day-of-a-cycle"),
        pytest.param(date(2020, 4, 28), 1, id="the-day-after"),
    ],
)
def test_a_cycle_that_the_measure_did_not_outlive_is_not_planned(stopped_on, planned):
    assert len(plan(facts(stopped_on=stopped_on), ROW, FAR)) == planned


def test_cycles_before_records_begin_are_not_planned():
    found = plan(facts(recorded_from=date(2021, 3, 28)), ROW, FAR)

    assert found[0].key == "test:y2:01"
    assert len(found) == 10


def test_a_plan_that_says_nothing_on_the_measure_is_refused():
    with pytest.raises(NotConfigured, match="voluntary"):
        plan(facts("voluntary"), ROW, FAR)


def test_a_record_of_a_day_meets_the_duty_of_its_cycle():
    planned = plan(facts(), ROW, FAR)

    assert keys_on(planned, "drug_test", date(2021, 4, 1)) == ["test:y2:01"]
    assert keys_on(planned, "drug_test", date(2023, 3, 28)) == []


@given(
    starts_on=st.dates(min_value=date(2011, 7, 1), max_value=date(2040, 12, 31)),
    until=st.dates(min_value=date(2011, 7, 1), max_value=date(2045, 12, 31)),
)
def test_a_longer_look_ahead_only_adds(starts_on, until):
    found = DrugTestingFacts(
        "community_detox", Execution(starts_on, last_day_of_term(starts_on, months=36))
    )
    whole, part = plan(found, ROW, FAR), plan(found, ROW, until)

    assert len(whole) == 22
    assert whole[: len(part)] == part
