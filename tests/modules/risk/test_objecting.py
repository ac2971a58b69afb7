"""The person is told, may object, and is answered by somebody who did not decide."""

import pytest

from guitu.database.context import as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, Conflict, WrongStatus
from guitu.risk import actions
from guitu.risk.models import Assessment, Objection
from guitu.risk.terms import ObjectionState, TellWay, Trigger
from tests.modules.risk.files import COUNTS, DAY, a_case
from tests.modules.risk.levels import decided, member

pytestmark = pytest.mark.django_db
TOLD = COUNTS + 3 * DAY


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        yield a_case()


@pytest.fixture
def level(case):
    """A level that chen and wang decided, so that the police liaison may answer."""
    return decided(case, members=(member(case, "wang"),))


def duty(row):
    found = Duty.objects.filter(subject_id=row.pk, voided_at=None)
    return found.filter(kind__in=["risk_tell", "risk_objection"]).first()


def tell(case, on=TOLD, **more):
    new = actions.NewTelling(**({"told_on": on, "way": TellWay.IN_PERSON, "said": "Good."} | more))
    return actions.tell(case.assessment.pk, new, actor=case.actor("li", on), on=on)


def objected(case, level, on=TOLD + DAY, **more):
    new = {"made_on": on, "way": TellWay.IN_PERSON, "words": "That is not so."} | more
    return actions.object_to(
        level.pk, actions.NewObjection(**new), actor=case.actor("li", on), on=on
    )


def answered(case, objection, by="officer", state=ObjectionState.KEPT, **more):
    on = objection.made_on + DAY
    given = {"state": state, "words": "The panel looked at it.", "version": objection.version}
    return actions.answer(
        objection.pk, actions.AnswerObjection(**(given | more)), actor=case.actor(by, on), on=on
    )


def test_telling_meets_its_duty_on_its_day(case, level):
    tell(case)
    assert duty(case.assessment).met_on == TOLD


def test_nobody_is_told_twice_or_before_the_level(case, level):
    with pytest.raises(BadInput):
        tell(case, told_on=COUNTS - DAY)
    tell(case)
    with pytest.raises(WrongStatus):
        tell(case)


def test_without_a_level_there_is_nothing_to_tell(case):
    with pytest.raises(WrongStatus):
        tell(case)


def test_a_voided_telling_opens_the_duty_again(case, level):
    telling = tell(case)
    actions.void_telling(telling.pk, reason="wrong day", actor=case.actor("li", TOLD), on=TOLD)

    assert duty(case.assessment).met_on is None


def test_an_objection_has_a_clock(case, level):
    tell(case)
    objection = objected(case, level)

    assert objection.due_on == TOLD + 16 * DAY
    assert duty(objection).due_on == objection.due_on


def test_a_late_objection_is_taken_too(case, level):
    tell(case)
    assert objected(case, level, on=TOLD + 60 * DAY).state == ObjectionState.MADE


@pytest.mark.parametrize("who", ["chen", "wang"])
def test_a_member_who_decided_neither_takes_nor_answers(case, level, who):
    objection = objected(case, level)

    with pytest.raises(AccessDenied):
        actions.take(objection.pk, actor=case.actor(who), on=TOLD)
    with pytest.raises(AccessDenied):
        answered(case, objection, by=who)
    assert Objection.objects.get().state == ObjectionState.MADE


def test_somebody_outside_the_panel_does_not_answer(case, level):
    with pytest.raises(AccessDenied):
        answered(case, objected(case, level), by="li")


def test_a_kept_level_is_answered_with_reasons(case, level):
    objection = objected(case, level)
    with pytest.raises(BadInput):
        answered(case, objection, words=" ")

    answered(case, objection)

    assert duty(objection).met_on == objection.made_on + DAY
    assert not Assessment.objects.filter(round=None).exists()


def test_an_objection_upheld_opens_a_review_and_the_level_holds_meanwhile(case, level):
    answered(case, objected(case, level), state=ObjectionState.CHANGED)

    review = Assessment.objects.get(round=None)
    assert review.trigger == Trigger.OBJECTION
    level.refresh_from_db()
    assert level.replaced_on is None


def test_what_changed_meanwhile_is_not_answered(case, level):
    objection = objected(case, level)
    actions.take(objection.pk, actor=case.actor("officer"), on=TOLD)

    with pytest.raises(Conflict):
        answered(case, objection)


def test_the_person_takes_it_back(case, level):
    objection = objected(case, level)
    on = TOLD + 2 * DAY
    actions.withdraw(objection.pk, words="It is fine.", actor=case.actor("li", on), on=on)

    assert duty(objection) is None
    with pytest.raises(WrongStatus):
        answered(case, objection)


def test_only_one_objection_waits_at_a_time(case, level):
    objected(case, level)
    with pytest.raises(WrongStatus):
        objected(case, level)


def test_a_level_with_a_waiting_objection_is_not_voided(case, level):
    objected(case, level)
    with pytest.raises(WrongStatus):
        actions.void_level(level.pk, reason="x", actor=case.actor("chen", TOLD), on=TOLD)
