"""Calling to a test: notice with proof, another day, missed; maintenance treatment."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from guitu.database.context import acting_for
from guitu.drug_testing import actions, queries
from guitu.drug_testing.actions import NewCallUp, NewTreatment, Notice, Proof
from guitu.drug_testing.actions.calling import Moved
from guitu.drug_testing.models import CallUp, DrugTest, MaintenanceTreatment
from guitu.drug_testing.terms import CallAnswer, NoticeWay, Result
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people.models import Document
from tests.cast import town
from tests.modules.drug_testing.files import a_tested_measure, excused, met, put_test
from tests.modules.measures.files import REPORTED, a_measure

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = date(2020, 4, 1)
TEST_DAY = date(2020, 4, 3)


@pytest.fixture
def place():
    built = town()
    with acting_for(built.users["chen"].pk, on=TODAY):
        yield built


@pytest.fixture
def chen(place):
    return place.actor("chen", on=TODAY)


@pytest.fixture
def measure(place):
    return a_tested_measure(place)


def called(measure, actor, day: date = TEST_DAY) -> CallUp:
    new = NewCallUp(day, "工作站", time(9, 0))
    return actions.call_up(measure.pk, new, actor=actor, on=TODAY)


def told(call: CallUp, actor, day: date = TODAY) -> CallUp:
    notice = Notice(
        NoticeWay.PHONE,
        datetime.combine(day, time(10, 30), SHANGHAI),
        CallAnswer.WILL_COME,
        "本人接听",
    )
    return actions.note_notice(call.pk, notice, actor=actor, on=TODAY)


def on_the_list(call: CallUp) -> list[tuple[date, bool]]:
    rows = Duty.objects.filter(subject_id=call.pk, voided_at=None)
    return [(row.due_on, row.met_on is not None) for row in rows]


def test_a_call_up_stands_on_the_worklist_on_its_day(measure, chen):
    assert on_the_list(called(measure, chen)) == [(TEST_DAY, False)]


def test_nobody_is_called_twice_at_once(measure, chen):
    called(measure, chen)

    with pytest.raises(WrongStatus, match="called to a test already"):
        called(measure, chen, TEST_DAY + timedelta(days=1))


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(TODAY - timedelta(days=1), id="yesterday"),
        pytest.param(date(2023, 3, 28), id="after-the-term"),
    ],
)
def test_a_call_up_lies_ahead_and_within_the_term(measure, chen, day):
    with pytest.raises(BadInput):
        called(measure, chen, day)
    called(measure, chen, date(2023, 3, 27))


def test_nobody_is_called_before_reporting_in(place, chen):
    waiting = a_measure(place, chen, decision_number="No. 2")

    with pytest.raises(WrongStatus, match="has not reported in"):
        called(waiting, chen)


def test_several_are_called_at_once_and_who_is_called_already_stays_so(place, measure, chen):
    other = a_tested_measure_like(place)
    first = called(measure, chen)

    made = actions.call_many(
        [measure.pk, other.pk, other.pk], NewCallUp(TEST_DAY, "工作站"), actor=chen, on=TODAY
    )

    assert [call.measure_id for call in made] == [other.pk]
    assert CallUp.objects.get(measure=measure).pk == first.pk


def a_tested_measure_like(place):
    return a_tested_measure(place)


def test_a_notice_is_before_the_test_and_not_in_the_future(measure, chen):
    call = called(measure, chen)
    with pytest.raises(BadInput):
        told(call, chen, TODAY + timedelta(days=1))

    assert told(call, chen).answer == CallAnswer.WILL_COME


def test_who_was_told_and_did_not_come_missed_a_test_and_the_cycle_stays_open(measure, chen):
    call = told(called(measure, chen), chen)
    new = actions.NewTest(Result.DID_NOT_COME, TEST_DAY, call_up=call.pk)

    test = actions.record_test(measure.pk, new, actor=chen, on=TEST_DAY)

    assert (met(measure), excused(measure)) == ([], [])
    assert (test.place, on_the_list(call)) == ("工作站", [(TEST_DAY, True)])


def test_what_came_of_a_call_up_is_recorded_once(measure, chen):
    call = told(called(measure, chen), chen)
    new = actions.NewTest(Result.DID_NOT_COME, TEST_DAY, call_up=call.pk)
    actions.record_test(measure.pk, new, actor=chen, on=TEST_DAY)

    with pytest.raises(BadInput, match="on record already"):
        actions.record_test(measure.pk, new, actor=chen, on=TEST_DAY)
    with pytest.raises(WrongStatus):
        actions.void_call_up(call.pk, reason="x", actor=chen, on=TEST_DAY)


def test_a_voided_test_gives_its_call_up_back(measure, chen):
    call = told(called(measure, chen), chen)
    new = actions.NewTest(Result.DID_NOT_COME, TEST_DAY, call_up=call.pk)
    test = actions.record_test(measure.pk, new, actor=chen, on=TEST_DAY)

    actions.void_test(test.pk, reason="came in the afternoon", actor=chen, on=TEST_DAY)

    assert on_the_list(call) == [(TEST_DAY, False)]
    put = actions.NewTest(Result.REFUSED, TEST_DAY, call_up=call.pk, statement="不愿意")
    actions.record_test(measure.pk, put, actor=chen, on=TEST_DAY)


def test_another_day_is_agreed_for_a_reason_with_its_paper(measure, chen):
    call = called(measure, chen)
    moved = Moved(NewCallUp(date(2020, 4, 10), "工作站"), "上班", Proof(title="单位证明"))

    following = actions.move_call_up(call.pk, moved, actor=chen, on=TODAY)

    call.refresh_from_db()
    assert call.moved_to == following
    assert Document.objects.get(pk=call.evidence_id).title == "单位证明"
    assert (on_the_list(call), on_the_list(following)) == ([], [(date(2020, 4, 10), False)])
    with pytest.raises(WrongStatus):
        actions.move_call_up(call.pk, moved, actor=chen, on=TODAY)


def test_a_call_up_by_mistake_is_voided_and_leaves_the_worklist(measure, chen):
    call = called(measure, chen)

    actions.void_call_up(call.pk, reason="wrong person", actor=chen, on=TODAY)

    assert on_the_list(call) == []
    assert queries.call_ups_of([measure.pk]) == {}
    called(measure, chen)


def test_who_only_reads_tests_calls_nobody(place, measure):
    with pytest.raises(AccessDenied):
        called(measure, place.actor("officer", on=TODAY))


def treated(measure, actor, from_on: date, **values) -> MaintenanceTreatment:
    new = NewTreatment(from_on, "示例门诊", **values)
    return actions.record_treatment(measure.person_id, new, actor=actor, on=TODAY)


@pytest.mark.parametrize(
    ("from_on", "until_on", "expected"),
    [
        pytest.param(REPORTED, None, True, id="first-day"),
        pytest.param(date(2020, 1, 1), REPORTED, True, id="last-day"),
        pytest.param(date(2020, 1, 1), REPORTED - timedelta(days=1), False, id="ended-before"),
        pytest.param(REPORTED + timedelta(days=1), None, False, id="began-after"),
    ],
)
def test_a_positive_may_be_expected_while_a_treatment_runs(
    measure, chen, from_on, until_on, expected
):
    treated(measure, chen, from_on, until_on=until_on)

    test = put_test(measure, chen, REPORTED)

    assert test.expected_positive is expected


def test_a_treatment_told_later_flags_earlier_tests_and_voiding_it_takes_that_back(measure, chen):
    test = put_test(measure, chen, REPORTED)
    treatment = treated(measure, chen, date(2020, 1, 1))
    assert DrugTest.objects.get(pk=test.pk).expected_positive

    actions.void_treatment(treatment.pk, reason="another person", actor=chen)
    assert not DrugTest.objects.get(pk=test.pk).expected_positive


def test_a_treatment_is_a_health_record(place, measure, chen):
    treatment = treated(measure, chen, date(2020, 1, 1))

    assert treatment.document.access == "health"
    assert not queries.treatments(chen).exists()
    with acting_for(place.users["doctor"].pk, on=TODAY):
        doctor = place.actor("doctor", on=TODAY)
        assert queries.treatments(doctor).get().clinic == "示例门诊"
    stored = MaintenanceTreatment.objects.values_list("clinic", flat=True).get(pk=treatment.pk)
    assert "示例门诊".encode() not in bytes(stored)


def test_a_treatment_ends_once_and_not_before_it_began(measure, chen):
    treatment = treated(measure, chen, date(2020, 3, 1))
    for wrong in (date(2020, 2, 29), TODAY + timedelta(days=1)):
        with pytest.raises(BadInput):
            actions.end_treatment(treatment.pk, until_on=wrong, actor=chen, on=TODAY)

    actions.end_treatment(treatment.pk, until_on=date(2020, 3, 1), actor=chen, on=TODAY)
    with pytest.raises(WrongStatus):
        actions.end_treatment(treatment.pk, until_on=TODAY, actor=chen, on=TODAY)
