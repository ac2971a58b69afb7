"""The boards: every number leads to the list that it counts; no names for those who see none."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.terms import OrgKind
from tests.cast import TODAY, Town, town
from tests.modules.measures.files import REPORTED, a_running_measure
from tests.web.account.test_today import a_duty, signed_in

pytestmark = pytest.mark.django_db
NAME = "苗一禾"


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@pytest.fixture
def place() -> Town:
    return town()


def test_each_party_sees_what_is_theirs_and_what_is_late(place):
    zixin = place.orgs["zixin"]
    a_duty(zixin, "a", due_on=TODAY - timedelta(days=1), party="community", kind="drug_test")
    a_duty(zixin, "b", due_on=TODAY, party="community", kind="drug_test")
    a_duty(zixin, "c", due_on=TODAY, party="government", kind="sign_agreement")
    chen = signed_in(place, "chen")

    page = chen.get("/board/parties/")

    assert [str(part["party"]) for part in page.context["parts"]] == [
        "government", "department", "community", "residents",
    ]  # fmt: skip
    assert page.context["answer"] == "Late: Community 1."
    for part in page.context["parts"]:
        for figure in part["figures"]:
            assert chen.get(figure["url"]).context["list"].total == figure["value"]
        for kind in part["kinds"]:
            assert chen.get(kind["url"]).context["list"].total == kind["total"]


def test_the_dashboard_counts_and_leads_to_the_same_lists(place):
    with acting_for(place.users["chen"].pk, on=REPORTED):
        a_running_measure(place)
    a_duty(place.orgs["lanxi"], "a", due_on=TODAY - timedelta(days=1))
    chen = signed_in(place, "chen")

    dashboard = chen.get("/dashboard/").context

    assert "1 person in execution" in dashboard["answer"]
    lanxi = next(row for row in dashboard["rows"] if row["name"] == "lanxi")
    assert lanxi["duties"][0]["value"] == 1
    for row in dashboard["rows"]:
        for one in row["duties"]:
            assert chen.get(one["url"]).context["list"].total == one["value"], row["name"]
        if row["gaps_url"]:
            assert chen.get(row["gaps_url"]).context["list"].total == row["gaps"]
    for figure in dashboard["figures"]:
        assert chen.get(figure["url"]).status_code == 200


def test_a_number_of_a_department_leads_to_its_own_lines(place):
    with as_system(on=TODAY):
        new = NewOrg(code="xintan-civil", name="新滩民政办", kind=OrgKind.DEPARTMENT)
        department = add(new, parent=place.orgs["xintan"])
    a_duty(department, "a", due_on=TODAY)
    a_duty(place.orgs["zixin"], "b", due_on=TODAY)
    chen = signed_in(place, "chen")

    page = chen.get("/dashboard/")

    row = next(row for row in page.context["rows"] if row["name"] == "新滩民政办")
    cell = next(cell for cell in row["duties"] if cell["value"])
    assert chen.get(cell["url"]).context["list"].total == cell["value"] == 1


@pytest.mark.parametrize("name", ["leader", "district", "inspector", "chen", "wang"])
def test_pages_of_the_account_open_for_whoever_reads_it(place, name):
    with acting_for(place.users["chen"].pk, on=REPORTED):
        a_running_measure(place)
    client = signed_in(place, name)

    pages = [
        client.get(address)
        for address in (
            "/dashboard/",
            "/account/xintan/2020/",
            "/account/xintan/2020/in_execution/",
            "/account/xintan/2020/duties_due/?outcome=excluded:waived",
        )
    ]

    assert [page.status_code for page in pages] == [200] * 4
    shows_names = name in ("chen", "wang")
    assert any(NAME in page.content.decode() for page in pages) == shows_names


def test_the_account_of_another_office_is_not_found(place):
    client = signed_in(place, "elsewhere")

    assert client.get("/account/tianjiang/2020/").status_code == 200
    for address in ("xintan/2020/", "beita/2020/", "xintan/2020/duties_due/", "tianjiang/2021/"):
        assert client.get(f"/account/{address}").status_code == 404
    assert client.get("/account/tianjiang/2020/no_figure/").status_code == 404
    assert client.get("/dashboard/?org=xintan").status_code == 404


def test_a_worker_does_not_read_the_account(place):
    assert signed_in(place, "li").get("/account/xintan/2020/").status_code == 403


@pytest.mark.parametrize("form", ["json", "docx", "xlsx", "pdf"])
def test_taking_the_account_out_is_put_on_record(place, form):
    response = signed_in(place, "chen").post(f"/account/xintan/2020/file/{form}/")

    assert response.status_code == 200
    assert f"xintan-2020.{form}" in response["Content-Disposition"]
    with as_system(on=TODAY):
        taken = Event.objects.get(act="account.taken_out")
    assert taken.details == {"year": 2020, "form": form}


def test_without_sign_in_there_is_no_number():
    assert Client().get("/dashboard/").status_code == 302


def test_a_district_sees_what_is_late_without_a_worklist(place):
    a_duty(place.orgs["zixin"], "a", due_on=TODAY - timedelta(days=1))
    district = signed_in(place, "district")

    page = district.get("/dashboard/").context

    zixin = next(row for row in page["rows"] if row["name"] == "zixin")
    assert [one["value"] for one in zixin["duties"]] == [1]
    assert len(district.get(zixin["duties"][0]["url"]).context["rows"]) == 1
    assert "1 duty late" in page["answer"]
