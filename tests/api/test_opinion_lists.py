"""Lists of opinions by the API: read by the body asked alone, answered once."""

import pytest
from django.test import Client

from guitu.database.context import as_system
from tests.modules.risk.departments import a_case, asked, list_of
from tests.modules.risk.files import COUNTS

pytestmark = pytest.mark.django_db
HERE = "/api/v1/opinion-lists"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: COUNTS)


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        return a_case()


@pytest.fixture
def health(case):
    with as_system(on=COUNTS):
        return list_of(case, "health")


def client(case, who):
    found = Client()
    found.force_login(case.place.users[who])
    return found


def post(case, who, url, body, *, key="key-00000001"):
    headers = {"Idempotency-Key": key}
    return client(case, who).post(url, body, content_type="application/json", headers=headers)


def test_a_department_reads_its_list_and_the_little_that_is_shown(case, health):
    found = client(case, "health").get(HERE).json()
    assert [(one["department"], one["asked"], one["answered"]) for one in found] == [
        ("health", 3, 0)
    ]

    people = client(case, "health").get(f"{HERE}/{health.pk}?waiting=true&limit=2").json()
    assert people["next_offset"] == 2
    assert set(people["items"][0]["shown"]) <= {"name", "birth_day", "id_tail"}


@pytest.mark.parametrize(("who", "status"), [("civil", 404), ("officer", 404), ("chen", 403)])
def test_a_list_is_not_there_for_others(case, health, who, status):
    assert client(case, who).get(f"{HERE}/{health.pk}").status_code == status
    body = {"answers": []}
    assert post(case, who, f"{HERE}/{health.pk}/answers", body).status_code == status


def test_answers_sent_twice_count_once(case, health):
    people = client(case, "health").get(f"{HERE}/{health.pk}").json()["items"]
    body = {"answers": [{"id": one["id"], "answer": "nothing_known"} for one in people]}
    url = f"{HERE}/{health.pk}/answers"

    answers = [post(case, "health", url, body) for _time in range(2)]
    again = post(case, "health", url, body, key="key-00000002")

    assert [one.json() for one in answers] == [{"changed": 3}] * 2
    assert again.json() == {"changed": 0}
    with as_system(on=COUNTS):
        assert {str(one.answer) for one in asked(health)} == {"nothing_known"}


def test_known_without_words_is_refused_by_name_and_nothing_is_taken(case, health):
    people = client(case, "health").get(f"{HERE}/{health.pk}").json()["items"]
    body = {
        "answers": [
            {"id": people[0]["id"], "answer": "nothing_known"},
            {"id": people[1]["id"], "answer": "known"},
        ]
    }
    answer = post(case, "health", f"{HERE}/{health.pk}/answers", body)

    assert answer.status_code == 422
    assert people[1]["id"] in answer.content.decode()
    with as_system(on=COUNTS):
        assert {one.answer for one in asked(health)} == {""}


def test_an_old_version_is_a_conflict(case, health):
    people = client(case, "health").get(f"{HERE}/{health.pk}").json()["items"]
    url = f"{HERE}/{health.pk}/answers"
    one = {"id": people[0]["id"], "version": people[0]["version"]}
    post(case, "doctor", url, {"answers": [one | {"answer": "known", "words": "住院中"}]})

    answer = post(case, "health", url, {"answers": [one | {"answer": "nothing_known"}]})

    assert answer.status_code == 409
