"""How long a duty may be put off: by practice, and never beyond a day that the law sets."""

from datetime import date

import pytest

from guitu.duties.rules import (
    Deferrable,
    check_can_be_snoozed,
    check_snooze_day,
    has_legal_deadline,
    last_snooze_day,
)
from guitu.kernel.errors import BadInput, WrongStatus

ON = date(2020, 2, 27)


def duty(*, due_on=date(2020, 3, 5), is_legal=False, window_from=date(2020, 2, 1), before=0):
    return Deferrable(window_from, due_on, is_legal, before)


@pytest.mark.parametrize(
    ("most_days", "is_legal", "last"),
    [
        (2, False, date(2020, 2, 29)),
        (3, False, date(2020, 3, 1)),
        (14, False, date(2020, 3, 12)),
        (14, True, date(2020, 3, 5)),
        (7, True, date(2020, 3, 5)),
        (6, True, date(2020, 3, 4)),
    ],
)
def test_the_last_day_is_of_practice_and_of_the_law_where_it_sets_one(most_days, is_legal, last):
    assert last_snooze_day(duty(is_legal=is_legal), most_days=most_days, on=ON) == last


def test_the_last_day_is_allowed_and_the_day_after_is_not():
    check_snooze_day(duty(), date(2020, 3, 5), most_days=7, on=ON)

    with pytest.raises(BadInput, match="2020-03-05 at the latest"):
        check_snooze_day(duty(), date(2020, 3, 6), most_days=7, on=ON)


@pytest.mark.parametrize("until", [ON, date(2020, 2, 26)])
def test_a_day_that_is_not_to_come_is_refused(until):
    with pytest.raises(BadInput, match="day to come"):
        check_snooze_day(duty(), until, most_days=7, on=ON)


def test_a_late_duty_of_practice_can_be_put_off():
    check_can_be_snoozed(duty(due_on=date(2020, 2, 20)), most_times=2, on=ON)


@pytest.mark.parametrize("due_on", [ON, date(2020, 2, 26)])
def test_what_the_law_asks_for_today_or_before_cannot(due_on):
    with pytest.raises(WrongStatus, match="law sets this day"):
        check_can_be_snoozed(duty(due_on=due_on, is_legal=True), most_times=2, on=ON)


def test_what_the_law_asks_for_tomorrow_can_until_tomorrow():
    tomorrow = duty(due_on=date(2020, 2, 28), is_legal=True)

    check_can_be_snoozed(tomorrow, most_times=2, on=ON)
    check_snooze_day(tomorrow, date(2020, 2, 28), most_days=7, on=ON)
    with pytest.raises(BadInput):
        check_snooze_day(tomorrow, date(2020, 2, 29), most_days=7, on=ON)


def test_what_cannot_be_done_yet_need_not_be_put_off():
    with pytest.raises(WrongStatus, match="cannot be done yet"):
        check_can_be_snoozed(duty(window_from=date(2020, 2, 28)), most_times=2, on=ON)


def test_it_is_put_off_only_so_often():
    check_can_be_snoozed(duty(before=1), most_times=2, on=ON)

    with pytest.raises(WrongStatus, match="2 times"):
        check_can_be_snoozed(duty(before=2), most_times=2, on=ON)


@pytest.mark.parametrize(
    ("statuses", "is_legal"),
    [
        (["regulation"], True),
        (["law", "practice"], True),
        (["local"], True),
        (["practice", "regulation"], False),
        ([], False),
    ],
)
def test_the_rule_that_set_the_day_stands_first(statuses, is_legal):
    assert has_legal_deadline([{"status": status} for status in statuses]) is is_legal
