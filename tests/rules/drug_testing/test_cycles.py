from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.drug_testing.rules import cycles as rules
from guitu.kernel.dates import add_months, last_day_of_term

DETOX = (1, 2, 3)
STARTS = st.dates(min_value=date(2011, 6, 26), max_value=date(2050, 12, 31))
INTERVALS = st.lists(st.integers(min_value=1, max_value=12), min_size=1, max_size=4)
ONE_DAY = timedelta(days=1)


def three_years(starts_on, intervals=DETOX):
    return rules.cycles(starts_on, last_day_of_term(starts_on, months=36), intervals)


def per_year(cycles):
    return dict(Counter(cycle.year for cycle in cycles))


def check_covered(cycles, starts_on, ends_on):
    assert cycles[0].window_from == starts_on
    assert cycles[-1].due_on == ends_on
    for before, after in zip(cycles, cycles[1:], strict=False):
        assert after.window_from == before.due_on + ONE_DAY
    assert all(cycle.window_from <= cycle.due_on for cycle in cycles)


def test_a_three_year_term_has_22_cycles_from_every_day_of_a_leap_cycle():
    day = date(2019, 1, 1)
    while day < date(2023, 1, 2):
        cycles = three_years(day)

        assert per_year(cycles) == {1: 12, 2: 6, 3: 4}, day
        check_covered(cycles, day, last_day_of_term(day, months=36))
        day += ONE_DAY


@given(starts_on=STARTS)
def test_a_three_year_term_has_22_cycles_in_any_year(starts_on):
    assert len(three_years(starts_on)) == 22


@given(starts_on=STARTS)
def test_naming_the_anniversary_as_the_last_day_makes_no_23rd_cycle(starts_on):
    cycles = rules.cycles(starts_on, add_months(starts_on, 36), DETOX)

    assert per_year(cycles) == {1: 12, 2: 6, 3: 4}
    check_covered(cycles, starts_on, add_months(starts_on, 36))


@given(starts_on=STARTS, days=st.integers(min_value=0, max_value=2500), intervals=INTERVALS)
def test_cycles_touch_never_overlap_and_cover_any_term(starts_on, days, intervals):
    ends_on = starts_on + timedelta(days=days)

    cycles = rules.cycles(starts_on, ends_on, intervals)

    check_covered(cycles, starts_on, ends_on)
    assert [cycle.number for cycle in cycles] == list(range(1, len(cycles) + 1))
    assert len({cycle.key for cycle in cycles}) == len(cycles)


@given(starts_on=STARTS, days=st.integers(min_value=0, max_value=2500), intervals=INTERVALS)
def test_a_cycle_begins_in_its_own_year_of_the_term(starts_on, days, intervals):
    for cycle in rules.cycles(starts_on, starts_on + timedelta(days=days), intervals):
        assert add_months(starts_on, 12 * (cycle.year - 1)) <= cycle.window_from
        assert cycle.window_from < add_months(starts_on, 12 * cycle.year)


@given(
    starts_on=STARTS,
    days=st.integers(min_value=0, max_value=2000),
    more=st.integers(min_value=0, max_value=500),
    intervals=INTERVALS,
)
def test_moving_the_end_changes_only_the_last_window(starts_on, days, more, intervals):
    ends_on = starts_on + timedelta(days=days)

    before = rules.cycles(starts_on, ends_on, intervals)
    after = rules.cycles(starts_on, ends_on + timedelta(days=more), intervals)

    assert after[: len(before) - 1] == before[:-1]
    assert after[len(before) - 1].key == before[-1].key
    assert after[len(before) - 1].window_from == before[-1].window_from


@pytest.mark.parametrize(
    ("starts_on", "windows"),
    [
        pytest.param(
            date(2021, 1, 31),
            [
                (date(2021, 1, 31), date(2021, 2, 27)),
                (date(2021, 2, 28), date(2021, 3, 30)),
                (date(2021, 3, 31), date(2021, 4, 29)),
            ],
            id="the-31st-does-not-drift-to-the-28th",
        ),
        pytest.param(
            date(2020, 2, 29),
            [
                (date(2020, 2, 29), date(2020, 3, 28)),
                (date(2020, 3, 29), date(2020, 4, 28)),
                (date(2020, 4, 29), date(2020, 5, 28)),
            ],
            id="a-leap-day",
        ),
        pytest.param(
            date(2020, 3, 28),
            [
                (date(2020, 3, 28), date(2020, 4, 27)),
                (date(2020, 4, 28), date(2020, 5, 27)),
                (date(2020, 5, 28), date(2020, 6, 27)),
            ],
            id="an-ordinary-day",
        ),
    ],
)
def test_windows_are_counted_from_the_first_day_of_the_term(starts_on, windows):
    found = three_years(starts_on)[:3]

    assert [(cycle.window_from, cycle.due_on) for cycle in found] == windows


