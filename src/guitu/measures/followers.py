"""Acts of higher modules that follow an act on a measure, in its transaction.

A hand-over ends when the agreement is signed, but stands above measures and cannot be imported
here: it registers what it does, and `planning.replan` calls it after every act.
"""

from collections.abc import Callable
from datetime import date

from guitu.access.actors import Actor
from guitu.measures.models import Measure

Follower = Callable[[Measure, Actor, date], None]
_followers: dict[str, Follower] = {}


def register(code: str, follower: Follower) -> None:
    """Add a follower; a code is registered once. It must change nothing when called again."""
    if _followers.get(code, follower) != follower:
        raise ValueError(f"Two followers of measures are called {code}.")
    _followers[code] = follower


def tell(measure: Measure, *, actor: Actor, on: date) -> None:
    """Tell every follower that an act changed `measure`."""
    for follower in _followers.values():
        follower(measure, actor, on)
