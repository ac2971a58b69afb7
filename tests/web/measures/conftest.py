"""A town on its day, with measures in several states, and clients signed in."""

from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import translation

from guitu.database.context import acting_for
from guitu.measures import actions
from guitu.measures.models import Agreement, Measure
from guitu.people.models import Person
from tests.cast import TODAY, Town, town
from tests.modules.measures.files import a_measure, a_person, a_running_measure


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@dataclass
class Files:
    """People in several states, and how to sign in."""

    town: Town
    free: Person
    waiting: Measure
    running: Measure
    signed: Agreement

    def client(self, name: str) -> Client:
        """Return a client signed in as `name`."""
        client = Client()
        client.force_login(self.town.users[name])
        return client


@pytest.fixture
def files() -> Files:
    """Return a person without an order, one who is to report in, and one with an agreement."""
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        free = a_person(place, chen, name="安五谷")
        waiting = a_measure(place, chen)
        running = a_running_measure(place)
        return Files(place, free, waiting, running, running.agreements.get())


def draft_for(files: Files) -> Agreement:
    """Report the waiting person in and draft an agreement."""
    with acting_for(files.town.users["chen"].pk, on=TODAY):
        chen = files.town.actor("chen")
        actions.report_in(files.waiting.pk, reported_on=TODAY, actor=chen, on=TODAY)
        return actions.draft_agreement(files.waiting.pk, actor=chen, on=TODAY)
