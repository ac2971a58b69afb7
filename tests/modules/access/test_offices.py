"""The tree of organisations, the table of working days, and the trail, as pages."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from guitu.access import calendar
from guitu.audit.actions import record_read, record_unmasking
from guitu.database.context import acting_for, as_system
from guitu.orgs.models import Org, WorkingDayYear
from guitu.orgs.queries import working_calendar
from guitu.web import clock
from tests.cast import TODAY, town
from tests.factories.rows import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return town()


def signed_in(place, name):
    client = Client()
    client.force_login(place.users[name])
    return client


def test_the_tree_shows_what_one_reaches(place):
    rows = signed_in(place, "chen").get(reverse("org-tree")).context["rows"]

    assert [(row["code"], row["depth"]) for row in rows] == [
        ("xintan", 0), ("zixin", 1), ("lanxi", 1),
    ]  # fmt: skip


def test_the_system_administrator_adds_an_organisation(place):
    client = signed_in(place, "system")
    form = {"name": "新社区", "code": "new-one", "kind": "community"}

    answer = client.post(
        reverse("org-new"), form | {"parent": str(place.orgs["xintan"].pk), "region": ""}
    )

    assert answer.status_code == 303
    with as_system(on=TODAY):
        org = Org.objects.get(code="new-one")
    assert place.orgs["xintan"].seq < org.seq <= place.orgs["xintan"].seq_end


def test_a_code_that_is_taken_is_said_beside_the_field(place):
    client = signed_in(place, "system")
    form = {"name": "x", "code": "zixin", "kind": "community"}

    answer = client.post(reverse("org-new"), form | {"parent": str(place.orgs["xintan"].pk)})

    assert "code" in answer.context["form"].errors


def test_an_organisation_is_renamed_and_closed(place):
    client = signed_in(place, "system")
    where = reverse("org-edit", args=[place.orgs["lanxi"].pk])

    answer = client.post(where, {"name": "揽溪", "closed_on": "2020-3-29", "region": ""})

    assert answer.status_code == 303
    with as_system(on=TODAY):
        assert Org.objects.get(code="lanxi").closed_on == date(2020, 3, 29)


def test_the_known_years_are_entered_at_set_up(place):
    with as_system(on=TODAY):
        assert not working_calendar().is_working_day(date(2020, 1, 24))
        assert working_calendar().is_working_day(date(2020, 1, 19))


@pytest.mark.parametrize(
    ("on", "missing"),
    [
        pytest.param(date(2020, 9, 30), None, id="not-yet-asked-for"),
        pytest.param(date(2020, 10, 1), 2021, id="first-of-october"),
        pytest.param(date(2021, 1, 1), 2021, id="too-late"),
    ],
)
def test_the_next_year_is_asked_for_from_the_first_of_october(place, on, missing):
    with as_system(on=TODAY):
        WorkingDayYear.objects.filter(year=2021).update(year=1921)

        assert calendar.missing_year(on=on) == missing


@pytest.mark.parametrize(("who", "told"), [("chen", True), ("li", False)])
def test_every_page_says_it_to_whoever_can_enter_the_year(place, monkeypatch, who, told):
    monkeypatch.setattr(clock, "today", lambda: date(2020, 12, 1))
    with as_system(on=TODAY):
        WorkingDayYear.objects.filter(year=2021).update(year=1921)

    page = signed_in(place, who).get(reverse("my-account"))

    assert (reverse("working-days-year", args=[2021]) in page.content.decode()) == told


def test_a_year_is_entered_one_day_a_line(place):
    client = signed_in(place, "chen")

    answer = client.post(
        reverse("working-days-year", args=[2031]),
        {"days_off": "2031.1.1\n2031年1月2日", "make_up_days": "2031-1-4", "source": "Notice 1"},
    )

    assert answer.status_code == 303
    with as_system(on=TODAY):
        assert WorkingDayYear.objects.get(year=2031).days_off == ["2031-01-01", "2031-01-02"]


@pytest.mark.parametrize(
    ("days_off", "make_up_days", "field"),
    [
        pytest.param("2030-1-1", "", "days_off", id="another-year"),
        pytest.param("soon", "", "days_off", id="no-day"),
        pytest.param("2031-1-1", "2031-1-1", "make_up_days", id="in-both"),
    ],
)
def test_a_wrong_line_is_said_beside_the_field(place, days_off, make_up_days, field):
    answer = signed_in(place, "chen").post(
        reverse("working-days-year", args=[2031]),
        {"days_off": days_off, "make_up_days": make_up_days, "source": "x"},
    )

    assert field in answer.context["form"].errors


@pytest.fixture
def read_file(place):
    """A duty of Zixin about a person, opened by Li and shown in full by Chen."""
    from guitu.people.models import Person

    with as_system(on=TODAY):
        person = make(Person, org_seq=place.orgs["zixin"].seq, sec_label=1)
    with acting_for(place.users["li"].pk, on=TODAY):
        record_read(actor=place.actor("li"), subject=person)
    with acting_for(place.users["chen"].pk, on=TODAY):
        record_unmasking("phone", actor=place.actor("chen"), subject=person, reason="to call")
    return person


def test_the_office_sees_who_opened_a_file(place, read_file):
    page = signed_in(place, "chen").get(reverse("file-trail", args=[read_file.pk]))

    assert [(event["by"], event["text"]) for event in page.context["events"]] == [
        ("chen", "to call"), ("li", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(("who", "status"), [("elsewhere", 404), ("li", 403), ("archivist", 200)])
def test_others_do_not(place, read_file, who, status):
    assert (
        signed_in(place, who).get(reverse("file-trail", args=[read_file.pk])).status_code == status
    )


def test_the_auditor_reads_the_trail_of_the_own_district(place, read_file):
    page = signed_in(place, "auditor").get(reverse("trail"))
    body = page.content.decode()

    assert page.status_code == 200
    assert "to call" in body
    assert read_file.name not in body or len(read_file.name) < 3


@pytest.mark.parametrize(
    ("who", "page", "told"),
    [
        pytest.param("chen", "today", True, id="who-may-enter-it-everywhere"),
        pytest.param("leader", "dashboard", True, id="beside-figures"),
        pytest.param("li", "rules-page", True, id="beside-rules"),
        pytest.param("leader", "today", False, id="not-elsewhere"),
    ],
)
def test_a_missing_year_is_said_where_days_count(place, monkeypatch, who, page, told):
    monkeypatch.setattr(clock, "today", lambda: date(2020, 10, 12))
    with as_system(on=TODAY):
        WorkingDayYear.objects.filter(year=2021).update(year=1921)
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(place.users[who])

    text = client.get(reverse(page)).content.decode()

    assert ("The working days of 2021 are not entered yet" in text) is told
