"""People through the API: the scope of the pages, numbers masked, reading recorded."""

import json
import uuid

import pytest
from django.test import Client

from guitu.audit.models import Event
from guitu.database.context import as_system
from tests.cast import TODAY, Town, town
from tests.modules.people.files import a_file, number

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def person(place):
    return a_file(place, phones=("10012345678",))


@pytest.fixture
def api(place):
    def of(name: str) -> Client:
        client = Client()
        client.force_login(place.users[name])
        return client

    return of


def found(client: Client, text: str):
    return client.post(
        "/api/v1/people/search",
        json.dumps({"text": text}),
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )


def test_the_list_is_the_one_of_the_pages(place, person, api):
    other = a_file(place, "石宁", org="lanxi", id_number=number(order=21))

    of_li = api("li").get("/api/v1/people").json()
    of_chen = api("chen").get("/api/v1/people?limit=1").json()

    assert [row["id"] for row in of_li["items"]] == [str(person.pk)]
    assert [row["id"] for row in of_chen["items"]] == [str(other.pk)]
    assert of_chen["next_offset"] == 1


def test_a_search_answers_with_masked_numbers(person, api):
    answer = found(api("li"), "sjs")

    (line,) = answer.json()["items"]
    assert line["name"] == "单景松"
    assert line["id_number"] == "990001" + "*" * 12
    assert found(api("zhao"), number()).json()["items"] == []


def test_one_file_is_read_and_that_is_recorded(place, person, api):
    answer = api("li").get(f"/api/v1/people/{person.pk}")

    file = answer.json()
    assert file["phones"] == ["100****5678"]
    assert "registered_address" in file["missing"]
    assert number() not in answer.content.decode()
    with as_system(on=TODAY):
        assert Event.objects.filter(act="file.read", person_id=person.pk).count() == 1


@pytest.mark.parametrize(("name", "status"), [("zhao", 404), ("volunteer", 403), ("auditor", 403)])
def test_a_file_out_of_scope_is_404_and_without_the_right_403(person, api, name, status):
    assert api(name).get(f"/api/v1/people/{person.pk}").status_code == status


def test_names_are_masked_for_posts_without_names(person, api):
    (line,) = api("inspector").get("/api/v1/people").json()["items"]

    assert line["name"] == "单**"


@pytest.mark.parametrize("query", ["?limit=0", "?limit=1000", "?offset=-1", "?limit=x"])
def test_a_part_that_cannot_be_is_422(person, api, query):
    assert api("li").get("/api/v1/people" + query).status_code == 422


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        pytest.param("", "这不是整数。", id="chinese-first"),
        pytest.param("zh-CN,zh;q=0.9", "这不是整数。", id="chinese"),
        pytest.param("en-GB,en;q=0.8", "This is not a whole number.", id="english"),
        pytest.param("fr", "这不是整数。", id="neither"),
    ],
)
def test_a_wrong_shape_is_named_in_the_language_of_the_caller(
    person, api, settings, asked, sentence
):
    settings.LANGUAGE_CODE = "zh-hans"
    client = api("li")
    client.cookies.pop("django_language", None)
    wanted = {"HTTP_ACCEPT_LANGUAGE": asked} if asked else {}

    answer = client.get("/api/v1/people?limit=x", **wanted).json()

    assert [one["message"] for one in answer["errors"]] == [sentence]
