"""Answers carry their evidence; the order of discussion follows them and is never a level."""

import pytest

from guitu.database.context import as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.risk import actions
from guitu.risk.models import Assessment, LevelDecision, Round
from guitu.risk.queries.items import items_of
from guitu.risk.terms import RISK_ASSESS, Certainty, Discussion, RoundStatus, Strength
from tests.modules.risk.files import COUNTS, DAY, a_case

pytestmark = pytest.mark.django_db
NONE = actions.ItemAnswer(Strength.NONE)


def a_sign(strength=Strength.STRONG, **values):
    """Return a sign of something with its evidence."""
    return actions.ItemAnswer(
        strength, **{"certainty": Certainty.SEEN, "evidence_on": COUNTS, "evidence": "x"} | values
    )


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        yield a_case()


def answer(case, given, *, by="li", on=COUNTS):
    return actions.answer_items(case.assessment.pk, given, actor=case.actor(by, on), on=on)


def all_none(case):
    return {item.code: NONE for item in items_of(case.assessment)}


def test_a_clear_urgent_sign_is_talked_about_first(case):
    answer(case, {"self_harm": a_sign()})

    assert case.assessment.discuss == Discussion.FIRST
    assert case.assessment.discuss_because == ["self_harm"]


def test_answers_never_make_a_level(case):
    answer(case, all_none(case) | {"self_harm": a_sign(), "recent_use": a_sign()})

    assert not LevelDecision.objects.exists()


def test_needs_and_history_move_nobody(case):
    answer(case, all_none(case))
    before = case.assessment.discuss
    needs = {code: a_sign() for code in ("housing", "income", "work", "health", "history")}
    answer(case, needs)

    assert (before, case.assessment.discuss) == (Discussion.LATER, Discussion.LATER)


def test_the_duty_of_the_items_is_met_once_all_have_an_answer(case):
    given = all_none(case)
    last = given.pop("papers")
    answer(case, given)
    duty = Duty.objects.get(subject_id=case.assessment.pk, kind=RISK_ASSESS)
    assert duty.met_on is None

    answer(case, {"papers": last}, on=COUNTS + DAY)
    duty.refresh_from_db()
    assert duty.met_on == COUNTS + DAY


@pytest.mark.parametrize(
    ("values", "field"),
    [
        pytest.param({"evidence": " "}, "self_harm__evidence", id="no-evidence"),
        pytest.param({"evidence_on": None}, "self_harm__evidence_on", id="no-day"),
        pytest.param({"evidence_on": COUNTS + DAY}, "self_harm__evidence_on", id="a-day-to-come"),
        pytest.param({"certainty": ""}, "self_harm__certainty", id="how-sure"),
    ],
)
def test_a_sign_without_its_evidence_is_refused(case, values, field):
    with pytest.raises(BadInput) as refused:
        answer(case, {"self_harm": a_sign(**values)})

    assert set(refused.value.fields) == {field}


def test_an_item_that_is_not_asked_is_refused(case):
    with pytest.raises(BadInput):
        answer(case, {"poverty": NONE})


def test_a_closed_round_takes_no_answers(case):
    Round.objects.update(status=RoundStatus.CLOSED)
    with pytest.raises(WrongStatus):
        answer(case, {"self_harm": NONE})


def test_the_police_do_not_answer_items(case):
    with pytest.raises(AccessDenied):
        answer(case, {"self_harm": NONE}, by="officer")


def test_old_answers_keep_their_old_questions(case):
    answer(case, {"self_harm": a_sign()})
    asked = case.assessment.instrument
    asked_then = [item.code for item in items_of(case.assessment)]

    assert Assessment.objects.get().instrument_id == asked.pk
    assert [item["code"] for item in asked.items] == asked_then
