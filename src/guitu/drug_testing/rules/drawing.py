"""The draw that nobody can steer, and that anybody can check with a pencil and sha256. Pure.

1. Before the draw the office fixes two fingerprints: of a secret number (the seed) and of the list
   of everybody who can be drawn. Both go into the append-only trail.
2. Each candidate's ticket is SHA-256 of `seed:candidate`. In each community the lowest tickets are
   drawn, as many as the share of the practice row says, rounded up.
3. Afterwards the seed is shown. Whoever computes the fingerprints and tickets anew must arrive at
   the same people; another list, or another seed, gives another fingerprint.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import groupby

from guitu.drug_testing.terms import Exclusion
from guitu.kernel.errors import Conflict
from guitu.kernel.terms import gettext_noop
from guitu.policy import Row

WHOLE_PERCENT = 100


@dataclass(frozen=True, order=True)
class Candidate:
    """Somebody who can be drawn: the group drawn within (a community), and an id."""

    group: str
    id: str

    @property
    def line(self) -> str:
        """Return the candidate as a line of the list that is committed to."""
        return f"{self.group} {self.id}"


@dataclass(frozen=True)
class Commitment:
    """Fingerprints of the seed and of the list, as hexadecimal digits."""

    seed_hash: str
    list_hash: str


@dataclass(frozen=True)
class Ticket:
    """A candidate's ticket, and whether it was drawn."""

    candidate: Candidate
    number: str
    is_drawn: bool


@dataclass(frozen=True)
class Standing:
    """What decides whether somebody can be drawn on a day.

    `last_on` is the day of the last test or call-up, whichever is later.
    """

    is_running: bool = True
    lives_elsewhere: bool = False
    is_called: bool = False
    is_excused: bool = False
    last_on: date | None = None


def exclusion(standing: Standing, row: Row, *, on: date) -> Exclusion | None:
    """Return why somebody cannot be drawn on the day `on`, or None.

    The gap of the practice row is counted from the day after the last test.
    """
    too_soon = standing.last_on is not None and on < standing.last_on + timedelta(
        days=row.minimum_gap_days
    )
    reasons = (
        (not standing.is_running, Exclusion.NOT_RUNNING),
        (standing.lives_elsewhere, Exclusion.ELSEWHERE),
        (standing.is_called, Exclusion.CALLED),
        (standing.is_excused, Exclusion.EXCUSED),
        (too_soon, Exclusion.TOO_SOON),
    )
    return next((reason for holds, reason in reasons if holds), None)


def commitment(seed: str, candidates: Iterable[Candidate]) -> Commitment:
    """Return the fingerprints of a seed and of the list, one candidate a line, in order."""
    listed = "\n".join(candidate.line for candidate in sorted(candidates))
    return Commitment(_digest(seed), _digest(listed))


def check_commitment(seed: str, candidates: Sequence[Candidate], given: Commitment) -> None:
    """Raise Conflict when the seed or the list is not the one that was committed to."""
    if commitment(seed, candidates) != given:
        raise Conflict(
            gettext_noop(
                "The list or the seed is not the one that was fixed before the draw. "
                "Nothing was drawn."
            )
        )


def ticket_of(seed: str, candidate_id: str) -> str:
    """Return the number by which a candidate is drawn: the lower, the earlier."""
    return _digest(f"{seed}:{candidate_id}")


def share(count: int, percent: int) -> int:
    """Return how many of `count` are drawn: the share rounded up, nobody of none."""
    return min(count, -(-count * percent // WHOLE_PERCENT))


def tickets(seed: str, candidates: Iterable[Candidate], *, percent: int) -> list[Ticket]:
    """Return every ticket, group by group, the lowest number first."""
    found: list[Ticket] = []
    for _group, members in groupby(sorted(candidates), key=lambda one: one.group):
        numbered = sorted((ticket_of(seed, one.id), one) for one in members)
        drawn = share(len(numbered), percent)
        found += [
            Ticket(candidate, number, place < drawn)
            for place, (number, candidate) in enumerate(numbered)
        ]
    return found


def drawn(seed: str, candidates: Iterable[Candidate], *, percent: int) -> list[str]:
    """Return the ids of those drawn, group by group; the same input always gives the same."""
    return [one.candidate.id for one in tickets(seed, candidates, percent=percent) if one.is_drawn]


def candidates_of(stored: Iterable[Mapping[str, str]]) -> list[Candidate]:
    """Return the list as it was stored."""
    return [Candidate(one["group"], one["id"]) for one in stored]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
