"""An office with one person under a measure and an open round, and clients who are signed in."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import translation

from guitu.database.context import as_system
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
