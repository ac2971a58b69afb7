"""A browser without a screen, signed in as anybody of the cast, in English."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Town, town


@pytest.fixture
def place(db) -> Town:
    return town()


@pytest.fixture
def browser(place, settings):
    """Return a client signed in as somebody."""

    def of(name: str) -> Client:
        client = Client()
        client.cookies["django_language"] = "en"
        client.force_login(place.users[name], backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return of


@pytest.fixture
def li(browser) -> Client:
    return browser("li")


@pytest.fixture
def chen(browser) -> Client:
    return browser("chen")


@pytest.fixture
def questions(settings):
    """Return how many times a request asks the database, begin and end of it left out."""
    settings.USERSESSIONS_TRACK_ACTIVITY = False

    def count(client: Client, url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return sum("SAVEPOINT" not in one["sql"] for one in asked.captured_queries)

    return count
