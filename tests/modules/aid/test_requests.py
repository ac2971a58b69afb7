"""Requests to departments: minimum data, two fences, one answer, the clock of each side."""

import json
from datetime import date, timedelta

import pytest
from django.db import connection

from guitu.aid import actions, queries
from guitu.aid.models import AidRequest, Need, RequestTurn
from guitu.aid.terms import Disclosed, Ground, NeedAct, NeedKind, NeedStatus, RequestAct
from guitu.aid.terms import RequestStatus as S
from guitu.database.context import acting_for, as_system
from guitu.database.models import SEALED
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people.actions.correcting import Correction, correct
from guitu.people.models import Person
from guitu.people.queries import visible_to
from tests.cast import TODAY
from tests.modules.aid.files import a_need, a_new_request, a_town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=2)


@pytest.fixture
def place():
    return a_town()


@pytest.fixture
def person(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_running_measure(place).person


def sent(place, person, **values):
    with acting_for(place.users["li"].pk, on=TODAY):
        new = a_new_request(place, **values)
        return actions.send_request(person.pk, new, actor=place.actor("li"), on=TODAY)


def turn(place, request, act, who, *, on=LATER, note="可以安排", **values):
    with acting_for(place.users[who].pk, on=on):
        return actions.act_on_request(
            request.pk, actions.Turn(act, on, note, **values), actor=place.actor(who, on=on), on=on
        )


def open_duties(request):
    return [
        (duty.kind, duty.org_seq, duty.person_id)
        for duty in Duty.objects.filter(OPEN, subject_id=request.pk)
    ]


def test_only_the_chosen_data_go_with_a_request(place, person):
    request = sent(place, person, fields=[Disclosed.NAME, Disclosed.COMMUNITY, Disclosed.PHONE])

    with acting_for(place.users["civil"].pk, on=TODAY):
        row = queries.requests_in(place.actor("civil")).get()
        assert json.loads(row.sheet) == {"name": "苗一禾", "community": "zixin"}
        assert row.fields == ["community", "name"]
        assert row.pk == request.pk


def test_a_department_reads_its_requests_and_no_file_at_all(place, person):
    sent(place, person)
    sent(place, person, to=place.orgs["labour"])

    with acting_for(place.users["civil"].pk, on=TODAY):
        civil = place.actor("civil")
        assert AidRequest.objects.count() == 1
        assert RequestTurn.objects.count() == 0
        assert Person.objects.count() == 0
        assert Need.objects.count() == 0
        assert list(visible_to(civil)) == []
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_person")
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT to_seq FROM aid_aidrequest")
            assert cursor.fetchall() == [(place.orgs["civil"].seq,)]


def test_a_department_reads_what_it_was_sent_of_a_minor_and_still_no_file(place, person):
    request = sent(place, person, kind=NeedKind.SCHOOLING)
    with acting_for(place.users["chen"].pk, on=TODAY):
        changes = {"birth_on": date(2004, 5, 1)}
        correct(person.pk, Correction(changes, person.version), actor=place.actor("chen"), on=TODAY)
        assert AidRequest.objects.get(pk=request.pk).sec_label == 2

    with acting_for(place.users["civil"].pk, on=TODAY):
        assert AidRequest.objects.count() == 1
        assert Person.objects.count() == 0
    with acting_for(place.users["volunteer"].pk, on=TODAY):
        assert AidRequest.objects.count() == 0
    turn(place, request, RequestAct.PROVIDE, "civil")


def test_a_sealed_file_closes_the_requests_at_the_other_side_too(place, person):
    request = sent(place, person)
    with as_system(on=TODAY):
        AidRequest.objects.filter(pk=request.pk).update(sec_label=SEALED)

    with acting_for(place.users["civil"].pk, on=TODAY):
        assert AidRequest.objects.count() == 0


def test_the_department_has_the_duty_and_its_answer_meets_it(place, person):
    request = sent(place, person)
    civil = place.orgs["civil"].seq
    with acting_for(place.users["civil"].pk, on=TODAY):
        assert open_duties(request) == [("aid_answer", civil, None)]

    answered = turn(place, request, RequestAct.PROVIDE, "civil")

    assert (answered.status, answered.answered_on) == (S.PROVIDED, LATER)
    with acting_for(place.users["chen"].pk, on=LATER):
        met = Duty.objects.get(subject_id=request.pk, kind="aid_answer")
        assert (met.met_on, met.met_by_id) == (LATER, request.pk)
        assert open_duties(request) == [("aid_take_up", person.org_seq, person.pk)]


def test_asking_back_turns_the_clock_round_and_information_gives_a_new_day(place, person):
    request = sent(place, person)
    turn(place, request, RequestAct.ACKNOWLEDGE, "civil", note="")
    turn(place, request, RequestAct.ASK_BACK, "civil", note="需要户口本复印件吗？")
    with acting_for(place.users["chen"].pk, on=LATER):
        assert [kind for kind, *_more in open_duties(request)] == ["aid_inform"]

    told = turn(place, request, RequestAct.INFORM, "li", on=date(2020, 4, 5), note="不需要")

    assert told.due_on == date(2020, 4, 15)
    with acting_for(place.users["chen"].pk, on=date(2020, 4, 5)):
        assert [kind for kind, *_more in open_duties(request)] == ["aid_answer"]
        said = RequestTurn.objects.order_by("pk").values_list("act", "by_name")
        assert list(said) == [
            ("acknowledge", "civil"), ("ask_back", "civil"), ("inform", "li"),
        ]  # fmt: skip


def test_two_answers_from_two_tabs_are_one(place, person):
    request = sent(place, person)
    turn(place, request, RequestAct.PROVIDE, "civil")

    with pytest.raises(WrongStatus):
        turn(place, request, RequestAct.REFUSE, "civil", note="名额已满")

    with acting_for(place.users["chen"].pk, on=LATER):
        assert AidRequest.objects.get(pk=request.pk).status == S.PROVIDED


@pytest.mark.parametrize(
    ("who", "act", "error"),
    [
        ("labour", RequestAct.PROVIDE, AidRequest.DoesNotExist),
        ("elsewhere", RequestAct.PROVIDE, AidRequest.DoesNotExist),
        ("civil", RequestAct.REVOKE, AccessDenied),
        ("civil", RequestAct.TAKE_UP, AccessDenied),
        ("officer", RequestAct.PROVIDE, AccessDenied),
    ],
)
def test_each_side_does_its_own(place, person, who, act, error):
    request = sent(place, person)

    with pytest.raises(error):
        turn(place, request, act, who)


def test_a_request_to_a_body_outside_is_asked_after_by_the_office(place, person):
    request = sent(place, person, to=None, to_name="市就业服务中心")
    with acting_for(place.users["chen"].pk, on=TODAY):
        assert [kind for kind, *_more in open_duties(request)] == ["aid_chase"]

    turn(place, request, RequestAct.REFUSE, "li", note="来函：本期名额已满", by_name="孙")

    with acting_for(place.users["chen"].pk, on=LATER):
        assert Duty.objects.get(subject_id=request.pk, kind="aid_chase").met_on == LATER
        assert RequestTurn.objects.get().by_name == "孙"


def test_taking_up_an_answer_says_what_follows_for_the_need(place, person):
    with acting_for(place.users["li"].pk, on=TODAY):
        need = a_need(person, place.actor("li"))
    request = sent(place, person, need_id=need.pk)
    turn(place, request, RequestAct.PROVIDE, "civil")

    turn(place, request, RequestAct.TAKE_UP, "li", note="下周一上岗", need_act=NeedAct.MEET)

    with acting_for(place.users["chen"].pk, on=LATER):
        need.refresh_from_db()
        assert (need.status, need.answered_on) == (NeedStatus.MET, LATER)
        assert open_duties(request) == []
        with pytest.raises(WrongStatus):
            turn(place, request, RequestAct.TAKE_UP, "li")


def test_a_request_taken_back_leaves_no_duty_but_its_trace(place, person):
    request = sent(place, person)
    turn(place, request, RequestAct.REVOKE, "li", note="本人已找到工作")

    with acting_for(place.users["chen"].pk, on=LATER):
        assert open_duties(request) == []
        gone = Duty.objects.get(subject_id=request.pk)
        assert gone.void_reason == "The office took the request back."
        assert RequestTurn.objects.count() == 1


def test_health_is_not_disclosed_without_consent(place, person):
    with pytest.raises(BadInput):
        sent(place, person, kind=NeedKind.MENTAL_HEALTH, ground=Ground.HELP_DUTY)

    sent(place, person, kind=NeedKind.MENTAL_HEALTH, ground=Ground.CONSENT, consented_on=TODAY)


def test_sending_begins_to_help_with_the_need(place, person):
    with acting_for(place.users["li"].pk, on=TODAY):
        need = a_need(person, place.actor("li"))
    sent(place, person, need_id=need.pk)

    with acting_for(place.users["li"].pk, on=TODAY):
        need.refresh_from_db()
        assert need.status == NeedStatus.HELPING
