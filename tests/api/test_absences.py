"""Absences through the API: told once, in scope, letters answered by the host alone."""

import json
import uuid
from datetime import date

import pytest
from django.test import Client

from guitu.absences import actions
from guitu.absences.models import Absence, Letter
from guitu.absences.terms import StayReason
from guitu.database.context import acting_for
from guitu.measures.models import Measure
from tests.cast import Town, town
from tests.modules.absences.given import TODAY
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


def post(case, path: str, body: dict, name: str = "li", key: str = ""):
    return client(case[0], name).post(
        f"/api/v1/{path}", json.dumps(body), content_type="application/json",
        headers={"Idempotency-Key": key or str(uuid.uuid4())},
    )  # fmt: skip


def report(case, name: str = "li", key: str = "", **values):
    body = {
        "person": str(case[1].person_id), "reported_on": "2020-06-01", "way": "paper",
        "leaves_on": "2020-06-01", "planned_return_on": "2020-06-03", "area": "贵阳市",
        "reason": "work", "contact": "10012345678",
    } | values  # fmt: skip
    return post(case, "absences", body, name, key)


def test_the_same_key_puts_one_report_on_record_without_where_to_reach(case):
    key = str(uuid.uuid4())
    first, again = report(case, key=key), report(case, key=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert "10012345678" not in first.content.decode()
    with acting_for(case[0].users["chen"].pk, on=TODAY):
        assert Absence.objects.count() == 1


def test_overlapping_days_are_refused(case):
    report(case)

    assert report(case, leaves_on="2020-06-02").status_code == 422


@pytest.mark.parametrize(
    ("name", "status"), [("volunteer", 403), ("zhao", 404), ("elsewhere", 404)]
)
def test_nobody_else_reports(case, name, status):
    assert report(case, name).status_code == status


def test_lists_narrow_to_a_person_and_to_what_is_open(case):
    report(case)
    place, measure = case
    get = client(place, "li").get

    assert len(get("/api/v1/absences?open=true").json()["items"]) == 1
    assert get("/api/v1/absences?open=false").json()["items"] == []
    assert get(f"/api/v1/absences?person={measure.pk}").json()["items"] == []
    assert client(place, "zhao").get("/api/v1/absences").json()["items"] == []


def test_only_the_host_answers_a_letter_once(case):
    place, measure = case
    host = place.orgs["tianjiang"]
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen", on=TODAY)
        new = actions.NewStay(
            "桥头", date(2020, 6, 10), StayReason.WORK, actions.Division(), host=host
        )
        stay = actions.begin_stay(measure.person_id, new, actor=chen, on=TODAY)
        letter = actions.send_letter(stay.pk, asks="检测", sent_on=TODAY, actor=chen, on=TODAY)
    assert len(client(place, "li").get("/api/v1/stays?open=true").json()["items"]) == 1
    path = f"letters/{letter.pk}/answer"
    body = {"answer": "accepted", "answered_on": "2020-06-30", "answered_by": "王主任"}

    assert post(case, path, body, "li").status_code == 404
    key = str(uuid.uuid4())
    first, again = (
        post(case, path, body, "elsewhere", key),
        post(case, path, body, "elsewhere", key),
    )

    assert (first.status_code, again.status_code) == (200, 200)
    assert post(case, path, body, "elsewhere").status_code == 422
    with acting_for(place.users["chen"].pk, on=TODAY):
        assert Letter.objects.get().answer == "accepted"
