"""From a preliminary positive to the paper of the police: clocks, rights, dated results."""

from datetime import date, timedelta

import pytest

from guitu.database.context import acting_for
from guitu.drug_testing import actions, queries
from guitu.drug_testing.actions import NewResult, NewStep, Proof
from guitu.drug_testing.models import PathEntry
from guitu.drug_testing.terms import PathStep, Result, StepAnswer
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from tests.cast import town
from tests.modules.drug_testing.files import (
    LATER,
    a_preliminary,
    a_tested_measure,
    met,
    path,
    put_test,
)

pytestmark = pytest.mark.django_db
DAY = date(2020, 4, 28)
POLICE = Proof(number="新公检字1号", issued_by="示例分局", issued_on=DAY)


@pytest.fixture
def place():
    built = town()
    with acting_for(built.users["chen"].pk, on=LATER):
        yield built


@pytest.fixture
def chen(place):
    return place.actor("chen", on=LATER)


@pytest.fixture
def li(place):
    return place.actor("li", on=LATER)


@pytest.fixture
def test(place, chen):
    return a_preliminary(a_tested_measure(place), chen, DAY)


def step(test, actor, which: PathStep, after: int = 0, **values) -> PathEntry:
    new = NewStep(which, DAY + timedelta(days=after), **values)
    return actions.record_step(test.pk, new, actor=actor, on=LATER)


def answer(test, actor, result: Result, after: int = 10, proof: Proof = POLICE):
    new = NewResult(result, DAY + timedelta(days=after), proof)
    return actions.add_result(test.pk, new, actor=actor, on=LATER)


def test_the_path_opens_with_a_right_of_three_days(test):
    assert path(test) == {
        "test_tell": ("community", "2020-04-28", True),
        "test_seal": ("community", "2020-04-28", True),
        "test_contest": ("residents", "2020-05-01", False),
    }


def test_telling_and_sealing_wait_where_they_were_not_done_on_the_spot(place, chen):
    measure = a_tested_measure(place)
    test = put_test(measure, chen, DAY, Result.PRELIMINARY_POSITIVE)

    assert path(test) == {
        "test_tell": ("community", "2020-04-28", False),
        "test_seal": ("community", "2020-04-28", False),
    }


def test_each_step_stops_its_clock_and_starts_the_next(test, chen):
    step(test, chen, PathStep.CONTESTED, 3)
    assert path(test)["test_contest"][2]
    assert path(test)["test_decide"] == ("department", "2020-05-04", False)

    step(test, chen, PathStep.GRANTED, 5)
    assert path(test)["test_decide"][2]
    assert path(test)["test_send"] == ("department", "2020-05-06", False)

    step(test, chen, PathStep.SENT, 8)
    answer(test, chen, Result.CONFIRMED_POSITIVE, 10)
    assert path(test)["test_ask_retest"] == ("residents", "2020-05-11", False)


def test_a_request_after_its_last_day_is_refused(test, chen):
    with pytest.raises(WrongStatus, match="2020-05-01"):
        step(test, chen, PathStep.CONTESTED, 4)


@pytest.mark.parametrize("which", [PathStep.GRANTED, PathStep.SENT, PathStep.RETEST_ASKED])
def test_steps_come_in_their_order(test, chen, which):
    with pytest.raises(WrongStatus):
        step(test, chen, which, 1)


def test_granted_and_declined_exclude_each_other(test, chen):
    step(test, chen, PathStep.CONTESTED, 1)
    step(test, chen, PathStep.DECLINED, 2)

    with pytest.raises(WrongStatus, match="on record already"):
        step(test, chen, PathStep.GRANTED, 2)


def test_a_negative_test_has_no_path(place, chen):
    test = put_test(a_tested_measure(place), chen, DAY)

    with pytest.raises(WrongStatus, match="Only a preliminary positive"):
        step(test, chen, PathStep.TOLD, answer=StepAnswer.SIGNED)
    assert path(test) == {}


def test_both_bottles_have_a_number_and_the_keeping_is_counted_in_months(place, chen):
    test = put_test(a_tested_measure(place), chen, date(2020, 3, 31), Result.PRELIMINARY_POSITIVE)
    wrong = NewStep(PathStep.SEALED, date(2020, 3, 31), StepAnswer.SIGNED, "A-1", "A-1")
    with pytest.raises(BadInput):
        actions.record_step(test.pk, wrong, actor=chen, on=LATER)

    right = NewStep(PathStep.SEALED, date(2020, 3, 31), StepAnswer.DECLINED, "A-1", "B-1")
    entry = actions.record_step(test.pk, right, actor=chen, on=LATER)

    assert entry.kept_until == date(2020, 9, 30)


