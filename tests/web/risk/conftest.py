"""An office with one person under a measure and an open round, and clients who are signed in."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import translation

from guitu.database.context import acting_for, as_system
from tests.modules.risk import departments
from tests.modules.risk.files import COUNTS, Case, a_case


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: COUNTS)
    with translation.override("en"):
        yield


@dataclass
class Office:
    """The case, and a client for each of the town's people."""

    case: Case

    def client(self, name: str) -> Client:
        """Return a browser in which somebody is signed in."""
        client = Client()
        client.force_login(self.case.place.users[name])
        return client

    @property
    def assessment(self):
        """Return the assessment of the one person."""
        with as_system(on=COUNTS):
            return self.case.assessment


@pytest.fixture
def office(db) -> Office:
    """Return the office on the first day of the round."""
    with as_system(on=COUNTS):
        return Office(a_case())


@dataclass
class AskedRound(Office):
    """A round that asks departments, and how to act in it."""

    def does(self, name: str, act):
        """Return what `act` gives in the context of `name`, called with that actor."""
        with acting_for(self.case.place.users[name].pk, on=COUNTS):
            return act(self.case.actor(name, COUNTS))

    def knows(self, ask):
        """Return what `ask` gives in the system's context."""
        with as_system(on=COUNTS):
            return ask()


@pytest.fixture
def asked_round(db) -> AskedRound:
    """Return a round that asks five bodies about three people."""
    with as_system(on=COUNTS):
        return AskedRound(departments.a_case())
