"""Missed tests as the page of missed steps sees them, and the figures of a period."""

from datetime import date

import pytest

from guitu.database.context import acting_for
from guitu.drug_testing import counting
from guitu.drug_testing.counting import period_facts
from guitu.drug_testing.missed import measures_with_any, steps
from guitu.drug_testing.terms import Result
from guitu.duties.actions import meet
from guitu.people.actions import NewPaper, add_paper
from guitu.people.terms import DocumentKind
from tests.cast import town
from tests.modules.drug_testing.files import LATER, a_tested_measure, an_absence, put_test
from tests.modules.measures.files import REPORTED

pytestmark = pytest.mark.django_db


@pytest.fixture
def given():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        yield a_tested_measure(place), place.actor("chen", on=LATER)


def test_a_refusal_is_told_and_a_justified_absence_never_counts(given):
    measure, chen = given
    put_test(measure, chen, date(2020, 4, 2), Result.REFUSED, statement="不愿意")
    an_absence(measure, chen, date(2020, 5, 2))
    put_test(measure, chen, date(2020, 6, 2), Result.NEGATIVE)

    found = steps([measure], LATER)[measure.pk]

    told = {step.on: (step.notice_on, step.is_justified) for step in found}
    assert told == {
        date(2020, 4, 2): (date(2020, 4, 2), None),
        date(2020, 5, 2): (None, True),
    }
    assert measure.pk in set(measures_with_any(LATER).values_list("measure_id", flat=True))
    assert steps([measure], date(2020, 4, 1)) == {}


def test_a_period_is_told_in_figures(given):
    measure, chen = given
    put_test(measure, chen, REPORTED)
    an_absence(measure, chen, date(2020, 5, 2))
    put_test(measure, chen, date(2020, 6, 2), Result.REFUSED, statement="不愿意")

    found = {fact.code: (fact.value, fact.of) for fact in period_facts(
        measure, date(2020, 3, 28), date(2020, 6, 27)
    )}  # fmt: skip

    assert found == {
        "tests.done": (1, 3),
        "tests.excused": (1, None),
        "tests.missing": (1, None),
        "tests.missed": (1, None),
        "tests.confirmed": (0, None),
    }


def test_a_cycle_met_by_a_paper_counts_as_done(given):
    measure, chen = given
    paper = add_paper(measure.person_id, NewPaper(DocumentKind.TEST_RECORD), actor=chen, on=LATER)
    meet(measure.pk, "test:y1:01", by=paper, on=REPORTED)

    found = counting.tested(measure)

    assert found.states(on=LATER)["test:y1:01"] == "done"
    assert found.completion(on=LATER).total.done == 1
