"""Records meet duties, once; a voided record opens them again."""

from datetime import timedelta

import pytest

from guitu.database.context import acting_for
from guitu.duties.actions import discharge, reopen
from guitu.duties.matching import Done
from guitu.duties.models import Duty
from guitu.measures.planning import replan
from guitu.people.actions import NewPaper, add_paper
from guitu.people.terms import DocumentKind
from tests.cast import town
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db
LATER = REPORTED + timedelta(days=40)


@pytest.fixture
def running():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        chen = place.actor("chen", on=LATER)
        measure = a_running_measure(place)
        yield measure, chen


def a_paper(measure, chen):
    return add_paper(measure.person_id, NewPaper(DocumentKind.TEST_RECORD), actor=chen, on=LATER)


def met(measure) -> list[str]:
    rows = Duty.objects.filter(subject_id=measure.pk, kind="drug_test", met_on__isnull=False)
    return list(rows.order_by("due_on").values_list("key", flat=True))


def test_discharging_twice_changes_nothing(running):
    measure, chen = running
    done = [Done(REPORTED + timedelta(days=n), a_paper(measure, chen)) for n in (2, 5, 35)]

    first = discharge(measure.pk, ["drug_test"], done)
    again = discharge(measure.pk, ["drug_test"], done)

    assert ([duty.key for duty in first], again) == (["test:y1:01", "test:y1:02"], [])
    replan(measure, actor=chen, on=LATER)
    assert met(measure) == ["test:y1:01", "test:y1:02"]


def test_a_voided_record_opens_what_it_met_and_another_takes_its_place(running):
    measure, chen = running
    done = [Done(REPORTED + timedelta(days=n), a_paper(measure, chen)) for n in (2, 5)]
    discharge(measure.pk, ["drug_test"], done)

    assert [duty.key for duty in reopen(done[0].by)] == ["test:y1:01"]
    assert met(measure) == []
    discharge(measure.pk, ["drug_test"], done[1:])
    assert met(measure) == ["test:y1:01"]
