"""A calendar program reads the file, follows what moves, and learns no name."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from guitu.colleagues import feeds, ics
from guitu.colleagues.calendars import entries
from guitu.database.context import acting_for, as_system
from guitu.duties.actions import DutySubject, reconcile
from guitu.duties.models import Duty
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.kernel.decisions import Citation, CitationStatus
from guitu.web import clock
from tests.cast import TODAY, Town, town
from tests.modules.measures.files import a_person

pytestmark = pytest.mark.django_db

WHY = Citation("practice-standard", "Visits", CitationStatus.PRACTICE, since=TODAY)


@pytest.fixture
def place(settings) -> Town:
    settings.LANGUAGE_CODE = "en"
    return town()


def planned(place: Town, person, *days: date) -> None:
    with acting_for(place.users["chen"].pk, on=TODAY):
        org = place.orgs["zixin"]
        subject = DutySubject(
            "people.person", person.pk, org.seq, 1, person.pk, place.users["li"].pk
        )
        plan = [
            PlannedDuty(f"visit.{n}", "helper_contact", TODAY, day, Party.COMMUNITY,
                        "community_worker", (WHY,))
            for n, day in enumerate(days)
        ]  # fmt: skip
        reconcile(subject, plan, actor=place.actor("chen"), on=TODAY)


def a_file(place: Town):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_person(place, place.actor("chen"))


def read(place: Town, name: str = "li", *, shows_names: bool = False) -> list:
    with acting_for(place.users[name].pk, on=TODAY):
        found = entries(place.actor(name), shows_names=shows_names, on=TODAY)
    content = ics.written(found, title="Guitu", at=clock.now())
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_an_entry_keeps_its_identity_and_counts_its_moves(place):
    person = a_file(place)
    first, second = date(2020, 4, 5), date(2020, 4, 9)
    planned(place, person, first)
    before = read(place)[0]
    planned(place, person, second)
    after = read(place)[0]

    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert (before["dtstart"].dt, after["dtstart"].dt) == (first, second)
    assert after["status"] == "CONFIRMED"


def test_what_is_taken_back_is_cancelled_once_and_higher(place):
    person = a_file(place)
    planned(place, person, date(2020, 4, 5))
    planned(place, person, date(2020, 4, 9))
    planned(place, person)

    found = read(place)

    assert [(one["status"], one["sequence"]) for one in found] == [("CANCELLED", 2)]


def test_what_was_met_is_no_entry_any_more(place):
    person = a_file(place)
    planned(place, person, date(2020, 4, 5))
    with as_system(on=TODAY):
        Duty.objects.update(met_on=TODAY, met_by_type="people.person", met_by_id=person.pk)

    assert read(place) == []


def test_no_name_unless_it_is_asked_for_and_then_masked(place):
    person = a_file(place)
    planned(place, person, date(2020, 4, 5))

    plain, named = (str(read(place, shows_names=shows)[0]["summary"]) for shows in (False, True))

    assert plain == f"Helper visit, zixin, ref {str(person.pk)[-8:]}"
    assert "苗**" in named
    assert "苗一禾" not in plain + named


def test_others_see_nothing_of_it(place):
    planned(place, a_file(place), date(2020, 4, 5))

    assert read(place, "wang") == []


def test_the_secret_opens_the_feed_until_it_is_revoked_or_replaced(place):
    planned(place, a_file(place), date(2020, 4, 5))
    with acting_for(place.users["li"].pk, on=TODAY):
        first = feeds.give_out(shows_names=False, actor=place.actor("li"))
    opened = feeds.read(first, on=TODAY)
    with acting_for(place.users["li"].pk, on=TODAY):
        second = feeds.give_out(shows_names=True, actor=place.actor("li"))
    replaced, now = feeds.read(first, on=TODAY), feeds.read(second, on=TODAY)
    with acting_for(place.users["li"].pk, on=TODAY):
        feeds.revoke(actor=place.actor("li"))

    assert len(opened) == len(now) == 1
    assert replaced is None
    assert feeds.read(second, on=TODAY) is None
    assert feeds.read("made-up", on=TODAY) is None


def test_a_grant_that_ended_shows_nothing(place):
    planned(place, a_file(place), date(2020, 4, 5))
    with acting_for(place.users["li"].pk, on=TODAY):
        secret = feeds.give_out(shows_names=False, actor=place.actor("li"))
    with as_system(on=TODAY):
        place.users["li"].grants.update(until_on=TODAY - timedelta(days=1))

    assert feeds.read(secret, on=TODAY) == []
