"""What is still with a colleague whose account closes or whose post ends.

Modules above register who counts it; `accounts` and `actions` ask before they let anybody go, so
that no file and no duty is left to nobody.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from guitu.access.models import Grant, User
from guitu.access.queries import in_force
from guitu.database.context import as_system
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop


@dataclass(frozen=True)
class Left:
    """So many things of one kind; `label` is a message id."""

    label: str
    count: int


Ranges = Sequence[tuple[int, int]]
Teller = Callable[[uuid.UUID, Ranges], Sequence[Left]]
WHOLE: Ranges = ((0, 2_147_483_647),)
_tellers: dict[str, Teller] = {}


def register(code: str, teller: Teller) -> None:
    """Add who counts what is with a user in ranges of `org_seq`; a code is registered once."""
    if _tellers.get(code, teller) != teller:
        raise ValueError(f"Two tellers of what is left are called {code}.")
    _tellers[code] = teller


def left_with(user: User, *, on: date, ranges: Ranges = WHOLE) -> list[Left]:
    """Return what is still with a colleague, counted by the system over the whole tree.

    Counts only: whoever gives rights opens no file.
    """
    with as_system(on=on):
        found = [left for teller in _tellers.values() for left in teller(user.pk, ranges)]
    return [left for left in found if left.count]


def left_by(grant: Grant, *, on: date) -> list[Left]:
    """Return what would be left to nobody if this post ended and no other of theirs covers it."""
    others = in_force(on).filter(user=grant.user).exclude(pk=grant.pk).select_related("org")
    lo, hi = grant.org.seq, grant.org.seq_end
    if any(other.org.seq <= lo and hi <= other.org.seq_end for other in others):
        return []
    return left_with(grant.user, on=on, ranges=((lo, hi),))


def check_nothing_left(left: Sequence[Left]) -> None:
    """Raise WrongStatus where files or duties would be left to nobody."""
    if left:
        raise WrongStatus(
            gettext_noop(
                "Files or duties are still with this colleague. They are handed over first, so "
                "that nobody is left without a worker."
            )
        )
