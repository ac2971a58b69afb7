"""That a round adds up: every file assessed, or left out for a reason, none both. Pure."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass

from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.risk.terms import NotAssessed


class DoesNotAddUp(WrongStatus):
    """Some files stand in no part of a round, or in two: no certificate is given."""


@dataclass(frozen=True)
class Coverage:
    """How many files are assessed, and how many are left out for each reason, in a fixed order."""

    assessed: int
    left_out: Mapping[NotAssessed, int]

    @property
    def not_assessed(self) -> int:
        """Everybody left out, whatever the reason."""
        return sum(self.left_out.values())

    @property
    def files(self) -> int:
        """Assessed and not assessed together: the register."""
        return self.assessed + self.not_assessed


def coverage(
    files: Collection[Hashable],
    assessed: Collection[Hashable],
    left_out: Mapping[Hashable, NotAssessed],
) -> Coverage:
    """Return how a round covers the files of the register; assessed + not assessed = files.

    Raises DoesNotAddUp, with the numbers, where a file stands in neither part, in both, twice, or
    where somebody is counted who is not on the register.
    """
    inside, outside, register = set(assessed), set(left_out), set(files)
    twice = len(inside & outside) + len(assessed) - len(inside)
    nowhere = len(register - inside - outside)
    beyond = len((inside | outside) - register)
    if twice or nowhere or beyond:
        raise DoesNotAddUp(
            gettext_noop(
                "The round does not add up: %(nowhere)s files in neither part, %(twice)s in both,"
                " %(beyond)s not on the register. Compare it with the register first."
            ),
            nowhere=nowhere, twice=twice, beyond=beyond,
        )  # fmt: skip
    counts = Counter(left_out.values())
    return Coverage(len(inside), {why: counts[why] for why in NotAssessed if counts[why]})
