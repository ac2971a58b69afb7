from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.duties.periods import Execution, Period, Span, every, join_last

STARTS = st.dates(min_value=date(2011, 6, 26), max_value=date(2050, 12, 31))


@given(
    starts_on=STARTS,
    days=st.integers(min_value=0, max_value=1500),
    months=st.integers(min_value=1, max_value=12),
)
def test_periods_touch_and_cover_the_term(starts_on, days, months):
    ends_on = starts_on + timedelta(days=days)
    periods = every(months, starts_on, ends_on)

    assert (periods[0].from_on, periods[-1].until_on) == (starts_on, ends_on)
    for before, after in zip(periods, periods[1:], strict=False):
        assert after.from_on == before.until_on + timedelta(days=1)
    assert len(periods) == 1 or periods[-1].is_whole_month(starts_on)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "count"),
    [
        pytest.param(date(2019, 12, 31), date(2020, 4, 28), 1, id="less-than-a-month-left-joins"),
        pytest.param(date(2019, 12, 31), date(2020, 3, 31), 1, id="one-day-left-joins"),
        pytest.param(date(2019, 12, 31), date(2020, 4, 29), 2, id="a-month-left-stands-alone"),
        pytest.param(date(2020, 1, 1), date(2020, 1, 1), 1, id="one-day"),
    ],
)
def test_what_is_left_over(starts_on, ends_on, count):
    assert len(every(3, starts_on, ends_on)) == count


def test_a_single_period_has_nothing_to_join():
    only = [Period(0, date(2020, 1, 1), date(2020, 1, 2))]

    assert join_last(only) == only


def test_a_period_of_no_months_is_refused():
    with pytest.raises(ValueError, match="one month"):
        every(0, date(2020, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("day", "falls_due"),
    [
        pytest.param(date(2020, 4, 30), True, id="before-the-pause"),
        pytest.param(date(2020, 5, 1), False, id="first-day-of-the-pause"),
        pytest.param(date(2020, 5, 31), False, id="last-day-of-the-pause"),
        pytest.param(date(2020, 6, 1), True, id="after-the-pause"),
        pytest.param(date(2020, 1, 31), False, id="before-records"),
        pytest.param(date(2020, 2, 1), True, id="first-day-of-records"),
        pytest.param(date(2020, 9, 1), False, id="the-day-it-stopped"),
        pytest.param(date(2020, 8, 31), True, id="the-day-before-it-stopped"),
    ],
)
def test_when_something_falls_due(day, falls_due):
    execution = Execution(
        date(2020, 1, 1),
        date(2022, 12, 31),
        pauses=(Span(date(2020, 5, 1), date(2020, 5, 31)),),
        stopped_on=date(2020, 9, 1),
        recorded_from=date(2020, 2, 1),
    )

    assert execution.falls_due(day) is falls_due
