"""Which record meets which duty."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from guitu.duties.matching import Done, matched

START = date(2020, 1, 1)


@dataclass(frozen=True)
class Window:
    window_from: date
    due_on: date


def days(first: int, last: int) -> Window:
    return Window(START + timedelta(days=first), START + timedelta(days=last))


def done(*on: int) -> list[Done[int]]:
    return [Done(START + timedelta(days=day), day) for day in on]


def test_both_ends_of_a_window_belong_to_it():
    assert matched([days(3, 9)], done(3)) == [(days(3, 9), done(3)[0])]
    assert matched([days(3, 9)], done(9)) == [(days(3, 9), done(9)[0])]
    assert matched([days(3, 9)], done(2, 10)) == []


def test_several_records_in_one_window_meet_its_duty_once():
    assert matched([days(0, 30)], done(4, 9, 12)) == [(days(0, 30), done(4)[0])]


def test_two_duties_over_one_month_take_two_records():
    two = [days(0, 30), days(0, 30)]
    assert [each.by for _duty, each in matched(two, done(9, 4))] == [4, 9]


def test_a_record_that_only_the_later_duty_can_take_is_left_to_it():
    assert [(d.due_on.day, each.by) for d, each in matched([days(0, 5), days(0, 9)], done(7))] == [
        (10, 7)
    ]


windows = some.lists(
    some.tuples(some.integers(0, 60), some.integers(0, 20)).map(lambda t: days(t[0], t[0] + t[1])),
    max_size=8,
)


@given(windows, some.lists(some.integers(0, 80), max_size=8))
def test_nothing_is_used_twice_and_every_match_lies_in_its_window(duties, given_days):
    numbered = [Done(START + timedelta(days=day), place) for place, day in enumerate(given_days)]
    found = matched(duties, numbered)
    assert len({each.by for _duty, each in found}) == len(found) <= len(duties)
    assert all(duty.window_from <= each.on <= duty.due_on for duty, each in found)
