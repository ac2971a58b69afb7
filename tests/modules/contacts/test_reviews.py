"""A review is written from its own period, signed after a talk, and meets its duty even late."""

from datetime import date

import pytest

from guitu.contacts import actions
from guitu.contacts.models import Review
from guitu.contacts.queries import reviews
from guitu.contacts.terms import Judgement
from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.measures.planning import replan
from tests.cast import town
from tests.modules.contacts.files import a_visit, an_attempt
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db
HALF = date(2020, 9, 27)
WHOLE = actions.ReviewText(Judgement.WELL, "按时见面。", "", "继续工作。", "满意。", HALF)


@pytest.fixture
def case():
    found = town()
    with acting_for(found.users["chen"].pk, on=date(2021, 4, 1)):
        yield a_running_measure(found), found.actor("chen", on=date(2021, 4, 1))


def record(case, *news, on=date(2021, 4, 1)):
    for new in news:
        actions.record_contact(case[0].person_id, new, actor=case[1], on=on)


def figures(review) -> dict[str, tuple[int, int | None]]:
    return {one["code"]: (one["value"], one["of"]) for one in review.figures}


def test_figures_are_those_of_the_period_alone(case):
    measure, chen = case
    record(
        case, a_visit(REPORTED), a_visit(HALF), an_attempt(date(2020, 5, 1)),
        a_visit(date(2020, 9, 28)),
    )  # fmt: skip

    first = actions.write_review(measure.pk, "summary:h1", WHOLE, actor=chen, on=date(2021, 4, 1))
    year = actions.write_review(measure.pk, "evaluation:y1", WHOLE, actor=chen, on=date(2021, 4, 1))

    assert (first.from_on, first.until_on) == (REPORTED, HALF)
    assert (year.from_on, year.until_on) == (REPORTED, date(2021, 3, 27))
    assert figures(first)["contacts_held"] == (2, None)
    assert figures(first)["contacts_tried"] == (1, None)
    assert figures(first)["helper_contact_met"] == (2, 12)
    assert figures(year)["helper_contact_met"] == (3, 24)


def test_the_second_year_is_judged_by_itself(case):
    measure, _chen = case

    due = reviews.due_review(measure, "evaluation:y2")

    assert (due.from_on, due.until_on) == (date(2021, 3, 28), date(2022, 3, 27))


@pytest.mark.parametrize(
    ("name", "value"),
    [("judgement", ""), ("went_well", ""), ("next_steps", " "), ("talked_on", None)],
)
def test_what_is_missing_is_named_when_it_is_signed(case, name, value):
    measure, chen = case
    text = actions.ReviewText(**{**vars(WHOLE), name: value})
    review = actions.write_review(measure.pk, "summary:h1", text, actor=chen, on=HALF)

    with pytest.raises(BadInput) as refused:
        actions.sign_review(review.pk, actor=chen, on=HALF)

    assert list(refused.value.fields) == [name]


@pytest.mark.parametrize(
    "on", [pytest.param(HALF, id="on-the-day"), pytest.param(date(2020, 10, 9), id="late")]
)
def test_signing_meets_the_duty_and_planning_again_keeps_it(case, on):
    measure, chen = case
    review = actions.write_review(measure.pk, "summary:h1", WHOLE, actor=chen, on=on)
    actions.sign_review(review.pk, actor=chen, on=on)
    replan(measure, actor=chen, on=on)

    duty = Duty.objects.get(subject_id=measure.pk, key="summary:h1", voided_at=None)
    assert (duty.met_on, duty.met_by_id) == (on, review.pk)


def test_a_signed_review_is_changed_by_voiding_it(case):
    measure, chen = case
    review = actions.write_review(measure.pk, "summary:h1", WHOLE, actor=chen, on=HALF)
    actions.sign_review(review.pk, actor=chen, on=HALF)
    with pytest.raises(WrongStatus):
        actions.write_review(measure.pk, "summary:h1", WHOLE, actor=chen, on=HALF)
    with pytest.raises(WrongStatus):
        actions.sign_review(review.pk, actor=chen, on=HALF)

    actions.void_review(review.pk, reason="wrong half-year", actor=chen, on=HALF)

    assert Duty.objects.get(key="summary:h1", voided_at=None).met_on is None
    again = actions.write_review(measure.pk, "summary:h1", WHOLE, actor=chen, on=HALF)
    assert again.pk != review.pk
    assert Review.objects.count() == 2


def test_a_review_that_the_plan_does_not_ask_for_is_refused(case):
    measure, chen = case
    with pytest.raises(WrongStatus):
        actions.write_review(measure.pk, "summary:h2", WHOLE, actor=chen, on=HALF)


def test_a_talk_to_come_is_refused(case):
    measure, chen = case
    with pytest.raises(BadInput):
        actions.write_review(measure.pk, "summary:h1", WHOLE, actor=chen, on=date(2020, 9, 26))
