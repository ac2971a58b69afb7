"""Tests through the API: recorded once, in scope, without medicines or names."""

import json
import uuid

import pytest
from django.test import Client

from guitu.database.context import acting_for
from guitu.drug_testing.models import DrugTest
from tests.cast import TODAY, town
from tests.modules.drug_testing.files import a_tested_measure

pytestmark = pytest.mark.django_db
STAFF = [{"name": "王工", "sex": "male"}, {"name": "李工", "sex": "male"}]


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)


@pytest.fixture
def case():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        return place, a_tested_measure(place)


def client(place, name: str) -> Client:
    found = Client()
    found.force_login(place.users[name])
    return found


def sent(case, name: str = "li", key: str = "", **values):
    place, measure = case
    body = {
        "measure": str(measure.pk), "result": "negative", "tested_on": TODAY.isoformat(),
        "place": "工作站", "sample_kind": "urine", "staff": STAFF, "medicines": "可待因",
    } | values  # fmt: skip
    return client(place, name).post(
        "/api/v1/drug-tests", json.dumps(body), content_type="application/json",
        headers={"Idempotency-Key": key or str(uuid.uuid4())},
    )  # fmt: skip


def test_the_same_key_records_one_test(case):
    key = str(uuid.uuid4())

    first, again = sent(case, key=key), sent(case, key=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    place, _measure = case
    with acting_for(place.users["chen"].pk, on=TODAY):
        assert DrugTest.objects.count() == 1


def test_a_list_names_neither_person_nor_medicine(case):
    sent(case)
    place, measure = case

    read = client(place, "officer").get("/api/v1/drug-tests?result=negative")

    assert [row["measure"] for row in read.json()["items"]] == [str(measure.pk)]
    assert "可待因" not in read.content.decode()
    assert "苗一禾" not in read.content.decode()


@pytest.mark.parametrize(
    ("name", "values", "status"),
    [
        pytest.param("li", {"staff": STAFF[:1]}, 422, id="one-alone"),
        pytest.param("li", {"result": "confirmed_positive"}, 422, id="confirmed"),
        pytest.param("li", {"tested_on": "2020-03-01"}, 422, id="before-the-order"),
        pytest.param("officer", {}, 403, id="police"),
        pytest.param("elsewhere", {}, 404, id="another-office"),
    ],
)
def test_what_the_pages_refuse_is_refused_here(case, name, values, status):
    assert sent(case, name, **values).status_code == status
