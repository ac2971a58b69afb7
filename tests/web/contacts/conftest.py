"""A town with one running measure, and clients signed in."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import translation

from guitu.database.context import acting_for
from guitu.measures.models import Measure
from tests.cast import TODAY, Town, town
from tests.modules.measures.files import a_running_measure


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@dataclass
class Case:
    """A person under a measure, and how to sign in."""

    town: Town
    measure: Measure

    @property
    def person_id(self):
        return self.measure.person_id

    def client(self, name: str) -> Client:
        """Return a client signed in as `name`."""
        client = Client()
        client.force_login(self.town.users[name])
        return client

    def acting(self, name: str = "chen"):
        """Open the context in which `name` acts today."""
        return acting_for(self.town.users[name].pk, on=TODAY)


@pytest.fixture
def case() -> Case:
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        return Case(place, a_running_measure(place))
