"""Due, done, missed, excused by month and year; what is not due yet is not counted."""

from datetime import date, timedelta

import pytest

from guitu.contacts import actions
from guitu.contacts.queries import compliance
from guitu.contacts.queries.compliance import Counts, Standing
from guitu.contacts.terms import Outcome, Way
from guitu.database.context import acting_for
from guitu.duties.actions import waive
from guitu.duties.models import Duty
from tests.cast import town
from tests.modules.contacts.files import a_visit, an_attempt
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db
LAST = date(2020, 4, 27)
DAY = timedelta(days=1)


@pytest.fixture
def case():
    found = town()
    with acting_for(found.users["chen"].pk, on=LAST + 40 * DAY):
        yield a_running_measure(found), found.actor("chen", on=LAST + 40 * DAY)


def of(case, year: int, *, on: date) -> dict[int, Counts]:
    measure, chen = case
    return compliance.table(chen, [measure.person_id], year, on=on)[measure.person_id]


def test_an_unfinished_month_is_not_due_and_a_contact_in_it_is_done(case):
    measure, chen = case
    assert of(case, 2020, on=LAST)[4] == Counts()

    actions.record_contact(measure.person_id, a_visit(REPORTED), actor=chen, on=LAST)

    assert of(case, 2020, on=LAST)[4] == Counts(due=1, done=1)


def test_the_day_after_the_month_what_was_not_done_is_missed(case):
    measure, chen = case
    actions.record_contact(measure.person_id, a_visit(REPORTED), actor=chen, on=LAST)

    assert of(case, 2020, on=LAST + DAY)[4] == Counts(due=2, done=1, missed=1)


def test_a_waived_contact_is_excused_and_not_due(case):
    _measure, chen = case
    duty = Duty.objects.get(key="contact:m01:1")
    waive(duty.pk, reason="住院", actor=chen, on=LAST)

    assert of(case, 2020, on=LAST + DAY)[4] == Counts(due=1, missed=1, excused=1)


def test_attempts_are_counted_beside_and_each_figure_opens_to_its_rows(case):
    measure, chen = case
    for outcome in (Outcome.NOT_HOME, Outcome.NO_ANSWER):
        new = an_attempt(LAST, outcome, way=Way.HOME_VISIT)
        actions.record_contact(measure.person_id, new, actor=chen, on=LAST)

    counts = of(case, 2020, on=LAST + DAY)[4]
    assert (counts.tried, counts.due) == (2, 2)
    assert compliance.attempts(chen, measure.person_id, 2020, 4).count() == 2
    rows = compliance.duties_of(chen, 2020, 4)
    for standing in Standing:
        found = rows.filter(compliance.condition(standing, on=LAST + DAY)).count()
        assert found == getattr(counts, standing.value)


def test_a_year_counts_what_falls_due_in_it(case):
    measure, _chen = case
    counts = of(case, 2021, on=date(2022, 1, 1))

    assert sum(one.due for one in counts.values()) == 24
    assert set(counts) == set(range(1, 13))
