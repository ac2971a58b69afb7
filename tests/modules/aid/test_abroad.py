"""Being abroad: the term runs on, contacts are planned from afar, and only the team reads it."""

from datetime import date

import pytest
from django.utils import translation

from guitu.aid import abroad, actions
from guitu.aid.terms import CircumstanceKind
from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.measures.models import Measure
from guitu.people import pieces, sections
from guitu.people.models import Person
from tests.cast import TODAY
from tests.modules.aid.files import a_town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
LATER = date(2020, 7, 10)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def place():
    return a_town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_running_measure(place)


def left(place, measure, *, who="li", from_on=TODAY, on=TODAY, **values):
    with acting_for(place.users[who].pk, on=on):
        new = actions.NewCircumstance(CircumstanceKind.ABROAD, from_on, "本人书面报告", **values)
        actor = place.actor(who, on=on)
        return actions.add_circumstance(measure.person_id, new, actor=actor, on=on)


def asked(place, measure, number):
    """Return what is asked in the month of the term with that number."""
    with acting_for(place.users["chen"].pk, on=TODAY):
        rows = Duty.objects.filter(OPEN, subject_id=measure.pk)
        keys = (f"contact:m{number:02d}:1", f"call:m{number:02d}:1")
        return [row.kind for row in rows.filter(key__in=keys)]


def last_day(place, measure):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return Measure.objects.get(pk=measure.pk).ends_on


def test_the_term_runs_on_and_calls_replace_visits(place, measure):
    before = last_day(place, measure)

    left(place, measure)

    assert asked(place, measure, 2) == ["phone_contact"]
    assert last_day(place, measure) == before


def test_coming_back_brings_visits_again_from_the_month_of_the_return(place, measure):
    row = left(place, measure)
    with acting_for(place.users["li"].pk, on=LATER):
        li = place.actor("li", on=LATER)
        actions.end_circumstance(row.pk, until_on=date(2020, 7, 1), actor=li, on=LATER)

    assert asked(place, measure, 3) == ["phone_contact"]
    assert asked(place, measure, 4) == ["helper_contact"]


def test_an_entry_made_by_mistake_changes_nothing_in_the_end(place, measure):
    row = left(place, measure)
    with acting_for(place.users["li"].pk, on=TODAY):
        actions.void_circumstance(row.pk, reason="not abroad", actor=place.actor("li"), on=TODAY)

    assert asked(place, measure, 2) == ["helper_contact"]


def test_the_mark_of_a_ledger_stays_as_it_is(place, measure):
    with acting_for(place.users["chen"].pk, on=TODAY):
        Person.objects.filter(pk=measure.person_id).update(lives_elsewhere=True)

    left(place, measure, until_on=date(2020, 5, 1))

    assert asked(place, measure, 6) == ["phone_contact"]


@pytest.mark.parametrize(("who", "is_told"), [("li", True), ("officer", False)])
def test_the_first_tab_says_it_to_the_case_team_only(place, measure, who, is_told):
    left(place, measure)

    with acting_for(place.users[who].pk, on=TODAY), translation.override("en"):
        actor = place.actor(who)
        person = Person.objects.get(pk=measure.person_id)
        codes = [one.code for one in sections.open_to(sections.Glance, person, actor)]
        facts = abroad.say(pieces.read([abroad.glance(person, actor, TODAY)], most=5), TODAY)

    assert ("abroad" in codes) is is_told
    assert [fact.value for fact in facts] == (
        ["since 30 March 2020; the term runs on, contact from afar"] if is_told else []
    )


@pytest.mark.parametrize(
    ("on", "is_said"),
    [
        pytest.param(date(2020, 6, 30), True, id="last-day"),
        pytest.param(date(2020, 7, 1), False, id="day-after"),
    ],
)
def test_the_line_goes_with_the_last_day(place, measure, on, is_said):
    left(place, measure, until_on=date(2020, 6, 30))

    with acting_for(place.users["li"].pk, on=on):
        person = Person.objects.get(pk=measure.person_id)
        found = pieces.read([abroad.glance(person, place.actor("li", on=on), on)], most=5)

    assert bool(found) is is_said


@pytest.mark.parametrize(("kind", "paper"), [("abroad", "other"), ("pregnant", "health_summary")])
def test_only_a_paper_about_health_is_a_health_paper(place, measure, kind, paper):
    with acting_for(place.users["li"].pk, on=TODAY):
        new = actions.NewCircumstance(CircumstanceKind(kind), TODAY, "本人提供", scan=PDF)
        row = actions.add_circumstance(measure.person_id, new, actor=place.actor("li"), on=TODAY)

        assert row.document.kind == paper
