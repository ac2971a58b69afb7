"""The person's page says in words that the police's notice of the end is late."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.measures.presenters import person_page
from guitu.people import pieces
from guitu.people.models import Person
from tests.cast import town
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db


def test_a_late_notice_is_said_from_the_day_after_its_last_day():
    place = town()
    with acting_for(place.users["chen"].pk, on=REPORTED):
        measure = a_running_measure(place)
        due = Duty.objects.get(subject_id=measure.pk, kind="release_notice").due_on
    for on, late in ((date(2023, 3, 28), False), (due, False), (due + timedelta(days=1), True)):
        with acting_for(place.users["chen"].pk, on=on), translation.override("en"):
            person = Person.objects.get(pk=measure.person_id)
            glance = person_page.glance(person, place.actor("chen", on=on), on)
            facts = person_page.say(pieces.read([glance], most=5), on)
            assert ("notice of the police late" in str(facts[0].value)) is late
