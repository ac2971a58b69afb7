"""What was booked ends with the measure; what is booked afterwards is the person's own wish."""

from datetime import date, timedelta

import pytest

from guitu.colleagues.calendars import entries
from guitu.contacts import actions, person_page, queries
from guitu.contacts.models import Appointment
from guitu.contacts.terms import AppointmentState, Way
from guitu.database.context import acting_for, as_system
from guitu.measures import actions as measures
from guitu.measures.actions import Change, Paper
from guitu.measures.models import Measure
from guitu.measures.terms import Act
from guitu.people import pieces
from guitu.people.models import Person
from guitu.people.terms import DocumentKind
from tests.cast import TODAY, town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
LAST = date(2023, 3, 27)
DAY = timedelta(days=1)


@pytest.fixture
def place():
    return town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_running_measure(place)


def booked(place, measure, planned_on, *, on):
    with acting_for(place.users["chen"].pk, on=on):
        new = actions.NewBooking(planned_on, Way.HOME_VISIT)
        return actions.book(measure.person_id, new, actor=place.actor("chen", on=on), on=on)


def shown(place, measure, *, on):
    """Return what the section, the first tab and the calendar of the worker show as booked."""
    with acting_for(place.users["chen"].pk, on=on):
        chen = place.actor("chen", on=on)
        person = Person.objects.get(pk=measure.person_id)
        section = [row.planned_on for row in queries.booked_of(person.pk, chen, on=on)]
        rows = pieces.read([person_page.next_rows(person, chen, on)], most=5)
        calendar = [
            one.on
            for one in entries(chen, shows_names=False, on=on)
            if one.key.startswith("appointment") and not one.is_cancelled
        ]
        return section, [row.on for row in rows], calendar


@pytest.mark.parametrize(
    ("on", "is_shown"),
    [pytest.param(LAST, True, id="last-day"), pytest.param(LAST + DAY, False, id="day-after")],
)
def test_from_the_day_after_the_term_nothing_booked_under_it_shows(place, measure, on, is_shown):
    """Also in the hour before the lapse is written down."""
    after = LAST + timedelta(days=7)
    booked(place, measure, after, on=LAST - DAY)

    assert shown(place, measure, on=on) == (([after],) * 3 if is_shown else ([],) * 3)


def test_the_lapse_cancels_it_with_a_reason_and_once(place, measure):
    row = booked(place, measure, LAST + timedelta(days=7), on=LAST - DAY)
    on = LAST + DAY
    with as_system(on=on):
        measures.lapse_terms(on=on)
        measures.lapse_terms(on=on)
        found = Appointment.objects.get(pk=row.pk)

    assert (found.state, found.closed_on) == (AppointmentState.CANCELLED, on)
    assert found.reason


def test_what_is_booked_after_the_term_stays_also_when_the_notice_comes(place, measure):
    on = LAST + timedelta(days=3)
    with as_system(on=on):
        measures.lapse_terms(on=on)
    wished = booked(place, measure, LAST + timedelta(days=14), on=on)
    with acting_for(place.users["officer"].pk, on=on):
        papers = {DocumentKind.MEASURE_END_NOTICE: Paper(issued_by="police", issued_on=on)}
        officer = place.actor("officer", on=on)
        measures.change_status(measure.pk, Change(Act.RELEASE, on, papers), actor=officer, on=on)

    assert wished.measure is None
    assert shown(place, measure, on=on)[0] == [LAST + timedelta(days=14)]


def test_a_measure_that_stops_takes_what_is_booked_with_it(place, measure):
    on = date(2020, 9, 1)
    row = booked(place, measure, on + DAY, on=on)
    with acting_for(place.users["officer"].pk, on=on):
        papers = {DocumentKind.TERMINATION_NOTE: Paper(issued_by="police", issued_on=on)}
        officer = place.actor("officer", on=on)
        measures.change_status(measure.pk, Change(Act.TERMINATE, on, papers), actor=officer, on=on)

    with as_system(on=on):
        assert Appointment.objects.get(pk=row.pk).state == AppointmentState.CANCELLED


def test_a_suspension_leaves_it_as_it_is(place, measure):
    on = date(2020, 9, 1)
    row = booked(place, measure, on + DAY, on=on)
    with acting_for(place.users["chen"].pk, on=on):
        papers = {DocumentKind.SUSPENSION_NOTE: Paper(issued_by="police", issued_on=on)}
        chen = place.actor("chen", on=on)
        measures.change_status(measure.pk, Change(Act.SUSPEND, on, papers), actor=chen, on=on)
        assert Measure.objects.get(pk=measure.pk).ends_on is None

    with as_system(on=on):
        assert Appointment.objects.get(pk=row.pk).state == AppointmentState.BOOKED
