"""Files of minors: a label of their own, raised with the birth date, lowered when of age."""

from datetime import date

import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.database.models import FILE, SPECIAL
from guitu.people.actions.ageing import come_of_age
from guitu.people.actions.correcting import Correction, correct
from guitu.people.actions.opening import NewAddress, NewPerson, open_file
from guitu.people.models import Address, NameToken, Person
from guitu.people.terms import AddressKind
from tests.cast import TODAY, town

pytestmark = pytest.mark.django_db


def a_minor(place, *, born_on):
    with acting_for(place.users["chen"].pk, on=TODAY):
        new = NewPerson(
            name="苗一禾", org=place.orgs["zixin"], no_id_reason="test", birth_on=born_on,
            addresses=(NewAddress(AddressKind.LIVING, "北塔区"),),
        )  # fmt: skip
        return open_file(new, actor=place.actor("chen"), on=TODAY)


def labels(person):
    with as_system(on=TODAY):
        found = {Person.objects.get(pk=person.pk).sec_label}
        found |= set(Address.objects.values_list("sec_label", flat=True))
        return found | set(NameToken.objects.values_list("sec_label", flat=True))


@pytest.mark.parametrize(
    ("born_on", "day", "label"),
    [
        pytest.param(date(2003, 5, 20), date(2021, 5, 19), SPECIAL, id="day-before"),
        pytest.param(date(2003, 5, 20), date(2021, 5, 20), FILE, id="birthday"),
        pytest.param(date(2004, 2, 29), date(2022, 2, 28), SPECIAL, id="leap-day-28-february"),
        pytest.param(date(2004, 2, 29), date(2022, 3, 1), FILE, id="leap-day-1-march"),
        pytest.param(date(2003, 12, 31), date(2022, 1, 5), FILE, id="timer-late"),
    ],
)
def test_a_file_becomes_ordinary_on_the_eighteenth_birthday(born_on, day, label):
    person = a_minor(town(), born_on=born_on)
    assert labels(person) == {SPECIAL}

    assert come_of_age(on=day) == (label == FILE)

    assert labels(person) == {label}
    assert come_of_age(on=day) == 0


def test_coming_of_age_is_in_the_trail_as_an_act_of_the_system():
    person = a_minor(town(), born_on=date(2003, 5, 20))
    come_of_age(on=date(2021, 5, 20))

    with as_system(on=TODAY):
        event = Event.objects.get(act="people.came_of_age")
        assert (event.person_id, event.user_name) == (person.pk, "system")


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [(date(1990, 1, 1), date(2004, 1, 1), SPECIAL), (date(2004, 1, 1), date(1990, 1, 1), FILE)],
)
def test_a_corrected_birth_date_moves_the_label_with_a_trace(before, after, label):
    place = town()
    person = a_minor(place, born_on=before)
    with acting_for(place.users["chen"].pk, on=TODAY):
        change = Correction({"birth_on": after}, person.version)
        correct(person.pk, change, actor=place.actor("chen"), on=TODAY)

    assert labels(person) == {label}
    with as_system(on=TODAY):
        assert Event.objects.get(act="people.relabelled").details == {"label": label}


@pytest.mark.parametrize(("who", "sees"), [("li", 1), ("officer", 0), ("doctor", 0), ("leader", 0)])
def test_a_minors_file_is_there_for_those_with_clearance_only(who, sees):
    place = town()
    a_minor(place, born_on=date(2004, 1, 1))

    with acting_for(place.users[who].pk, on=TODAY):
        assert Person.objects.count() == sees
