"""What help asks for: plan and reviews, answers of others, care of dependants."""

from datetime import date
from uuid import uuid4

import pytest

from guitu import policy
from guitu.aid import plan
from guitu.aid.terms import RequestStatus
from guitu.duties.periods import Execution, Span
from guitu.duties.terms import Party
from guitu.measures.plan import MeasureFacts
from guitu.measures.rules.reporting import ReportInFacts
from guitu.measures.terms import MeasureKind

HUNAN, SHANDONG = policy.rulebook("43"), policy.rulebook("37")
AGREED = date(2020, 1, 31)
ENDS = date(2023, 1, 30)


def facts(*, agreed_on=AGREED, **execution):
    days = {"starts_on": AGREED, "ends_on": ENDS} | execution
    return MeasureFacts(
        kind=MeasureKind.COMMUNITY_DETOX,
        report_in=ReportInFacts(MeasureKind.COMMUNITY_DETOX, AGREED, False, False),
        execution=Execution(**days),
        reported_on=AGREED,
        agreed_on=agreed_on,
    )


def test_a_plan_is_due_thirty_days_after_the_agreement_as_local_practice():
    first = plan.plans_of(facts(), HUNAN, ENDS)[0]

    assert (first.window_from, first.due_on) == (AGREED, date(2020, 3, 1))
    assert first.because[0].status.value == "practice"


def test_reviews_do_not_drift_from_the_end_of_a_month_and_none_stands_at_the_end():
    found = plan.plans_of(facts(), HUNAN, ENDS)[1:]

    assert [duty.due_on for duty in found] == [
        date(2020, 7, 30), date(2021, 1, 30), date(2021, 7, 30), date(2022, 1, 30),
        date(2022, 7, 30),
    ]  # fmt: skip
    assert found[0].window_from == date(2020, 6, 30)


def test_nothing_is_asked_without_an_agreement_or_of_a_time_when_the_person_was_away():
    pause = Span(date(2020, 2, 1), date(2020, 8, 1))

    assert plan.plans_of(facts(agreed_on=None), HUNAN, ENDS) == []
    away = plan.plans_of(facts(pauses=(pause,)), HUNAN, ENDS)
    assert [duty.key for duty in away] == [f"aid_plan_review:{n}" for n in (2, 3, 4, 5)]


@pytest.mark.parametrize(
    ("status", "inside", "expected"),
    [
        (RequestStatus.SENT, True, ("aid_answer", Party.DEPARTMENT, date(2020, 3, 10))),
        (RequestStatus.ACKNOWLEDGED, True, ("aid_answer", Party.DEPARTMENT, date(2020, 3, 10))),
        (RequestStatus.SENT, False, ("aid_chase", Party.COMMUNITY, date(2020, 3, 15))),
        (RequestStatus.ASKED_BACK, True, ("aid_inform", Party.COMMUNITY, date(2020, 3, 5))),
        (RequestStatus.PROVIDED, False, ("aid_take_up", Party.COMMUNITY, date(2020, 3, 5))),
        (RequestStatus.NOT_PROVIDED, True, ("aid_take_up", Party.COMMUNITY, date(2020, 3, 5))),
        (RequestStatus.RETURNED, True, ("aid_take_up", Party.COMMUNITY, date(2020, 3, 5))),
    ],
)
def test_a_request_is_a_duty_of_the_side_whose_turn_it_is(status, inside, expected):
    since = date(2020, 2, 29)
    row = HUNAN.row("aid_request", since)

    (duty,) = plan.answers(plan.RequestFacts(status, since, inside), row)

    assert (duty.kind, duty.party, duty.due_on) == expected


def test_a_request_taken_back_asks_for_nothing():
    row = HUNAN.row("aid_request", AGREED)

    assert plan.answers(plan.RequestFacts(RequestStatus.REVOKED, AGREED, True), row) == []


def test_shandong_places_dependants_at_once_by_its_regulation_others_by_practice():
    away = date(2020, 2, 28)

    (law,) = plan.placement(away, SHANDONG)
    (practice,) = plan.placement(away, HUNAN)

    assert (law.due_on, law.because[0].status.value) == (away, "local")
    assert law.because[0].article == "Art. 44(2)"
    assert (practice.due_on, practice.because[0].status.value) == (date(2020, 3, 2), "practice")


def test_a_step_already_late_when_the_plan_is_settled_is_still_a_duty():
    row = HUNAN.row("help_plan", AGREED)
    late = plan.StepFacts(uuid4(), Party.RESIDENTS, date(2020, 1, 15))

    (duty,) = plan.steps([late], settled_on=AGREED, row=row)

    assert (duty.window_from, duty.due_on) == (date(2020, 1, 15), date(2020, 1, 15))
    assert duty.role == "person"
