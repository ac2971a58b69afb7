"""A town with a person under a measure, and clients signed in."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import translation

from guitu.database.context import acting_for
from guitu.measures.models import Measure
from tests.cast import Town, town
from tests.modules.absences.given import TODAY
from tests.modules.measures.files import a_running_measure


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@dataclass
class Scene:
    """The town and a running measure; `given` functions act for the head of the office."""

    town: Town
    measure: Measure

    @property
    def person(self):
        return self.measure.person

    @property
    def chen(self):
        return self.town.actor("chen", on=TODAY)

    def client(self, name: str) -> Client:
        client = Client()
        client.force_login(self.town.users[name])
        return client

    def acting(self, name: str = "chen"):
        return acting_for(self.town.users[name].pk, on=TODAY)


@pytest.fixture
def scene() -> Scene:
    """Return the scene."""
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        return Scene(place, a_running_measure(place))
