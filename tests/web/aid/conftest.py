"""A town with departments on its day, somebody under a measure, clients signed in."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import translation

from guitu.database.context import acting_for
from guitu.measures.models import Measure
from tests.cast import TODAY, Town
from tests.modules.aid.files import a_town
from tests.modules.measures.files import a_running_measure


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@dataclass
class Help:
    """The town, a measure that runs, and how to sign in and act."""

    town: Town
    measure: Measure

    @property
    def person(self):
        """The person whom help is for."""
        return self.measure.person

    def client(self, name: str) -> Client:
        """Return a client signed in as `name`."""
        client = Client()
        client.force_login(self.town.users[name])
        return client

    def does(self, name: str, act):
        """Return what `act` gives in the context of `name`, called with that actor."""
        with acting_for(self.town.users[name].pk, on=TODAY):
            return act(self.town.actor(name))


@pytest.fixture
def aid() -> Help:
    """Return a person whose agreement is signed, in a town with departments."""
    place = a_town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        return Help(place, a_running_measure(place))
