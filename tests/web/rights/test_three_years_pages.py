"""The three years on the person's page, the sheet for the person, the paper of the police."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from guitu.database.context import acting_for, as_system
from guitu.measures import actions as measures
from guitu.measures.terms import Act
from guitu.people.models import Document
from guitu.people.terms import DocumentKind
from guitu.rights.models import ControlEnd
from tests.cast import TODAY, town
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@pytest.fixture
def place():
    return town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=REPORTED):
        return a_running_measure(place)


def signed_in(place, name):
    client = Client()
    client.force_login(place.users[name])
    return client


def test_the_sheet_says_terms_dates_and_rights_in_plain_words(place, measure):
    page = signed_in(place, "li").get(reverse("terms-sheet", args=[measure.person_id]))

    text = page.content.decode()
    assert "from 28 March 2020 to 27 March 2023; it ends by itself." in text
    assert "Three years from the first day, 28 March 2020, are over on 28 March 2023" in text
    assert "reconsideration within 60 days" in text
    assert signed_in(place, "elsewhere").get(page.request["PATH_INFO"]).status_code == 404


def test_the_end_of_dynamic_control_is_a_paper_of_the_police(place, measure):
    url = reverse("control-end", args=[measure.person_id])
    given = {
        "ended_on": "2020-03-29", "number": "邵北禁1号", "issued_by": "北塔分局",
        "issued_on": "2020-03-29",
    }  # fmt: skip
    assert signed_in(place, "li").get(url).status_code == 403
    client = signed_in(place, "chen")
    assert client.post(url, given | {"ended_on": "2020-04-29"}).status_code == 422
    assert client.post(url, given).status_code == 303
    assert client.post(url, given).status_code == 422

    with as_system(on=TODAY):
        row = ControlEnd.objects.get()
        assert Document.objects.get(pk=row.document_id).number == "邵北禁1号"
    sheet = client.get(reverse("terms-sheet", args=[measure.person_id])).content.decode()
    assert "The police ended dynamic control on 29 March 2020." in sheet
    client.post(reverse("control-end-void", args=[row.pk]))
    with as_system(on=TODAY):
        assert ControlEnd.objects.get().voided_at is not None


def test_what_a_suspension_does_to_the_term_is_said_before_it_is_recorded(
    place, measure, monkeypatch
):
    client = signed_in(place, "chen")

    asked = client.get(reverse("status-change", args=[measure.pk, "suspend"])).content.decode()
    assert "The term would end on 27 March 2023." in asked
    assert "reconsideration within 60 days" in asked
    ended = client.get(reverse("status-change", args=[measure.pk, "isolate"])).content.decode()
    assert "its term does not run on" in ended

    with acting_for(place.users["chen"].pk, on=TODAY):
        note = measures.Paper(number="1", issued_by="Police", issued_on=TODAY)
        change = measures.Change(Act.SUSPEND, TODAY, {DocumentKind.SUSPENSION_NOTE: note})
        measures.change_status(measure.pk, change, actor=place.actor("chen"), on=TODAY)
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: date(2020, 4, 9))
    resumed = client.get(reverse("status-change", args=[measure.pk, "resume"])).content.decode()
    assert "from 27 March 2023 to 6 April 2023, if the measure resumes today" in resumed


def test_a_late_notice_is_said_on_the_page_of_the_measure(place, measure, monkeypatch):
    client = signed_in(place, "chen")
    url = reverse("measure-page", args=[measure.pk])
    for day, is_late in ((date(2023, 4, 3), False), (date(2023, 4, 4), True)):
        monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda day=day: day)
        text = client.get(url).content.decode()
        assert "The person is free of the measure" in text
        assert ("The notice of the police is late." in text) == is_late
