"""Between rounds somebody is looked at because something happened; nothing opens by itself."""

import pytest

from guitu.database.context import as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.risk import actions
from guitu.risk.models import Assessment
from guitu.risk.terms import Level, Strength, Trigger
from tests.modules.measures.files import a_person
from tests.modules.risk.files import COUNTS, DAY, a_case
from tests.modules.risk.levels import a_level, decided, found

pytestmark = pytest.mark.django_db
LATER = COUNTS + 50 * DAY


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        yield a_case()


def review(case, trigger=Trigger.CRISIS, by="li", **more):
    new = {"trigger": trigger, "happened_on": LATER - DAY, "words": "Lost the job."} | more
    return actions.open_review(
        case.measure.person_id, actions.NewReview(**new), actor=case.actor(by, LATER), on=LATER
    )


def test_a_review_asks_for_items_and_a_level_but_for_no_contact(case):
    one = review(case)

    kinds = Duty.objects.filter(subject_id=one.pk, voided_at=None).values_list("kind", flat=True)
    assert sorted(kinds) == ["risk_assess", "risk_decide"]
    assert one.instrument.code == "neutral"
    assert one.due_on == LATER + 30 * DAY


def test_a_relapse_is_for_the_police_or_the_office_to_say(case):
    with pytest.raises(AccessDenied):
        review(case, Trigger.RELAPSE)

    assert review(case, Trigger.RELAPSE, by="officer").trigger == Trigger.RELAPSE


@pytest.mark.parametrize("trigger", [Trigger.OBJECTION, Trigger.ROUND])
def test_no_review_without_something_that_happened(case, trigger):
    with pytest.raises(BadInput):
        review(case, trigger, by="chen")


def test_one_review_at_a_time(case):
    review(case)
    with pytest.raises(WrongStatus):
        review(case)


def test_after_a_decision_another_may_be_opened(case):
    one = review(case)
    actions.decide(one.pk, a_level(version=one.version), actor=case.actor("chen"), on=LATER)

    assert review(case).pk != one.pk


def test_lowering_asks_for_reasons_only(case):
    found(case.assessment, case, self_harm=Strength.STRONG)
    decided(case, Level.HIGH, grounds=("self_harm",), reasons="Planned it.")
    one = review(case, Trigger.GOOD_NEWS)

    level = actions.decide(
        one.pk, a_level(version=one.version), actor=case.actor("chen", LATER), on=LATER
    )

    assert (level.before, level.level) == (Level.HIGH, Level.LOW)


def test_somebody_who_is_not_on_the_register_is_not_reviewed(case):
    person = a_person(case.place, case.actor("chen"), name="齐小川")
    new = actions.NewReview(Trigger.CRISIS, COUNTS, "Something.")

    with pytest.raises(WrongStatus):
        actions.open_review(person.pk, new, actor=case.actor("chen"), on=COUNTS)


def test_a_review_opened_by_mistake_is_voided(case):
    one = review(case)
    actions.void_review(one.pk, reason="wrong person", actor=case.actor("li", LATER), on=LATER)

    assert not Duty.objects.filter(subject_id=one.pk, voided_at=None).exists()
    assert Assessment.objects.get(pk=one.pk).voided_at


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        pytest.param({"words": " "}, "words", id="without-words"),
        pytest.param({"happened_on": LATER + DAY}, "happened_on", id="to-come"),
        pytest.param({"due_on": LATER - DAY}, "due_on", id="due-before-today"),
    ],
)
def test_a_review_is_opened_whole(case, wrong, field):
    with pytest.raises(BadInput) as refused:
        review(case, **wrong)
    assert list(refused.value.fields) == [field]
