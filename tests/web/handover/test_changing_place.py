"""The pages of a change of place: what goes along, what the other office sees, who reads what."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from guitu.database.context import acting_for, as_system
from guitu.handover.models import FileTransfer
from tests.cast import town
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db
DAY = date(2020, 6, 1)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: DAY)
    with translation.override("en"):
        yield


def test_the_whole_way_by_pages():
    place = town()
    with acting_for(place.users["chen"].pk, on=REPORTED):
        measure = a_running_measure(place)
    sender, receiver = Client(), Client()
    sender.force_login(place.users["chen"])
    receiver.force_login(place.users["elsewhere"])
    url = reverse("transfer-new", args=[measure.person_id])
    shown = sender.get(url).content.decode()
    assert "goes on without a break, until 27 March 2023" in shown
    given = {"to": "tianjiang", "reason": "change_of_place", "remark": ""}
    assert sender.post(url, given).status_code == 303
    page = sender.get(reverse("person-page", args=[measure.person_id])).content.decode()
    assert "offered to another office on 1 June 2020, not answered yet" in page

    with as_system(on=DAY):
        transfer = FileTransfer.objects.get()
    answer = reverse("transfer-answer", args=[transfer.pk])
    offered = receiver.get(answer).content.decode()
    assert "goes on without a break" in offered
    assert receiver.post(answer, {"community": ""}).status_code == 303
    page = receiver.get(reverse("person-page", args=[measure.person_id])).content.decode()
    assert "to report in here by 16 June 2020" in page

    listed = sender.get(reverse("transfers")).content.decode()
    assert "To report in at the new office by 16 June 2020." in listed
    made = reverse("transfer-made", args=[transfer.pk])
    assert "digest of what your office made" in sender.get(made).content.decode()
    assert receiver.get(made).status_code == 404
    assert sender.get(reverse("person-page", args=[measure.person_id])).status_code == 404
