"""The case of the module's tests, with clients who are signed in."""

from dataclasses import dataclass

from django.test import Client

from guitu.database.context import acting_for
from tests.modules.risk.files import COUNTS, Case


@dataclass
class Opened(Case):
    """The case of the module's tests, with clients."""

    def client(self, name: str) -> Client:
        """Return a client signed in as `name`."""
        client = Client()
        client.force_login(self.place.users[name])
        return client

    def acting(self, name: str = "chen"):
        """Open the context in which `name` acts."""
        return acting_for(self.place.users[name].pk, on=COUNTS)
