from dataclasses import replace
from datetime import date

import pytest

from guitu import policy
from guitu.access.roles import Role
from guitu.contacts import rules
from guitu.contacts.plan import ContactFacts, plan, value
from guitu.contacts.terms import (
    CONTACT_KINDS,
    FAMILY_CONTACT,
    HELPER_CONTACT,
    PHONE_CONTACT,
    AppointmentAct,
    AppointmentState,
    NextStep,
    Outcome,
    Visibility,
    Way,
)
from guitu.duties.periods import Execution, Span
from guitu.kernel.errors import WrongStatus
from guitu.measures.levels import LevelSpan

START = date(2020, 1, 31)
ROW = policy.rulebook("43").row("contact_plan", START)
REVIEWS = policy.rulebook("43").row("reviews", START)


@pytest.mark.parametrize(
    ("way", "met_family", "kinds"),
    [
        (Way.HOME_VISIT, False, {HELPER_CONTACT, PHONE_CONTACT}),
        (Way.HOME_VISIT, True, {HELPER_CONTACT, PHONE_CONTACT, FAMILY_CONTACT}),
        (Way.OFFICE_TALK, False, {HELPER_CONTACT, PHONE_CONTACT}),
        (Way.DIARY, False, {HELPER_CONTACT, PHONE_CONTACT}),
        (Way.PHONE, False, {PHONE_CONTACT}),
        (Way.VIDEO, True, {PHONE_CONTACT, FAMILY_CONTACT}),
        (Way.FAMILY, False, {FAMILY_CONTACT}),
        (Way.OTHER, False, set()),
    ],
)
def test_what_a_contact_meets(way, met_family, kinds):
    assert rules.meets(way, Outcome.MET, met_family=met_family) == kinds


@pytest.mark.parametrize("outcome", [one for one in Outcome if one != Outcome.MET])
@pytest.mark.parametrize("way", list(Way))
def test_an_attempt_meets_nothing(way, outcome):
    assert rules.is_attempt(outcome)
    assert rules.meets(way, outcome, met_family=True) == set()


@pytest.mark.parametrize("kind", CONTACT_KINDS)
def test_the_usual_way_of_a_duty_meets_it(kind):
    assert kind in rules.meets(rules.ways_of(kind)[0], Outcome.MET, met_family=False)


@pytest.mark.parametrize(
    ("step", "on", "day"),
    [
        pytest.param(NextStep.WEEK, date(2020, 2, 24), date(2020, 3, 2), id="over-a-leap-day"),
        pytest.param(NextStep.FORTNIGHT, date(2021, 2, 15), date(2021, 3, 1), id="common-year"),
        pytest.param(NextStep.MONTH, date(2020, 1, 31), date(2020, 2, 29), id="to-a-leap-day"),
        pytest.param(NextStep.MONTH, date(2021, 1, 31), date(2021, 2, 28), id="to-a-month-end"),
        pytest.param(NextStep.DAY, date(2020, 3, 1), date(2020, 3, 9), id="a-day-chosen"),
        pytest.param(NextStep.NONE, date(2020, 3, 1), None, id="nothing"),
    ],
)
def test_the_next_contact_is_counted_from_the_day(step, on, day):
    assert rules.next_day(step, on, date(2020, 3, 9)) == day


@pytest.mark.parametrize(
    ("roles", "visibility"),
    [
        ([Role.SOCIAL_WORKER], Visibility.AUTHOR),
        ([Role.SOCIAL_WORKER, Role.STATION_WORKER], Visibility.TEAM),
        ([Role.COMMUNITY_WORKER], Visibility.TEAM),
        ([], Visibility.TEAM),
    ],
)
def test_the_notes_of_a_social_worker_are_private_unless_said_otherwise(roles, visibility):
    assert rules.usual_visibility(roles) == visibility


@pytest.mark.parametrize(
    ("kind", "params", "from_on"),
    [
        ("half_year_summary", {"half_year": 1}, START),
        ("half_year_summary", {"half_year": 3}, date(2021, 1, 31)),
        ("yearly_evaluation", {"year": 1}, START),
        ("yearly_evaluation", {"year": 2}, date(2021, 1, 31)),
    ],
)
def test_a_review_looks_back_on_its_own_period(kind, params, from_on):
    assert rules.first_day_of_review(kind, params, START, REVIEWS) == from_on


@pytest.mark.parametrize("state", [AppointmentState.KEPT, AppointmentState.MOVED])
def test_what_is_closed_is_not_moved(state):
    with pytest.raises(WrongStatus):
        rules.APPOINTMENT.check(state, AppointmentAct.MOVE)


def test_what_was_missed_can_be_excused_afterwards():
    found = rules.APPOINTMENT.check(AppointmentState.MISSED, AppointmentAct.EXCUSE)

    assert found.target == AppointmentState.EXCUSED


def test_a_row_may_ask_for_more_of_a_level_and_says_nothing_of_others():
    row = replace(
        ROW, values={**ROW.values, "by_level": {"high": {"helper_contacts_per_month": 4}}}
    )

    assert value(row, "helper_contacts_per_month", "high") == 4
    assert value(row, "helper_contacts_per_month", "low") == ROW.helper_contacts_per_month
    assert value(row, "family_contact_months", "high") == ROW.family_contact_months


def visits(*levels):
    facts = ContactFacts(Execution(date(2020, 3, 28), date(2020, 5, 27)), (), False, levels)
    duties = plan(facts, ROW, date(2099, 1, 1))
    return [duty.key.split(":")[1] for duty in duties]


def test_a_level_sets_the_visits_of_the_months_on_whose_last_day_it_holds():
    high = LevelSpan("high", Span(date(2020, 4, 27), date(2020, 10, 26)))

    assert visits() == ["m01"] * 2 + ["m02"] * 2
    assert visits(high) == ["m01"] * 4 + ["m02"] * 4


def test_a_level_from_the_day_after_leaves_the_month_as_it_was():
    high = LevelSpan("high", Span(date(2020, 4, 28), date(2020, 10, 27)))

    assert visits(high) == ["m01"] * 2 + ["m02"] * 4


def test_an_expired_level_is_none():
    expired = LevelSpan("high", Span(date(2019, 10, 27), date(2020, 4, 26)))

    assert visits(expired) == visits()


def test_lowering_is_as_easy_as_raising():
    high = LevelSpan("high", Span(date(2020, 3, 1), date(2020, 4, 26)))
    low = LevelSpan("low", Span(date(2020, 4, 27), date(2020, 10, 26)))

    assert visits(high, low) == ["m01", "m02"]
