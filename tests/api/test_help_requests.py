"""Requests for help by the API: asked once, read by the two sides, answered once."""

import pytest
from django.test import Client

from guitu.aid.models import AidRequest
from guitu.database.context import acting_for
from tests.cast import TODAY
from tests.modules.aid.files import a_town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
HERE = "/api/v1/help-requests"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)


@pytest.fixture
def place():
    return a_town()


@pytest.fixture
def body(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        person = a_running_measure(place).person
    return {
        "person": str(person.pk), "kind": "work", "asked": "请协助推荐岗位", "fields": ["name"],
        "ground": "help_duty", "to": "civil",
    }  # fmt: skip


def post(place, who, url, body, *, key):
    client = Client()
    client.force_login(place.users[who])
    headers = {"Idempotency-Key": key}
    return client.post(url, body, content_type="application/json", headers=headers)


def get(place, who, url):
    client = Client()
    client.force_login(place.users[who])
    return client.get(url)


def test_the_same_request_sent_twice_is_one(place, body):
    answers = [post(place, "li", HERE, body, key="key-0001") for _time in range(2)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert "苗一禾" not in answers[0].content.decode()
    with acting_for(place.users["li"].pk, on=TODAY):
        assert AidRequest.objects.count() == 1


def test_the_body_asked_reads_what_it_was_told_and_answers_once(place, body):
    made = post(place, "li", HERE, body, key="key-0001").json()
    sheet = get(place, "civil", f"{HERE}/received/{made['id']}").json()
    assert sheet["told"] == {"name": "苗一禾"}

    turn = {"act": "provide", "note": "可以安排"}
    url = f"{HERE}/{made['id']}/turns"
    assert post(place, "civil", url, turn, key="key-0002").json()["status"] == "provided"
    assert post(place, "civil", url, turn, key="key-0002").status_code == 201
    assert post(place, "civil", url, turn, key="key-0003").status_code == 422


@pytest.mark.parametrize(
    ("who", "status"), [("labour", 404), ("zhao", 404), ("elsewhere", 404), ("officer", 404)]
)
def test_nobody_else_finds_it(place, body, who, status):
    made = post(place, "li", HERE, body, key="key-0001").json()
    turn = {"act": "provide", "note": "x"}

    answer = post(place, who, f"{HERE}/{made['id']}/turns", turn, key="key-0002")

    assert answer.status_code == status


def test_a_request_without_a_ground_names_the_field(place, body):
    answer = post(place, "li", HERE, body | {"kind": "health"}, key="key-0001")

    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == ["ground"]


def test_a_person_out_of_scope_is_not_there(place, body):
    assert post(place, "zhao", HERE, body, key="key-0001").status_code == 404
