from datetime import date

import pytest

from guitu import policy
from guitu.contacts.plan import ContactFacts, plan
from guitu.duties.periods import Execution, Span
from guitu.duties.plan import keys_on
from guitu.kernel.dates import last_day_of_term

START = date(2020, 3, 28)
END = last_day_of_term(START, months=36)
ROW = policy.rulebook("43").row("contact_plan", START)
FAR = date(2099, 1, 1)


def planned(until=FAR, *, elsewhere=(), has_family=True, **execution):
    facts = ContactFacts(
        Execution(START, execution.pop("ends_on", END), **execution), elsewhere, has_family
    )
    return plan(facts, ROW, until)


def of(kind, duties):
    return [duty for duty in duties if duty.kind == kind]


def test_two_visits_a_month_and_the_family_every_three_months():
    duties = planned()

    assert len(of("helper_contact", duties)) == 72
    assert len(of("family_contact", duties)) == 12
    assert of("phone_contact", duties) == []


def test_both_visits_of_a_month_have_the_whole_month():
    first, second = of("helper_contact", planned())[:2]

    assert (first.key, second.key) == ("contact:m01:1", "contact:m01:2")
    assert (first.window_from, first.due_on) == (second.window_from, second.due_on)
    assert first.due_on == date(2020, 4, 27)


def test_a_visit_meets_the_first_of_its_month_that_is_open():
    assert keys_on(planned(), "helper_contact", date(2020, 4, 28)) == [
        "contact:m02:1",
        "contact:m02:2",
    ]


def test_months_away_ask_for_a_call_instead_of_visits():
    duties = planned(elsewhere=(Span(date(2020, 5, 10), date(2020, 7, 1)),))

    assert [duty.key for duty in of("phone_contact", duties)] == ["call:m02:1", "call:m03:1"]
    assert not keys_on(duties, "helper_contact", date(2020, 5, 1))
    assert keys_on(duties, "helper_contact", date(2020, 7, 1))


def test_without_a_family_nobody_is_asked_to_call_one():
    assert of("family_contact", planned(has_family=False)) == []


@pytest.mark.parametrize(
    ("ends_on", "months"),
    [
        pytest.param(date(2020, 5, 27), 2, id="two-months"),
        pytest.param(date(2020, 5, 28), 2, id="the-anniversary-as-last-day"),
        pytest.param(date(2020, 6, 26), 2, id="less-than-a-month-more"),
        pytest.param(date(2020, 6, 27), 3, id="three-months"),
    ],
)
def test_less_than_a_month_left_over_belongs_to_the_last(ends_on, months):
    assert len(of("helper_contact", planned(ends_on=ends_on))) == 2 * months


def test_a_suspension_asks_for_no_contact():
    duties = planned(pauses=(Span(date(2020, 4, 1), date(2020, 4, 30)),))

    assert of("helper_contact", duties)[0].key == "contact:m02:1"


def test_nothing_is_planned_without_the_days_of_the_term():
    assert plan(ContactFacts(Execution(None, None)), ROW, FAR) == []


def test_duties_come_by_due_day_and_their_keys_are_unique():
    duties = planned()

    assert [duty.due_on for duty in duties] == sorted(duty.due_on for duty in duties)
    assert len({duty.key for duty in duties}) == len(duties)


def test_only_windows_that_open_by_then_are_planned():
    assert {duty.key for duty in planned(date(2020, 4, 27))} == {
        "contact:m01:1",
        "contact:m01:2",
        "family:01",
    }
