"""A level explains itself on the person's page; an expired one is none; what happened is told."""

from datetime import date

import pytest
from django.utils import translation

from guitu.database.context import as_system
from guitu.handover.models import HandOver
from guitu.people.models import Person
from guitu.risk import actions, suggestions
from guitu.risk.presenters.levels import level_card
from guitu.risk.terms import Level, NextKind, Strength
from tests.factories.rows import make
from tests.modules.risk.files import COUNTS, DAY, a_case
from tests.modules.risk.levels import a_level, decided, found

pytestmark = pytest.mark.django_db
LATER = COUNTS + 40 * DAY


@pytest.fixture
def case():
    with translation.override("en"), as_system(on=COUNTS):
        yield a_case()


def card(case, on=COUNTS, who="chen"):
    person = Person.objects.get(pk=case.measure.person_id)
    return level_card(person, case.actor(who, on), on)


def test_without_a_level_it_says_so(case):
    assert card(case).answer == "No level was decided."
    assert card(case).current is None


def test_a_level_says_what_it_is_why_and_what_it_changes(case):
    found(case.assessment, case, self_harm=Strength.STRONG)
    step = actions.NewNext(NextKind.HELP, "A place to train", COUNTS + DAY)
    decided(case, Level.HIGH, grounds=("self_harm",), reasons="Planned it.", next_measures=(step,))

    shown = card(case).current

    assert (shown.level, shown.since, shown.until) == ("High", COUNTS, date(2020, 12, 31))
    assert "罗医生" in shown.by
    assert shown.reasons == "Planned it."
    assert "suicide" in shown.grounds[0]
    assert "4 visits a month" in shown.contacts
    assert shown.arranged[0]["what"] == "A place to train"


def test_the_day_after_its_last_there_is_none(case):
    decided(case)

    assert card(case, date(2020, 12, 31)).current is not None
    over = card(case, date(2021, 1, 1))
    assert over.current is None
    assert over.answer == "No level: the last one expired on 31 December 2020."


def test_the_trend_says_what_changed(case):
    found(case.assessment, case, self_harm=Strength.STRONG)
    decided(case, Level.HIGH, grounds=("self_harm",), reasons="Planned it.")
    new = actions.NewReview("good_news", LATER, "Found work.")
    review = actions.open_review(
        case.measure.person_id, new, actor=case.actor("li", LATER), on=LATER
    )
    actions.decide(
        review.pk, a_level(version=review.version), actor=case.actor("chen", LATER), on=LATER
    )

    turns = card(case, LATER).turns

    assert [(turn.label, turn.level, turn.change) for turn in turns] == [
        ("Good news", "Low", "lower than before"),
        ("July 2020", "High", "first level"),
    ]
    assert turns[1].ended_on == LATER - DAY


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        ("li", ["Tell the person", "Take down an objection", "Open a review"]),
        ("officer", ["Open a review"]),
        ("archivist", []),
    ],
)
def test_acts_are_offered_to_who_may(case, who, acts):
    decided(case)
    assert [label for label, _url in card(case, who=who).acts] == acts


def released(case, on):
    person = Person.objects.get(pk=case.measure.person_id)
    return list(suggestions.released(person, case.actor("chen", on), on))


def test_a_release_suggests_a_review_until_somebody_looked(case):
    make(
        HandOver, org_seq=case.measure.org_seq, sec_label=1, person_id=case.measure.person_id,
        outcome="met", outcome_on=LATER, closed_on=None,
    )  # fmt: skip
    assert len(released(case, LATER)) == 1

    new = actions.NewReview("release", LATER, "Met at the gate.")
    actions.open_review(case.measure.person_id, new, actor=case.actor("li", LATER), on=LATER)

    assert released(case, LATER) == []
