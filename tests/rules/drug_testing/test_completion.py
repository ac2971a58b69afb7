from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.drug_testing.rules import cycles as rules

START = date(2020, 3, 28)
END = date(2023, 3, 27)
CYCLES = rules.cycles(START, END, [1, 2, 3])
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2023, 12, 31))


def stand(on, tests=(), excused=()):
    return rules.completion(CYCLES, tests=tests, excused=excused, on=on)


def test_without_a_first_day_nothing_is_known():
    found = rules.completion(None, tests=[], excused=[], on=START)

    assert isinstance(found, rules.Unknown)
    assert found.reason


@pytest.mark.parametrize(
    ("on", "due"),
    [
        pytest.param(START - timedelta(days=1), 0, id="before-the-term"),
        pytest.param(date(2020, 4, 27), 0, id="unfinished-cycle-is-not-due"),
        pytest.param(date(2020, 4, 28), 1, id="due-the-day-after-its-last"),
        pytest.param(date(2023, 3, 27), 21, id="last-day-of-the-term"),
        pytest.param(date(2023, 3, 28), 22, id="after-the-term"),
    ],
)
def test_a_cycle_is_due_once_it_has_ended(on, due):
    assert stand(on).total.due == due
    assert stand(on).total.missing == due


def test_several_tests_in_a_cycle_count_once_and_the_rest_is_surplus():
    found = stand(date(2020, 5, 28), tests=[START, date(2020, 4, 1), date(2020, 4, 27)])

    assert (found.total.due, found.total.done, found.total.missing) == (2, 1, 1)
    assert found.total.surplus == 2
    assert not found.is_normal


def test_a_test_of_the_unfinished_cycle_does_not_hide_an_earlier_gap():
    found = stand(date(2020, 4, 30), tests=[date(2020, 4, 29)])

    assert (found.total.missing, found.total.done, found.total.ahead) == (1, 0, 1)
    assert not found.is_normal


def test_a_justified_absence_is_neither_done_nor_missing():
    found = stand(date(2020, 4, 28), excused=[date(2020, 4, 10)])

    assert (found.total.due, found.total.excused, found.total.missing) == (1, 1, 0)
    assert found.is_normal


def test_a_test_counts_before_an_excuse():
    found = stand(date(2020, 4, 28), tests=[date(2020, 4, 20)], excused=[date(2020, 4, 10)])

    assert (found.total.done, found.total.excused) == (1, 0)


def test_surplus_of_one_year_does_not_pay_for_another():
    first_year = [START + timedelta(days=n) for n in range(365)]
    found = stand(date(2021, 5, 28), tests=first_year)

    assert [year.missing for year in found.years] == [0, 1, 0]
    assert not found.is_normal


def test_tests_outside_the_term_are_named_and_not_counted():
    found = stand(date(2023, 6, 1), tests=[date(2020, 3, 27), date(2023, 3, 28)])

    assert (found.outside, found.total.done) == (2, 0)


def test_a_full_record_is_normal_in_every_year():
    found = stand(date(2023, 4, 1), tests=[cycle.due_on for cycle in CYCLES])

    assert [(year.year, year.due, year.done) for year in found.years] == [
        (1, 12, 12),
        (2, 6, 6),
        (3, 4, 4),
    ]
    assert found.is_normal


@given(tests=st.lists(DAYS, max_size=60), excused=st.lists(DAYS, max_size=20), on=DAYS)
def test_the_parts_always_add_up(tests, excused, on):
    found = stand(on, tests=tests, excused=excused)

    for count in (*found.years, found.total):
        assert count.due == count.done + count.excused + count.missing
        assert min(count.missing, count.surplus, count.ahead) >= 0
        assert count.due + count.ahead <= count.cycles
    for name in ("cycles", "due", "done", "excused", "missing", "ahead", "surplus"):
        assert sum(getattr(year, name) for year in found.years) == getattr(found.total, name)
    past = [day for day in tests if day <= on]
    total = found.total
    assert total.done + total.ahead + total.surplus + found.outside == len(past)


@given(tests=st.lists(DAYS, max_size=60), on=DAYS, later=DAYS)
def test_tests_after_the_day_change_nothing(tests, on, later):
    known = [day for day in tests if day <= on]
    later_ones = [max(later, on + timedelta(days=1))]

    assert stand(on, tests=known + later_ones) == stand(on, tests=known)


@given(tests=st.lists(DAYS, max_size=60), more=DAYS, on=DAYS)
def test_one_more_test_never_makes_it_worse(tests, more, on):
    before, after = stand(on, tests=tests), stand(on, tests=[*tests, more])

    assert all(b.missing >= a.missing for b, a in zip(before.years, after.years, strict=True))
