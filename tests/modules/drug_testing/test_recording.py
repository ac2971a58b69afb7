"""A test is put on record: what it must have, what it meets, what it never changes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from guitu.database.context import acting_for
from guitu.drug_testing import actions, queries
from guitu.drug_testing.models import DrugTest, Finding
from guitu.drug_testing.rules.sampling import Staff
from guitu.drug_testing.terms import Result, SampleKind
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures.models import StatusPeriod
from guitu.measures.planning import replan
from guitu.people.models import Document
from guitu.people.terms import Sex
from tests.cast import town
from tests.modules.drug_testing.files import (
    LATER,
    MEN,
    WOMEN,
    a_preliminary,
    a_test,
    a_tested_measure,
    an_absence,
    excused,
    met,
    put_test,
)
from tests.modules.measures.files import DECIDED, REPORTED, a_measure

pytestmark = pytest.mark.django_db
FIRST_LAST = date(2020, 4, 27)  # last day of the first cycle of a term begun on 28 March


@pytest.fixture
def place():
    built = town()
    with acting_for(built.users["chen"].pk, on=LATER):
        yield built


@pytest.fixture
def chen(place):
    return place.actor("chen", on=LATER)


@pytest.fixture
def measure(place):
    return a_tested_measure(place)


def test_a_test_meets_its_cycle_on_both_its_days(measure, chen):
    put_test(measure, chen, REPORTED)
    put_test(measure, chen, FIRST_LAST + timedelta(days=1))

    assert met(measure) == ["test:y1:01", "test:y1:02"]


def test_several_tests_in_a_cycle_count_once(measure, chen):
    for day in (REPORTED, REPORTED + timedelta(days=3), FIRST_LAST):
        put_test(measure, chen, day)

    assert met(measure) == ["test:y1:01"]


@pytest.mark.parametrize("result", [Result.INVALID, Result.REFUSED], ids=str)
def test_an_invalid_or_refused_test_meets_nothing(measure, chen, result):
    put_test(measure, chen, REPORTED, result, statement="不愿意")

    assert (met(measure), excused(measure)) == ([], [])


def test_a_justified_absence_excuses_its_cycle_and_a_later_test_takes_its_place(measure, chen):
    an_absence(measure, chen, REPORTED)
    assert (met(measure), excused(measure)) == ([], ["test:y1:01"])

    put_test(measure, chen, FIRST_LAST)
    assert (met(measure), excused(measure)) == (["test:y1:01"], [])


def test_a_voided_test_opens_its_cycle_and_the_absence_excuses_it_again(measure, chen):
    an_absence(measure, chen, REPORTED)
    test = put_test(measure, chen, FIRST_LAST)

    actions.void_test(test.pk, reason="typed twice", actor=chen, on=LATER)

    assert (met(measure), excused(measure)) == ([], ["test:y1:01"])
    with pytest.raises(WrongStatus):
        actions.void_test(test.pk, reason="again", actor=chen, on=LATER)


def test_planning_again_changes_nothing_and_matches_what_the_plan_brought_back(measure, chen):
    put_test(measure, chen, REPORTED)
    an_absence(measure, chen, FIRST_LAST + timedelta(days=2))
    before = (met(measure), excused(measure))

    replan(measure, actor=chen, on=LATER)

    assert (met(measure), excused(measure)) == before == (["test:y1:01"], ["test:y1:02"])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        pytest.param(DECIDED - timedelta(days=1), "before it does not belong", id="before-order"),
        pytest.param(REPORTED - timedelta(days=1), "tests begin with that day", id="report-in"),
        pytest.param(LATER + timedelta(days=1), "not come yet", id="tomorrow"),
        pytest.param(date(2023, 3, 28), "not come yet", id="after-the-term"),
    ],
)
def test_a_test_on_a_day_outside_the_measure_is_refused_with_a_sentence(measure, chen, day, said):
    with pytest.raises(BadInput) as refused:
        put_test(measure, chen, day)

    assert said in str(refused.value.fields["tested_on"])


def test_a_test_before_records_begin_is_refused(measure, chen):
    measure.recorded_from = date(2020, 5, 1)
    measure.save(update_fields=["recorded_from"])

    with pytest.raises(BadInput, match="Records of this office begin on 2020-05-01"):
        put_test(measure, chen, date(2020, 4, 30))


def test_nobody_is_tested_before_reporting_in(place, chen):
    waiting = a_measure(place, chen, on=LATER, decision_number="No. 2")

    with pytest.raises(WrongStatus, match="has not reported in"):
        put_test(waiting, chen, REPORTED)


@pytest.mark.parametrize(
    ("staff", "field"),
    [
        pytest.param(MEN, "first_sex", id="men"),
        pytest.param((WOMEN[0], MEN[0]), "second_sex", id="one-man"),
        pytest.param((WOMEN[0],), "second_name", id="one-alone"),
        pytest.param((WOMEN[0], WOMEN[0]), "second_name", id="the-same-twice"),
        pytest.param((WOMEN[0], Staff("钱工")), "second_sex", id="not-said"),
    ],
)
def test_a_womans_urine_is_taken_by_two_women_or_not_saved(place, chen, staff, field):
    measure = a_tested_measure(place, sex=Sex.FEMALE)

    with pytest.raises(BadInput) as refused:
        put_test(measure, chen, REPORTED, staff=staff)

    assert field in refused.value.fields
    assert not DrugTest.objects.exists()


def test_two_women_take_a_womans_urine_and_anybody_her_hair(place, chen):
    measure = a_tested_measure(place, sex=Sex.FEMALE)

    put_test(measure, chen, REPORTED, staff=WOMEN)
    put_test(measure, chen, REPORTED, staff=MEN, sample_kind=SampleKind.HAIR)

    assert DrugTest.objects.count() == 2


def test_urine_is_not_saved_while_the_file_does_not_say_man_or_woman(place, chen):
    measure = a_tested_measure(place, sex="")

    with pytest.raises(BadInput) as refused:
        put_test(measure, chen, REPORTED, staff=WOMEN)

    assert "sample_kind" in refused.value.fields


def test_the_database_refuses_it_too(place, chen):
    measure = a_tested_measure(place, sex=Sex.FEMALE)
    test = put_test(measure, chen, REPORTED, staff=WOMEN)

    for wrong in ({"first_sex": Sex.MALE}, {"second_name": ""}, {"second_name": "赵工"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DrugTest.objects.filter(pk=test.pk).update(**wrong)


def test_nobody_misses_a_test_without_having_been_told(measure, chen):
    new = actions.NewTest(Result.DID_NOT_COME, REPORTED)

    with pytest.raises(BadInput, match="without having been told"):
        actions.record_test(measure.pk, new, actor=chen, on=LATER)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        pytest.param({"proof": actions.Proof(title="证明")}, "reason", id="without-a-reason"),
        pytest.param({"reason": "住院"}, "title", id="without-a-paper"),
    ],
)
def test_an_absence_is_justified_by_a_reason_and_a_paper(measure, chen, values, field):
    new = actions.NewTest(Result.JUSTIFIED_ABSENCE, REPORTED, **values)

    with pytest.raises(BadInput) as refused:
        actions.record_test(measure.pk, new, actor=chen, on=LATER)

    assert list(refused.value.fields) == [field]


def test_a_preliminary_positive_changes_no_status(measure, chen):
    before = list(StatusPeriod.objects.values_list("pk", "status", "until_on"))

    a_preliminary(measure, chen, REPORTED)

    assert list(StatusPeriod.objects.values_list("pk", "status", "until_on")) == before
    assert met(measure) == ["test:y1:01"]


def test_medicines_are_ciphertext_in_the_database(measure, chen):
    test = put_test(measure, chen, REPORTED, medicines="可待因止咳糖浆")

    stored = DrugTest.objects.values_list("medicines", flat=True).get(pk=test.pk)
    assert "可待因".encode() not in bytes(stored)
    assert DrugTest.objects.get(pk=test.pk).medicines == "可待因止咳糖浆"


def an_away_test(**values) -> actions.NewAwayTest:
    given = {
        "tested_by": "示例街道", "tested_on": REPORTED, "place": "示例工作站",
        "sample_kind": SampleKind.URINE, "result": Result.NEGATIVE, "staff": MEN,
        "proof": actions.Proof(title="检测记录", content=None),
    }  # fmt: skip
    return actions.NewAwayTest(**given | values)


def test_a_test_of_another_office_counts_and_its_paper_is_on_file(measure, chen):
    test = actions.record_away_test(measure.pk, an_away_test(), actor=chen, on=LATER)

    assert met(measure) == ["test:y1:01"]
    assert (test.is_away, Document.objects.get(pk=test.proof_id).title) == (True, "检测记录")


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"tested_by": " "}, id="no-office"),
        pytest.param({"proof": actions.Proof()}, id="no-paper"),
        pytest.param({"result": Result.REFUSED}, id="no-sample"),
        pytest.param({"staff": MEN[:1]}, id="one-alone"),
    ],
)
def test_another_office_tells_everything_that_we_would_need(measure, chen, values):
    with pytest.raises(BadInput):
        actions.record_away_test(measure.pk, an_away_test(**values), actor=chen, on=LATER)


def test_who_may_not_write_tests_records_none(place, measure):
    with pytest.raises(AccessDenied):
        put_test(measure, place.actor("officer", on=LATER), REPORTED)


def test_a_first_result_is_never_a_confirmed_one(measure, chen):
    with pytest.raises(BadInput):
        put_test(measure, chen, REPORTED, Result.CONFIRMED_POSITIVE)
    assert not Finding.objects.exists()


def test_results_are_read_as_they_hold(measure, chen):
    put_test(measure, chen, REPORTED)

    assert queries.last_result(measure.person_id, chen).result_now == "negative"
    assert a_test(REPORTED).result == Result.NEGATIVE
