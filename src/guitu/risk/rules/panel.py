"""Who sits at the table when a level is decided. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

FEWEST = 2


@dataclass(frozen=True)
class Member:
    """Somebody at the table: a colleague (`user` is the id) or somebody from outside.

    `post` is a message id for a colleague, and a text as it was typed for somebody else.
    """

    name: str
    post: str = ""
    user: str = ""

    def as_json(self) -> dict[str, str]:
        """Return plain values, as they are stored."""
        return {"user": self.user, "name": self.name.strip(), "post": self.post.strip()}


def listed(members: Iterable[Member], *more: Member) -> list[dict[str, str]]:
    """Return the people at the table as they are stored, each once, in the order given."""
    found: dict[str, dict[str, str]] = {}
    for member in (*members, *more):
        if member.name.strip():
            found.setdefault(member.user or member.name.strip(), member.as_json())
    return list(found.values())


def is_enough(present: Iterable[object]) -> bool:
    """Return whether there are enough people: a level is never decided by one person alone."""
    return len(list(present)) >= FEWEST
