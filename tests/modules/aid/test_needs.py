"""Needs: heard in the person's words, answered, declined, heard again; nothing is lost."""

from datetime import date, timedelta

import pytest

from guitu.aid import actions
from guitu.aid.models import Need, NeedEvent
from guitu.aid.terms import Heard, NeedAct, NeedKind, NeedStatus
from guitu.database.context import acting_for
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from tests.cast import TODAY
from tests.modules.aid.files import a_need, a_town
from tests.modules.measures.files import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_town()


@pytest.fixture
def person(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_person(place, place.actor("chen"))


def answer(place, need, act, *, who="li", on=TODAY, **values):
    with acting_for(place.users[who].pk, on=on):
        return actions.move_need(
            need.pk, actions.Answer(act, on, **values), actor=place.actor(who), on=on
        )


def heard(place, person, **values):
    with acting_for(place.users["li"].pk, on=TODAY):
        return a_need(person, place.actor("li"), **values)


def test_declining_help_is_an_answer(place, person):
    need = answer(place, heard(place, person), NeedAct.DECLINE)

    assert (need.status, need.answered_on) == (NeedStatus.DECLINED, TODAY)


def test_a_need_heard_again_keeps_what_happened(place, person):
    need = heard(place, person)
    answer(place, need, NeedAct.CANNOT, note="没有空房", next_offer="五月再申请公租房")
    later = date(2020, 5, 4)
    again = answer(place, need, NeedAct.RAISE_AGAIN, on=later)

    assert (again.status, again.answered_on) == (NeedStatus.RAISED, None)
    assert (again.first_raised_on, again.raised_on) == (TODAY, later)
    with acting_for(place.users["li"].pk, on=later):
        events = NeedEvent.objects.filter(need=need).order_by("pk")
        assert [row.status for row in events] == ["raised", "not_possible", "raised"]
        assert events[1].next_offer == "五月再申请公租房"


def test_the_same_answer_from_two_tabs_is_refused_the_second_time(place, person):
    need = heard(place, person)
    answer(place, need, NeedAct.MEET, note="已入住")

    with pytest.raises(WrongStatus):
        answer(place, need, NeedAct.MEET, note="已入住")


def test_nothing_happens_before_it_was_heard_or_on_a_day_to_come(place, person):
    need = heard(place, person)

    with pytest.raises(BadInput):
        answer(place, need, NeedAct.MEET, on=TODAY - timedelta(days=1))
    with pytest.raises(BadInput):
        heard(place, person, raised_on=TODAY + timedelta(days=1))


def test_what_the_person_said_is_not_readable_in_the_database(place, person):
    need = heard(place, person, words="腰不好，干不了重活")

    with acting_for(place.users["li"].pk, on=TODAY):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT words FROM aid_need WHERE id = %s", [need.pk])
            stored = bytes(cursor.fetchone()[0])
        assert "腰".encode() not in stored
        assert Need.objects.get(pk=need.pk).words == "腰不好，干不了重活"


@pytest.mark.parametrize(
    ("who", "error"),
    [("officer", AccessDenied), ("inspector", AccessDenied), ("zhao", Need.DoesNotExist)],
)
def test_only_those_who_help_record_it(place, person, who, error):
    need = heard(place, person)

    with pytest.raises(error):
        answer(place, need, NeedAct.START, who=who)


def test_a_need_asked_elsewhere_is_carried_over_once(place, person):
    source = ("handover.needasked", person.pk)
    new = actions.NewNeed(NeedKind.HOUSING, TODAY, heard=Heard.HAND_OVER, source=source)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        first = actions.carry_over(person, [actions.CarriedOver(new, True)], actor=li)
        second = actions.carry_over(person, [actions.CarriedOver(new, True)], actor=li)

        assert [need.status for need in first] == [NeedStatus.HELPING]
        assert second == []
        assert Need.objects.count() == 1


def test_a_voided_need_takes_no_further_answer(place, person):
    need = heard(place, person)
    with acting_for(place.users["li"].pk, on=TODAY):
        actions.void_need(need.pk, reason="重复", actor=place.actor("li"))

    with pytest.raises(WrongStatus):
        answer(place, need, NeedAct.MEET)
