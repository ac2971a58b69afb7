"""A paper on file clears a duty, on the day on which the work was done."""

from datetime import timedelta

import pytest

from guitu.account.by_paper import DoneOnPaper, meet_by_paper
from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people.models import Document
from tests.cast import Town, town
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db

TEST_DAY = REPORTED + timedelta(days=5)


@pytest.fixture
def place() -> Town:
    found = town()
    with acting_for(found.users["chen"].pk, on=REPORTED):
        a_running_measure(found)
    return found


def first_test() -> Duty:
    return Duty.objects.filter(kind="drug_test").order_by("due_on")[0]


def test_a_paper_meets_the_duty_on_the_day_it_was_done(place):
    with acting_for(place.users["li"].pk, on=TEST_DAY):
        duty = meet_by_paper(
            first_test().pk, DoneOnPaper(TEST_DAY), actor=place.actor("li"), on=TEST_DAY
        )

        paper = Document.objects.get(pk=duty.met_by_id)
        assert (duty.met_on, paper.kind, paper.person_id) == (
            TEST_DAY,
            "test_record",
            duty.person_id,
        )


def test_a_duty_is_met_once(place):
    with acting_for(place.users["li"].pk, on=TEST_DAY):
        actor, pk = place.actor("li"), first_test().pk
        meet_by_paper(pk, DoneOnPaper(TEST_DAY), actor=actor, on=TEST_DAY)

        with pytest.raises(WrongStatus):
            meet_by_paper(pk, DoneOnPaper(TEST_DAY), actor=actor, on=TEST_DAY)


@pytest.mark.parametrize(
    "days", [pytest.param(-40, id="before-the-window"), pytest.param(1, id="to-come")]
)
def test_a_day_outside_is_refused(place, days):
    with acting_for(place.users["li"].pk, on=TEST_DAY), pytest.raises(BadInput):
        meet_by_paper(
            first_test().pk,
            DoneOnPaper(TEST_DAY + timedelta(days=days)),
            actor=place.actor("li"),
            on=TEST_DAY,
        )


def test_who_may_not_write_papers_puts_none_on_file(place):
    with acting_for(place.users["doctor"].pk, on=TEST_DAY), pytest.raises(AccessDenied):
        meet_by_paper(
            first_test().pk, DoneOnPaper(TEST_DAY), actor=place.actor("doctor"), on=TEST_DAY
        )
