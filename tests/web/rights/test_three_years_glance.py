"""The three years on the first tab of a file: after the term, in the same statement as the rest."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from guitu.database.context import acting_for
from guitu.measures import actions as measures
from guitu.measures.terms import Act
from guitu.people import pieces
from guitu.people.models import Person
from guitu.people.terms import DocumentKind
from guitu.rights import terms_sheet, three_years_glance
from tests.cast import TODAY, town
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@pytest.fixture
def place():
    return town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=REPORTED):
        return a_running_measure(place)


def told(place, person_id, *, on):
    with acting_for(place.users["chen"].pk, on=on):
        person = Person.objects.get(pk=person_id)
        rows = three_years_glance.glance(person, place.actor("chen", on=on), on)
        facts = three_years_glance.say(pieces.read([rows], most=30), on)
        return facts[0].value if facts else "", terms_sheet.three_years_of(person, on=on).sentence


@pytest.mark.parametrize(
    ("on", "words"),
    [
        pytest.param(TODAY, "Over on 28 March 2023", id="running"),
        pytest.param(date(2023, 3, 27), "Over on 28 March 2023", id="last-day"),
        pytest.param(date(2023, 3, 28), "Over since 28 March 2023", id="over"),
    ],
)
def test_the_line_gives_the_day_that_the_sheet_gives(place, measure, on, words):
    line, sheet = told(place, measure.person_id, on=on)

    assert line.startswith(words)
    assert "28 March 2023" in sheet


def test_after_a_decision_on_isolation_no_day_is_given(place, measure):
    on = date(2020, 9, 1)
    with acting_for(place.users["officer"].pk, on=on):
        papers = {DocumentKind.ISOLATION_DECISION: measures.Paper(issued_by="police", issued_on=on)}
        change = measures.Change(Act.ISOLATE, on, papers)
        measures.change_status(measure.pk, change, actor=place.actor("officer", on=on), on=on)

    line, sheet = told(place, measure.person_id, on=on)

    assert line == "No day before the isolation is over"
    assert sheet.startswith("No day can be given")


def test_without_a_measure_the_line_is_not_there(place):
    from tests.modules.measures.files import a_person

    with acting_for(place.users["chen"].pk, on=REPORTED):
        person = a_person(place, place.actor("chen", on=REPORTED))

    assert told(place, person.pk, on=TODAY)[0] == ""


def test_the_first_tab_says_it_after_the_term(place, measure):
    client = Client()
    client.force_login(place.users["li"])

    page = client.get(reverse("person-page", args=[measure.person_id])).content.decode()

    assert "until 27 March 2023" in page
    assert page.index("until 27 March 2023") < page.index("Over on 28 March 2023")
