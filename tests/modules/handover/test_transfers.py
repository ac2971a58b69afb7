"""A file between offices: nobody is stuck, and everything moves at once."""

import pytest

from guitu.access.actors import SYSTEM_ACTOR
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.handover import actions, queries
from guitu.handover.actions import NewTransfer
from guitu.handover.models import CheckAnswer, FileTransfer, HandOver
from guitu.handover.terms import TransferReason, TransferStage
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
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


def send(place, person, *, by="chen", to="tianjiang"):
    new = NewTransfer(place.orgs[to], TransferReason.MOVED, "搬到田江")
    return actions.send_file(person.pk, new, actor=place.actor(by), on=TODAY)


def test_until_it_is_accepted_the_file_stays_and_the_other_sees_only_the_offer(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY):
        send(place, person)
        assert Person.objects.filter(pk=person.pk).exists()
    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        offers = queries.waiting(queries.transfers_in(place.actor("elsewhere")))
        assert [row.person_name for row in offers] == ["周小满"]
        assert not Person.objects.filter(pk=person.pk).exists()


def test_accepting_moves_everything_at_once(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY):
        transfer = send(place, person)
    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        actions.accept_file(transfer.pk, actor=place.actor("elsewhere"), on=TODAY)

        new = place.orgs["tianjiang"].seq
        for model in (Person, NameToken, HandOver, CheckAnswer, Duty):
            assert set(model.objects.values_list("org_seq", flat=True)) == {new}, model
    with acting_for(place.users["chen"].pk, on=TODAY):
        assert not Person.objects.exists()
        assert not HandOver.objects.exists()
        assert FileTransfer.objects.get().stage == TransferStage.ACCEPTED


def test_returning_needs_a_reason_and_leaves_the_file(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY):
        transfer = send(place, person)
    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        actor = place.actor("elsewhere")
        with pytest.raises(BadInput):
            actions.return_file(transfer.pk, reason="", actor=actor, on=TODAY)
        actions.return_file(transfer.pk, reason="本人不住这里", actor=actor, on=TODAY)
    with acting_for(place.users["chen"].pk, on=TODAY):
        assert FileTransfer.objects.get().answer_reason == "本人不住这里"
        assert Person.objects.filter(pk=person.pk).exists()
        assert send(place, person).stage == TransferStage.SENT


def test_a_file_is_on_one_way_at_a_time_and_can_be_recalled(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY):
        transfer = send(place, person)
        with pytest.raises(WrongStatus):
            send(place, person)
        actions.recall_file(transfer.pk, actor=place.actor("chen"), on=TODAY)
    with acting_for(place.users["elsewhere"].pk, on=TODAY), pytest.raises(WrongStatus):
        actions.accept_file(transfer.pk, actor=place.actor("elsewhere"), on=TODAY)


def test_the_sender_cannot_accept_for_the_other(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY):
        transfer = send(place, person)
        with pytest.raises(AccessDenied):
            actions.accept_file(transfer.pk, actor=place.actor("chen"), on=TODAY)


def test_a_file_does_not_go_to_its_own_office(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY), pytest.raises(BadInput):
        send(place, person, to="xintan")


def test_a_community_worker_sends_and_sees_the_answer(place, person):
    with acting_for(place.users["li"].pk, on=TODAY):
        transfer = send(place, person, by="li")
    with as_system(on=TODAY):
        actions.return_file(transfer.pk, reason="地址有误", actor=SYSTEM_ACTOR, on=TODAY)
    with acting_for(place.users["li"].pk, on=TODAY):
        assert queries.transfers_out(place.actor("li")).get().answer_reason == "地址有误"
