"""What a level may rest on and how long it holds: no need and nothing of long ago ever counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.kernel.errors import BadInput
from guitu.risk.instruments import NEEDS_PROFILE, NEUTRAL, shipped
from guitu.risk.rules.discussion import Given, order
from guitu.risk.rules.levels import (
    Held,
    check_level,
    check_order,
    expires_on,
    is_override,
    level_on,
)
from guitu.risk.rules.objections import decided, is_late, object_until
from guitu.risk.terms import NEVER_RAISES, Certainty, Discussion, Level, Strength

ITEMS = (*shipped()[NEUTRAL].items, *shipped()[NEEDS_PROFILE].items)
RAISING = [item for item in ITEMS if item.may_raise]
OTHERS = [item for item in ITEMS if not item.may_raise]
GIVEN = st.builds(Given, st.sampled_from(Strength), st.sampled_from(Certainty))


def answers_to(items):
    return st.fixed_dictionaries({}, optional={item.code: GIVEN for item in items})


@given(answers_to(RAISING), answers_to(OTHERS))
def test_no_need_and_no_history_changes_the_order_of_discussion(raising, others):
    assert order(ITEMS, raising | others) == order(ITEMS, raising)


@given(
    answers_to(RAISING), answers_to(OTHERS), st.sets(st.sampled_from([i.code for i in OTHERS])),
    st.sampled_from([Level.HIGH, Level.MEDIUM]),
)  # fmt: skip
def test_no_level_above_low_rests_on_needs_and_history(raising, others, grounds, level):
    with pytest.raises(BadInput):
        check_level(level, sorted(grounds), ITEMS, raising | others, reasons="Poor and ill.")


@given(answers_to(ITEMS), st.sets(st.sampled_from([item.code for item in ITEMS])))
def test_whatever_carries_a_high_level_was_found_and_is_recent(answers, grounds):
    try:
        check_level(Level.HIGH, sorted(grounds), ITEMS, answers, reasons="x")
    except BadInput:
        return
    assert all(answers[code].strength in (Strength.SOME, Strength.STRONG) for code in grounds)
    assert grounds & {item.code for item in RAISING}


@given(answers_to(ITEMS))
def test_lowering_asks_for_reasons_and_nothing_else(answers):
    check_level(Level.LOW, (), ITEMS, answers, reasons="Steady.")


def test_what_is_about_poverty_housing_or_illness_never_raises():
    assert {item.about for item in OTHERS} >= set(NEVER_RAISES)
    assert not {item.about for item in RAISING} & set(NEVER_RAISES)


@pytest.mark.parametrize(
    ("from_on", "last"),
    [
        pytest.param(date(2020, 7, 1), date(2020, 12, 31), id="half-a-year"),
        pytest.param(date(2020, 8, 31), date(2021, 2, 27), id="into-a-short-month"),
        pytest.param(date(2019, 8, 31), date(2020, 2, 28), id="into-a-leap-month"),
        pytest.param(date(2020, 8, 29), date(2021, 2, 27), id="no-29th"),
        pytest.param(date(2019, 8, 29), date(2020, 2, 28), id="29th-there"),
        pytest.param(date(2020, 2, 29), date(2020, 8, 28), id="from-a-leap-day"),
        pytest.param(date(2020, 12, 31), date(2021, 6, 29), id="into-thirty-days"),
    ],
)
def test_the_last_day_of_a_level(from_on, last):
    assert expires_on(from_on, 6) == last


@pytest.mark.parametrize(
    ("day", "level"),
    [
        pytest.param(date(2020, 6, 30), None, id="before"),
        pytest.param(date(2020, 7, 1), Level.HIGH, id="first-day"),
        pytest.param(date(2020, 9, 14), Level.HIGH, id="day-before-the-next"),
        pytest.param(date(2020, 9, 15), Level.LOW, id="the-next-begins"),
        pytest.param(date(2021, 3, 14), Level.LOW, id="last-day"),
        pytest.param(date(2021, 3, 15), None, id="over-is-none"),
    ],
)
def test_which_level_holds(day, level):
    held = [
        Held(Level.HIGH, date(2020, 7, 1), date(2020, 12, 31), date(2020, 9, 15)),
        Held(Level.LOW, date(2020, 9, 15), date(2021, 3, 14)),
    ]
    assert level_on(held, day) == level


@given(st.dates(date(2015, 1, 1), date(2035, 1, 1)), st.integers(1, 24))
def test_a_level_is_over_the_day_after_its_last(from_on, months):
    last = expires_on(from_on, months)
    held = [Held(Level.HIGH, from_on, last)]

    assert level_on(held, last) == Level.HIGH
    assert level_on(held, last + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("level", "discuss", "differs"),
    [
        (Level.HIGH, Discussion.FIRST, False),
        (Level.HIGH, Discussion.EARLY, False),
        (Level.HIGH, Discussion.UNANSWERED, True),
        (Level.HIGH, Discussion.LATER, True),
        (Level.MEDIUM, Discussion.FIRST, False),
        (Level.MEDIUM, Discussion.LATER, False),
        (Level.LOW, Discussion.FIRST, True),
        (Level.LOW, Discussion.EARLY, False),
        (Level.LOW, Discussion.LATER, False),
    ],
)
def test_when_a_level_differs_from_the_order(level, discuss, differs):
    assert is_override(level, discuss) is differs
    if differs:
        with pytest.raises(BadInput):
            check_order(level, discuss, order_reason=" ")
    check_order(level, discuss, order_reason="The panel knows more.")


TOLD = date(2020, 7, 3)


@pytest.mark.parametrize(
    ("made_on", "told_on", "late"),
    [
        pytest.param(date(2020, 8, 2), TOLD, False, id="last-day"),
        pytest.param(date(2020, 8, 3), TOLD, True, id="day-after"),
        pytest.param(date(2020, 12, 1), None, False, id="never-told"),
    ],
)
def test_when_an_objection_is_late(made_on, told_on, late):
    assert object_until(TOLD, 30) == date(2020, 8, 2)
    assert is_late(made_on, told_on, 30) is late


def test_who_decided_does_not_answer():
    members = [{"user": "a", "name": "One"}, {"user": "", "name": "Two"}]

    assert decided(members, "a")
    assert not decided(members, "b")
