"""Acts of higher modules that follow something about a person, in its transaction.

A contact put on record, or a file that moved, may matter to modules above that cannot be imported
where it happens: they register what they do.
"""

from collections.abc import Callable
from datetime import date

from guitu.access.actors import Actor
from guitu.people.models import Person

Follower = Callable[[Person, Actor, date], None]
_followers: dict[str, Follower] = {}


def register(code: str, follower: Follower) -> None:
    """Add a follower; a code is registered once. It must change nothing when called again."""
    if _followers.get(code, follower) != follower:
        raise ValueError(f"Two followers of people are called {code}.")
    _followers[code] = follower


def tell(person: Person, *, actor: Actor, on: date) -> None:
    """Tell every follower that something about `person` changed."""
    for follower in _followers.values():
        follower(person, actor, on)
