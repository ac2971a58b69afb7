"""The root of the API: who may call, how errors are said, how writes are made once."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import translation

from guitu.access.actors import SYSTEM_ACTOR
from guitu.database.context import as_system
from guitu.exchange import clients
from guitu.exchange.models import ApiKey
from tests.cast import TODAY, Town, town
from tests.web.account.test_today import a_duty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@pytest.fixture
def place() -> Town:
    return town()


def a_key(place: Town, org: str = "xintan", *, until: date = TODAY + timedelta(days=30)):
    with as_system(on=TODAY):
        new = clients.NewClient("Centre", place.orgs[org])
        client = clients.open_client(new, actor=SYSTEM_ACTOR, on=TODAY)
        key, text = clients.issue_key(
            client.pk, expires_on=until, actor=SYSTEM_ACTOR, on=TODAY - timedelta(days=60)
        )
    return client, key, {"HTTP_AUTHORIZATION": f"Bearer {text}"}


def test_without_sign_in_the_answer_is_401():
    response = Client().get("/api/v1/worklist")

    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 401


def test_a_session_reads_the_own_worklist(place):
    a_duty(place.orgs["zixin"], "late", due_on=TODAY - timedelta(days=2))
    a_duty(place.orgs["tianjiang"], "x", due_on=TODAY)
    client = Client()
    client.force_login(place.users["li"])

    answer = client.get("/api/v1/worklist").json()

    assert [(row["kind"], row["overdue"]) for row in answer["items"]] == [("report_in", True)]
    assert answer["items"][0]["because"][0]["source"] == "detox-regulation"
    assert answer["next_offset"] is None


def test_a_post_without_the_permission_is_answered_403(place):
    client = Client()
    client.force_login(place.users["auditor"])

    response = client.get("/api/v1/worklist")

    assert response.status_code == 403
    assert "see the worklist" in response.json()["detail"]


def test_a_key_acts_as_its_system_and_makes_no_session(place):
    _client, key, headers = a_key(place)

    response = Client().get("/api/v1/worklist", **headers)

    assert response.status_code == 403
    assert "sessionid" not in response.cookies
    with as_system(on=TODAY):
        assert ApiKey.objects.get(pk=key.pk).last_used_on == TODAY


@pytest.mark.parametrize("how", ["revoked", "expired", "closed", "wrong"])
def test_a_key_that_does_not_hold_is_answered_401(place, how):
    until = TODAY - timedelta(days=1) if how == "expired" else TODAY + timedelta(days=9)
    client, key, headers = a_key(place, until=until)
    with as_system(on=TODAY):
        if how == "revoked":
            clients.revoke_key(key.pk, reason="Lost", actor=SYSTEM_ACTOR)
        elif how == "closed":
            clients.close_client(client.pk, reason="Over", actor=SYSTEM_ACTOR, on=TODAY)
        elif how == "wrong":
            headers = {"HTTP_AUTHORIZATION": "Bearer guitu_wrong"}

    assert Client().get("/api/v1/worklist", **headers).status_code == 401


def test_a_wrong_key_never_falls_back_to_the_session(place):
    client = Client()
    client.force_login(place.users["li"])

    response = client.get("/api/v1/worklist", HTTP_AUTHORIZATION="Bearer guitu_wrong")

    assert response.status_code == 401


def test_a_key_is_kept_as_a_digest_only(place):
    _client, key, headers = a_key(place)
    text = headers["HTTP_AUTHORIZATION"].removeprefix("Bearer ")

    assert text not in json.dumps([str(value) for value in vars(key).values()])


def test_what_is_not_there_is_said_as_a_problem(place):
    client = Client()
    client.force_login(place.users["chen"])

    response = client.get("/api/v1/account/nowhere/2020")

    assert response.status_code == 404
    assert response.json()["title"]


@pytest.mark.parametrize("headers", [{}, {"HTTP_AUTHORIZATION": "Bearer guitu_wrong"}])
def test_a_write_without_a_key_that_holds_is_answered_401(headers):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/api/v1/release-notices", {}, "application/json", **headers)

    assert response.status_code == 401


def test_a_write_by_session_needs_the_token_of_a_form(place):
    client = Client(enforce_csrf_checks=True)
    client.force_login(place.users["chen"])
    headers = {"HTTP_IDEMPOTENCY_KEY": "2020-0042"}

    response = client.post("/api/v1/release-notices", {}, "application/json", **headers)

    assert response.status_code == 403


def test_a_number_out_of_range_is_answered_400(place):
    _client, _key, headers = a_key(place)

    response = Client().get("/api/v1/release-notices?offset=9999999999999999999999", **headers)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_a_method_that_is_not_taken_is_answered_405_as_a_problem(place):
    _client, _key, headers = a_key(place)

    response = Client().delete("/api/v1/release-notices", **headers)

    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET, POST"


def test_a_body_that_is_no_json_is_answered_400_with_what_to_send(place):
    _client, _key, headers = a_key(place)
    headers["HTTP_IDEMPOTENCY_KEY"] = "a-key-of-its-own"

    for body in ("{", b"\xff\xfe", "[" * 100_000):
        response = Client().post(
            "/api/v1/release-notices", body, content_type="application/json", **headers
        )

        assert response.status_code == 400
        assert response.json()["detail"].startswith("Send JSON in UTF-8")
