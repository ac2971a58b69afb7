"""When trying in vain becomes something to look at: days, windows, answers in between."""

from datetime import date, timedelta

import pytest

from guitu.contacts.rules import InVain, in_vain
from guitu.policy import rulebook

ROW = rulebook().row("contact_attempts", date(2020, 1, 1))
FIRST = date(2020, 1, 31)


def after(*days: int) -> list[date]:
    return [FIRST + timedelta(days=number) for number in days]


@pytest.mark.parametrize(
    ("tried", "answered", "found"),
    [
        pytest.param([0, 5], [], [], id="two-days"),
        pytest.param([0, 5, 9], [], [(9, 3)], id="three-days"),
        pytest.param([0, 0, 0], [], [], id="three-times-on-one-day"),
        pytest.param([0, 1, 29], [], [(29, 3)], id="last-day-of-the-thirty"),
        pytest.param([0, 1, 30], [], [], id="day-after-the-thirty"),
        pytest.param([0, 2, 30, 31], [], [(31, 3)], id="the-thirty-move-on"),
        pytest.param([0, 5, 9], [6], [], id="answered-in-between"),
        pytest.param([0, 5, 9], [9], [], id="answered-on-the-last-day"),
        pytest.param([0, 5, 9], [0], [], id="answered-on-the-first-day"),
        pytest.param([0, 5, 9], [10], [(9, 3)], id="answered-afterwards"),
        pytest.param([0, 1, 2, 3, 4, 5, 6], [], [(2, 3)], id="once-however-often"),
        pytest.param([0, 1, 2, 4, 5, 6], [3], [(2, 3), (6, 3)], id="again-after-an-answer"),
    ],
)
def test_days_of_trying_in_vain(tried, answered, found):
    said = in_vain(after(*tried), after(*answered), ROW)

    assert said == tuple(InVain(FIRST + timedelta(days=on), times) for on, times in found)


def test_a_leap_day_is_a_day_like_any_other():
    tried = [date(2020, 1, 31), date(2020, 2, 10), date(2020, 2, 29)]

    assert in_vain(tried, [], ROW) == (InVain(date(2020, 2, 29), 3),)


def test_it_is_practice_and_never_called_law():
    assert ROW.cite.status.value == "practice"
