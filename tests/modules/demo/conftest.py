"""The demonstration year, loaded once for the tests of this folder and rolled back after them."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from guitu.access.models import User
from guitu.database.context import as_system
from guitu.demo import year

ON = year.STANDS_ON


class Year:
    """The loaded year: users by sign-in name, and a browser for each."""

    def __init__(self) -> None:
        with as_system(on=ON):
            self.users = {user.username: user for user in User.objects.all()}

    def client(self, username: str) -> Client:
        """Return a browser in which that user is signed in."""
        client = Client()
        client.force_login(self.users[username])
        return client


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[Year]:
    """Load the year in a transaction of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        year.load(progress=lambda _line: None)
        yield Year()
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(loaded: Year, monkeypatch) -> Year:
    """Return the year on the day on which it stands; what a test does is rolled back."""
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: ON)
    return loaded
