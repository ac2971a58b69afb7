"""Contacts through the API: recorded once, in scope, without words or names."""

import json
import uuid

import pytest
from django.test import Client

from guitu.contacts.models import Contact
from guitu.database.context import acting_for
from guitu.measures.models import Measure
from tests.cast import TODAY, Town, town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)


@pytest.fixture
def case() -> tuple[Town, Measure]:
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        return place, a_running_measure(place)


def client(place: Town, name: str) -> Client:
    found = Client()
    found.force_login(place.users[name])
    return found


def sent(case, name: str = "li", key: str = "", **values):
    place, measure = case
    body = {
        "person": str(measure.person_id), "way": "home_visit", "outcome": "met",
        "held_on": TODAY.isoformat(), "person_state": "steady", "summary": "谈话",
        "following": {"on": "2020-04-06", "way": "phone"},
    } | values  # fmt: skip
    return client(place, name).post(
        "/api/v1/contacts", json.dumps(body), content_type="application/json",
        headers={"Idempotency-Key": key or str(uuid.uuid4())},
    )  # fmt: skip


def test_the_same_key_records_one_contact_and_meets_its_duty(case):
    key = str(uuid.uuid4())
    first, again = sent(case, key=key), sent(case, key=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert len(first.json()["duties_met"]) == 1
    with acting_for(case[0].users["chen"].pk, on=TODAY):
        assert Contact.objects.count() == 1


def test_a_second_one_of_the_day_is_refused_until_it_is_said_which_it_is(case):
    sent(case)

    refused, said = sent(case, "wang"), sent(case, "wang", again="another")

    assert (refused.status_code, said.status_code) == (422, 201)


@pytest.mark.parametrize(("name", "status"), [("officer", 403), ("zhao", 404), ("elsewhere", 404)])
def test_nobody_else_records(case, name, status):
    assert sent(case, name).status_code == status


def test_the_list_gives_no_words(case):
    sent(case)
    place, measure = case

    answer = client(place, "li").get("/api/v1/contacts", {"person": str(measure.person_id)})

    (row,) = answer.json()["items"]
    assert row["way"] == "home_visit"
    assert "谈话" not in answer.content.decode()
    assert client(place, "zhao").get("/api/v1/contacts").json()["items"] == []


def test_wrong_input_is_named_by_field(case):
    answer = sent(case, held_on="2020-03-31", person_state=None)

    assert answer.status_code == 422
    assert {one["field"] for one in answer.json()["errors"]} == {"held_on", "person_state"}