def test_a_voided_step_starts_its_clock_again_the_last_one_first(test, chen):
    contested = step(test, chen, PathStep.CONTESTED, 1)
    granted = step(test, chen, PathStep.GRANTED, 2)
    with pytest.raises(WrongStatus, match="First void"):
        actions.void_step(contested.pk, reason="wrong day", actor=chen, on=LATER)

    actions.void_step(granted.pk, reason="wrong day", actor=chen, on=LATER)

    assert not path(test)["test_decide"][2]
    assert "test_send" not in path(test)


def test_a_confirmed_positive_needs_the_paper_of_the_police(test, chen):
    with pytest.raises(BadInput, match="paper of the police"):
        answer(test, chen, Result.CONFIRMED_POSITIVE, proof=Proof())


def test_only_who_may_record_papers_of_the_police_confirms(test, li, place):
    with pytest.raises(AccessDenied):
        answer(test, li, Result.CONFIRMED_POSITIVE)

    with acting_for(place.users["officer"].pk, on=LATER):
        finding = answer(test, place.actor("officer", on=LATER), Result.CONFIRMED_POSITIVE)
    assert finding.document.number == "新公检字1号"


def test_the_laboratory_can_answer_negative_and_the_path_ends(test, place, li):
    with acting_for(place.users["li"].pk, on=LATER):
        answer(test, li, Result.NEGATIVE)

    assert set(path(test)) == {"test_tell", "test_seal"}
    with pytest.raises(WrongStatus):
        answer(test, li, Result.NEGATIVE)


def test_a_result_of_the_police_is_voided_with_a_reason_and_entered_again(test, chen, li):
    answer(test, chen, Result.CONFIRMED_POSITIVE)
    again = NewResult(Result.NEGATIVE, DAY + timedelta(days=12), POLICE)
    with pytest.raises(AccessDenied):
        actions.replace_result(test.pk, again, reason="re-test", actor=li, on=LATER)
    with pytest.raises(BadInput):
        actions.replace_result(test.pk, again, reason=" ", actor=chen, on=LATER)

    actions.replace_result(test.pk, again, reason="re-test negative", actor=chen, on=LATER)

    kept = [(one.result, one.void_reason) for one in queries.findings_of(test)]
    assert kept == [
        ("preliminary_positive", ""),
        ("confirmed_positive", "re-test negative"),
        ("negative", ""),
    ]


def test_a_first_result_typed_wrong_is_replaced_and_the_cycle_follows(place, chen):
    measure = a_tested_measure(place)
    test = put_test(measure, chen, DAY, Result.INVALID)
    assert met(measure) == []

    right = NewResult(Result.NEGATIVE, DAY)
    actions.replace_result(test.pk, right, reason="misread", actor=chen, on=LATER)
    assert met(measure) == ["test:y1:02"]

    wrong = NewResult(Result.INVALID, DAY)
    actions.replace_result(test.pk, wrong, reason="misread twice", actor=chen, on=LATER)
    assert met(measure) == []


def test_a_sample_does_not_become_a_refusal(place, chen):
    test = put_test(a_tested_measure(place), chen, DAY)

    with pytest.raises(BadInput, match="Void the test instead"):
        actions.replace_result(
            test.pk, NewResult(Result.REFUSED, DAY), reason="x", actor=chen, on=LATER
        )


def test_a_result_lies_between_the_sample_and_today(test, chen):
    for day in (DAY - timedelta(days=1), LATER + timedelta(days=1)):
        with pytest.raises(BadInput):
            actions.add_result(
                test.pk, NewResult(Result.NEGATIVE, day, POLICE), actor=chen, on=LATER
            )


def test_a_test_with_a_result_of_the_police_is_not_voided_by_the_worker(test, chen, li):
    answer(test, chen, Result.CONFIRMED_POSITIVE)

    with pytest.raises(AccessDenied):
        actions.void_test(test.pk, reason="x", actor=li, on=LATER)
    actions.void_test(test.pk, reason="wrong person", actor=chen, on=LATER)
    assert all(is_met for _party, _day, is_met in path(test).values())
