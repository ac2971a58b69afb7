"""A town with a measure whose tests run, and clients signed in."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from guitu.database.context import acting_for
from guitu.drug_testing.models import DrugTest
from guitu.measures.models import Measure
from tests.cast import Town, town
from tests.modules.drug_testing.files import a_preliminary, a_tested_measure, put_test
from tests.modules.measures.files import REPORTED

DAY = date(2020, 5, 10)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: DAY)
    with translation.override("en"):
        yield


@dataclass
class Files:
    """A measure, a negative test and a preliminary positive one."""

    town: Town
    measure: Measure
    negative: DrugTest
    positive: DrugTest

    def client(self, name: str) -> Client:
        """Return a client signed in as `name`."""
        client = Client()
        client.force_login(self.town.users[name])
        return client


@pytest.fixture
def files() -> Files:
    """Return the measure of a man with two tests."""
    place = town()
    with acting_for(place.users["chen"].pk, on=DAY):
        chen = place.actor("chen", on=DAY)
        measure = a_tested_measure(place)
        negative = put_test(measure, chen, REPORTED)
        positive = a_preliminary(measure, chen, date(2020, 5, 9))
        return Files(place, measure, negative, positive)
