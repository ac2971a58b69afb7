"""A file between offices: nobody is stuck, and everything moves at once."""

from datetime import timedelta

import pytest

from guitu.access.actors import SYSTEM_ACTOR
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.handover import actions, duties, queries
from guitu.handover.actions import NewTransfer
from guitu.handover.models import CheckAnswer, FileTransfer, HandOver
from guitu.handover.terms import FILE_ANSWER, FILE_BACK, TransferReason, TransferStage
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


def duties_of(transfer, *, by=None, place=None) -> list[tuple]:
    with acting_for(place.users[by].pk, on=TODAY) if by else as_system(on=TODAY):
        rows = Duty.objects.filter(subject_id=transfer.pk).order_by("pk")
        return [(row.kind, row.org_seq, row.due_on, standing(row)) for row in rows]


def standing(duty) -> str:
    return "void" if duty.voided_at else "met" if duty.met_on else "open"


def returned(place, person, *, by="chen"):
    with acting_for(place.users[by].pk, on=TODAY):
        transfer = send(place, person, by=by)
    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        actor = place.actor("elsewhere")
        actions.return_file(transfer.pk, reason="地址有误", actor=actor, on=TODAY)
    return transfer


def test_the_receiving_office_must_answer_and_the_sender_sees_no_duty_there(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY):
        transfer = send(place, person)
        duties.replan_transfer(transfer, actor=place.actor("chen"), on=TODAY)

    there = place.orgs["tianjiang"].seq
    asked = [(FILE_ANSWER, there, TODAY + timedelta(days=7), "open")]
    assert duties_of(transfer, by="elsewhere", place=place) == asked
    assert duties_of(transfer, by="chen", place=place) == []
    with as_system(on=TODAY):
        duty = Duty.objects.get(subject_id=transfer.pk)
        assert (duty.person_id, duty.created_by) == (None, place.users["chen"].pk)


def test_accepting_meets_the_duty_and_recalling_takes_it_away(place, person):
    with acting_for(place.users["chen"].pk, on=TODAY):
        recalled = send(place, person)
        actions.recall_file(recalled.pk, actor=place.actor("chen"), on=TODAY)
        accepted = send(place, person)
    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        actions.accept_file(accepted.pk, actor=place.actor("elsewhere"), on=TODAY)

    assert [duty[-1] for duty in duties_of(recalled)] == ["void"]
    assert [duty[-1] for duty in duties_of(accepted)] == ["met"]


@pytest.mark.parametrize(("by", "org"), [("chen", "xintan"), ("li", "zixin")])
def test_a_file_that_came_back_is_seen_to_by_whoever_sent_it(place, person, by, org):
    transfer = returned(place, person, by=by)

    assert [(kind, seq, stands) for kind, seq, _due, stands in duties_of(transfer)] == [
        (FILE_ANSWER, place.orgs["tianjiang"].seq, "met"),
        (FILE_BACK, place.orgs[org].seq, "open"),
    ]
    with acting_for(place.users[by].pk, on=TODAY):
        assert queries.files_to_see_to(place.actor(by)) == 1
        send(place, person, by=by)
        assert queries.files_to_see_to(place.actor(by)) == 0
    assert [duty[-1] for duty in duties_of(transfer)] == ["met", "met"]


def test_a_community_worker_sends_on_what_the_office_got_back(place, person):
    transfer = returned(place, person)
    with acting_for(place.users["li"].pk, on=TODAY):
        send(place, person, by="li")

    assert [duty[-1] for duty in duties_of(transfer)] == ["met", "met"]


def test_keeping_a_file_that_came_back_twice_is_keeping_it_once(place, person):
    transfer = returned(place, person)
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        actions.keep_file(transfer.pk, actor=chen, on=TODAY)
        actions.keep_file(transfer.pk, actor=chen, on=TODAY)
        assert queries.files_to_see_to(chen) == 0
        with pytest.raises(WrongStatus):
            actions.keep_file(send(place, person).pk, actor=chen, on=TODAY)
    with acting_for(place.users["elsewhere"].pk, on=TODAY), pytest.raises(AccessDenied):
        actions.keep_file(transfer.pk, actor=place.actor("elsewhere"), on=TODAY)
