"""Trying in vain as a missed step: looked at, heard, help first; it counts to nothing by itself."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from guitu.contacts import actions
from guitu.contacts.actions.recording import Again
from guitu.contacts.missed import measures
from guitu.contacts.terms import Outcome, Way
from guitu.database.context import acting_for
from guitu.duties.practice import NewPractice, adopt
from guitu.measures import breach_facts, missed
from guitu.measures.actions import drafts, hearing
from guitu.measures.rules import ladder
from guitu.measures.rules.missed import NO_NOTICE, why_not_counted
from tests.cast import town
from tests.modules.contacts.files import a_visit, an_attempt
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
FIRST = date(2020, 5, 1)
ON = date(2020, 8, 1)


@pytest.fixture
def case():
    place = town()
    with acting_for(place.users["chen"].pk, on=ON), translation.override("en"):
        yield place, a_running_measure(place), place.actor("chen", on=ON)


def tried(case, *days, outcome=Outcome.NO_ANSWER, **values):
    _place, measure, chen = case
    for number in days:
        new = an_attempt(FIRST + timedelta(days=number), outcome, **values)
        actions.record_contact(measure.person_id, new, actor=chen, on=ON)


def steps(case):
    _place, measure, _chen = case
    return [step for step in missed.steps_of(measure, on=ON) if step.kind == "contact"]


def test_three_days_in_vain_are_one_step_to_look_at(case):
    tried(case, 0, 5)
    assert steps(case) == []

    tried(case, 9)

    (step,) = steps(case)
    assert (step.on, step.what) == (
        date(2020, 5, 10), "Not reached on 3 days, the last one 10 May 2020"
    )  # fmt: skip


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.RESCHEDULED])
def test_who_answers_was_reached_whatever_was_said(case, outcome):
    tried(case, 0, 5)
    tried(case, 7, outcome=outcome)
    tried(case, 9)

    assert steps(case) == []


def test_the_family_is_not_the_person(case):
    tried(case, 0, 5, 9, way=Way.FAMILY)
    assert steps(case) == []

    tried(case, 0, 5, 9)
    family = a_visit(FIRST + timedelta(days=6), way=Way.FAMILY)
    actions.record_contact(case[1].person_id, family, actor=case[2], on=ON)

    assert len(steps(case)) == 1


def test_it_counts_to_nothing_and_drafts_nothing_also_after_the_hearing(case):
    _place, measure, chen = case
    tried(case, 0, 5, 9)
    (step,) = steps(case)

    heard = hearing.NewHearing(ON, "换了手机号", False)
    hearing.hear(measure.pk, step.record[1], heard, actor=chen, on=ON)

    (step,) = steps(case)
    assert step.statement == "换了手机号"
    assert why_not_counted(step) == NO_NOTICE
    assert drafts.draft_due(measure, actor=chen, on=ON) == []
    assert ladder.steps_for(ladder.Kind.EXHORTATION, breach_facts.of(measure, on=ON)) == ()


def test_a_voided_attempt_is_none(case):
    tried(case, 0, 5, 9)
    last = steps(case)[0].record[1]

    actions.void_contact(last, reason="wrong person", actor=case[2], on=ON)

    assert steps(case) == []
    assert not measures(ON).exists()


@pytest.mark.parametrize(
    ("vain", "met"),
    [
        pytest.param([0, 5], [], id="two"),
        pytest.param([0, 5, 9], [], id="three"),
        pytest.param([0, 1, 29], [], id="thirty-days"),
        pytest.param([0, 1, 30], [], id="thirty-one-days"),
        pytest.param([0, 2, 30, 31], [], id="moving-on"),
        pytest.param([0, 5, 9], [6], id="met-between"),
        pytest.param([0, 5, 9], [9], id="met-on-the-last"),
        pytest.param([0, 5, 9], [10], id="met-after"),
        pytest.param([0, 0, 0], [], id="one-day"),
    ],
)
def test_the_list_of_the_office_asks_the_database_the_same_question(case, vain, met):
    _place, measure, chen = case
    tried(case, *vain)
    for number in met:
        visit = a_visit(FIRST + timedelta(days=number), again=Again.ANOTHER)
        actions.record_contact(measure.person_id, visit, actor=chen, on=ON)

    listed = set(measures(ON).values_list("measure_id", flat=True))

    assert listed == ({measure.pk} if steps(case) else set())


def test_an_office_sets_its_own_number_of_days(case):
    place, measure, chen = case
    tried(case, 0, 5)
    values = {"unreached_times": 2, "counted_within_days": 14}
    new = NewPractice("contact_attempts", ON, values, "2020-1")
    adopt(place.orgs["xintan"], new, actor=chen, on=ON)

    (step,) = steps(case)

    assert step.on == date(2020, 5, 6)
    assert measures(ON).exists()
