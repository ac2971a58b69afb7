"""Who is on the register of a round, and why somebody with a file is not. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from guitu.measures.rules.states import OPEN
from guitu.measures.terms import Status
from guitu.risk.terms import Basis, NotAssessed

CLOSED_IN = (Status.ISOLATION,)


@dataclass(frozen=True)
class FileFacts:
    """What is known of one file on the day: how its measures stand and what is over.

    `clock_over_on` is the first day after the three years, None where no day can be given;
    `control_ended_on` the day on which the police ended dynamic control.
    """

    statuses: Collection[Status] = ()
    is_narrowed: bool = False
    clock_over_on: date | None = None
    control_ended_on: date | None = None


def basis(facts: FileFacts, *, on: date) -> Basis | NotAssessed:
    """Return why the person is on the register on the day `on`, or why not; never neither.

    Order: died; a measure that runs, a suspended one only by the reason of custody; a closed
    institution; then whether anything still counts: the time of the file, dynamic control, the
    three years, which run on where no day can be given. Everyone with a file gets exactly one
    answer, so the answers add up to the files.
    """
    open_ones = [status for status in facts.statuses if status in OPEN]
    if Status.DECEASED in facts.statuses:
        return NotAssessed.DECEASED
    if any(status != Status.SUSPENDED for status in open_ones):
        return Basis.MEASURE
    if open_ones or (facts.statuses and _latest_closed(facts)):
        return NotAssessed.CLOSED_INSTITUTION
    if facts.is_narrowed:
        return NotAssessed.TIME_OVER
    if facts.control_ended_on is not None and facts.control_ended_on <= on:
        return NotAssessed.CONTROL_ENDED
    if not facts.statuses:
        return NotAssessed.NO_MEASURE
    if facts.clock_over_on is not None and facts.clock_over_on <= on:
        return NotAssessed.CLOCK_OVER
    return Basis.THREE_YEARS


def _latest_closed(facts: FileFacts) -> bool:
    """Return whether the newest measure, the last of `statuses`, ended in isolation."""
    return list(facts.statuses)[-1] in CLOSED_IN
