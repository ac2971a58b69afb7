"""A file moves to another community of the office: at once, with everything, terms run on."""

import pytest

from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.handover import actions
from guitu.handover.actions import NewTransfer
from guitu.handover.models import HandOver
from guitu.handover.terms import TransferReason
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people import actions as people
from guitu.people.models import NameToken, Person
from tests.cast import TODAY, town
from tests.modules.handover.cases import NUMBER, RECEIVED, received
from tests.modules.people.files import a_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


@pytest.fixture
def person(place):
    found = a_file(place, "周小满", id_number=NUMBER)
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        received(place)
    return found


def move(place, person, to, *, by="chen"):
    with acting_for(place.users[by].pk, on=TODAY):
        return actions.move_within(person.pk, place.orgs[to], actor=place.actor(by), on=TODAY)


def test_everything_moves_at_once_and_waits_for_a_colleague(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY):
        people.assign(person.pk, place.users["li"], actor=place.actor("chen"), on=TODAY)
    move(place, person, "lanxi")
    with acting_for(place.users["chen"].pk, on=TODAY):
        for model in (Person, NameToken, HandOver):
            found = set(model.objects.values_list("org_seq", flat=True))
            assert found == {place.orgs["lanxi"].seq}, model
        assert Person.objects.get().responsible is None
        assert not Duty.objects.filter(assignee=place.users["li"], met_on=None).exists()
    with acting_for(place.users["li"].pk, on=TODAY):
        assert not Person.objects.exists()


@pytest.mark.parametrize("to", ["zixin", "tianjiang", "beita"])
def test_only_another_community_of_the_office_takes_it(place, person, to):
    with pytest.raises((BadInput, AccessDenied)):
        move(place, person, to)


def test_not_while_it_is_on_its_way_to_another_office(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY):
        new = NewTransfer(place.orgs["tianjiang"], TransferReason.MOVED, "搬到田江")
        actions.send_file(person.pk, new, actor=place.actor("chen"), on=TODAY)
    with pytest.raises(WrongStatus):
        move(place, person, "lanxi")


def test_a_worker_of_one_community_gives_no_file_away(place, person):
    with pytest.raises(AccessDenied):
        move(place, person, "lanxi", by="li")