def test_keys_name_the_year_and_the_cycle_in_it():
    keys = [cycle.key for cycle in three_years(date(2020, 3, 28))]

    assert keys[:2] == ["test:y1:01", "test:y1:02"]
    assert keys[11:13] == ["test:y1:12", "test:y2:01"]
    assert keys[-1] == "test:y3:04"


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        pytest.param(date(2021, 9, 30), {1: 12, 2: 3}, id="eighteen-months"),
        pytest.param(date(2021, 10, 1), {1: 12, 2: 3}, id="a-single-day-joins"),
        pytest.param(date(2021, 10, 2), {1: 12, 2: 4}, id="any-part-of-a-month-counts"),
        pytest.param(date(2023, 3, 31), {1: 12, 2: 6, 3: 4}, id="three-years"),
        pytest.param(date(2023, 4, 29), {1: 12, 2: 6, 3: 4}, id="moved-by-less-than-a-month"),
        pytest.param(date(2023, 4, 30), {1: 12, 2: 6, 3: 4, 4: 1}, id="moved-by-a-month"),
        pytest.param(date(2023, 7, 1), {1: 12, 2: 6, 3: 4, 4: 1}, id="moved-by-three-months"),
        pytest.param(date(2023, 7, 31), {1: 12, 2: 6, 3: 4, 4: 2}, id="moved-by-four-months"),
        pytest.param(date(2020, 4, 1), {1: 1}, id="one-day"),
    ],
)
def test_what_is_left_over_at_the_end(ends_on, expected):
    assert per_year(rules.cycles(date(2020, 4, 1), ends_on, DETOX)) == expected


def test_a_cycle_ends_with_its_year_where_the_interval_does_not_divide_it():
    cycles = rules.cycles(date(2020, 1, 1), date(2021, 12, 31), [5])

    assert [cycle.window_from.month for cycle in cycles] == [1, 6, 11, 1, 6, 11]


@pytest.mark.parametrize("intervals", [[], [0], [13], [1, -2]])
def test_intervals_that_make_no_sense_are_refused(intervals):
    with pytest.raises(ValueError, match="Intervals"):
        three_years(date(2020, 1, 1), intervals)


def test_a_term_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="ends on or after"):
        rules.cycles(date(2020, 1, 2), date(2020, 1, 1), DETOX)


@pytest.mark.parametrize(
    ("day", "key"),
    [
        pytest.param(date(2020, 3, 27), None, id="the-day-before"),
        pytest.param(date(2020, 3, 28), "test:y1:01", id="the-first-day"),
        pytest.param(date(2020, 4, 27), "test:y1:01", id="the-last-of-the-cycle"),
        pytest.param(date(2020, 4, 28), "test:y1:02", id="the-first-of-the-next"),
        pytest.param(date(2023, 3, 27), "test:y3:04", id="the-last-day"),
        pytest.param(date(2023, 3, 28), None, id="the-day-after"),
    ],
)
def test_a_day_falls_in_one_cycle(day, key):
    found = rules.cycle_on(three_years(date(2020, 3, 28)), day)

    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("ends_on", "months"),
    [
        pytest.param(date(2023, 3, 27), 36, id="last-day"),
        pytest.param(date(2023, 3, 28), 36, id="anniversary"),
        pytest.param(date(2023, 3, 29), 37, id="one-day-more"),
        pytest.param(date(2020, 3, 28), 1, id="one-day"),
        pytest.param(date(2022, 3, 1), 24, id="a-part-counts"),
    ],
)
def test_a_term_has_months_and_a_part_counts(ends_on, months):
    assert rules.months_of_term(date(2020, 3, 28), ends_on) == months


@given(starts_on=STARTS, months=st.integers(min_value=1, max_value=60))
def test_a_term_of_whole_months_has_as_many(starts_on, months):
    assert rules.months_of_term(starts_on, last_day_of_term(starts_on, months=months)) == months
