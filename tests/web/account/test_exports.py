"""Lists are taken out for a purpose, on record, as the list shows them."""

import io
from datetime import timedelta

import pytest
from django.utils import translation
from openpyxl import load_workbook

from guitu.audit.models import Event
from guitu.database.context import as_system
from tests.cast import TODAY, Town, town
from tests.modules.people.files import a_file
from tests.web.account.test_today import a_duty, signed_in

pytestmark = pytest.mark.django_db
ASKED = {"reason": "Yearly check", "recipient": "District office"}


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@pytest.fixture
def place() -> Town:
    return town()


def sheet_of(response):
    return load_workbook(io.BytesIO(response.content)).worksheets[0]


def test_the_worklist_is_taken_out_with_the_name_of_who_took_it(place):
    a_duty(place.orgs["zixin"], "a", due_on=TODAY - timedelta(days=1))
    a_duty(place.orgs["zixin"], "b", due_on=TODAY)

    response = signed_in(place, "chen").post("/exports/worklist/?urgency=late", ASKED)

    sheet = sheet_of(response)
    assert response["Content-Disposition"].endswith(f'"worklist-{TODAY}.xlsx"')
    assert "Taken out by chen" in sheet["A1"].value
    assert "Yearly check" in sheet["A1"].value
    assert [cell.value for cell in sheet[4]][:2] == ["2020-03-29", "Report in at the office"]
    assert sheet.max_row == 4


def test_what_is_masked_in_the_list_stays_masked(place):
    person = a_file(place)

    response = signed_in(place, "chen").post("/exports/people/", ASKED)

    texts = [str(cell.value) for row in sheet_of(response).iter_rows() for cell in row]
    with as_system(on=TODAY):
        assert not any(person.id_number in text for text in texts)
        taken = Event.objects.get(act="list.taken_out")
    assert (taken.reason, taken.details["rows"]) == ("Yearly check", 1)
    assert taken.details["recipient"] == "District office"


def test_without_a_purpose_nothing_leaves(place):
    response = signed_in(place, "chen").post("/exports/people/", {"reason": "", "recipient": ""})

    assert response.status_code == 422
    assert response["Content-Type"].startswith("text/html")


def test_a_formula_in_a_name_stays_text(place):
    a_file(place, name="周小满")
    with as_system(on=TODAY):
        from guitu.people.models import Person

        Person.objects.update(employer="=1+1", name="=HYPERLINK(1)")

    sheet = sheet_of(signed_in(place, "chen").post("/exports/people/", ASKED))

    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("name", ["li", "leader", "district", "auditor"])
def test_only_posts_that_may_export_do(place, name):
    assert signed_in(place, name).get("/exports/people/").status_code == 403


def test_an_unknown_list_is_not_found(place):
    assert signed_in(place, "chen").get("/exports/secrets/").status_code == 404
