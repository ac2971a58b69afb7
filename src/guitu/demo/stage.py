"""Who acts on which day of the demonstration: every act is done by the person whose post it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from guitu.access.actors import Actor
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.database.context import acting_for
from guitu.orgs.models import Org


@dataclass(frozen=True)
class Stage:
    """Organisations by code and users by sign-in name."""

    orgs: dict[str, Org]
    users: dict[str, User]

    @contextmanager
    def acting(self, username: str, on: date) -> Iterator[Actor]:
        """Act as that user on that day, under the user's own row security."""
        user = self.users[username]
        with acting_for(user.pk, on=on):
            yield actor_for(user, on=on)
