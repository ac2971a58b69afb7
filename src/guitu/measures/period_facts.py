"""What happened under a measure between two days, as the modules count it that record it.

A review of half a year and the evaluation of a year state figures of contacts, tests, absences and
help. Those modules stand side by side and cannot import each other: each registers here what it
counts, and the review asks.

    period_facts.register(period_facts.PeriodSource("tests", gettext_noop("Tests"), facts))
    period_facts.told(measure, from_on, until_on, actor)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.measures.models import Measure


@dataclass(frozen=True)
class PeriodFact:
    """One figure of a period: `label` is a message id, `of` what it is counted out of, if any.

    `code` names the figure for those who keep it: a review stores codes and numbers.
    """

    code: str
    label: str
    value: int
    of: int | None = None


Tell = Callable[[Measure, date, date], Sequence[PeriodFact]]


@dataclass(frozen=True)
class PeriodSource:
    """Figures of one module about a measure from one day to another, both included.

    `tell` asks at most two queries. `needs` hides the figures from an actor who lacks it.
    """

    code: str
    label: str
    tell: Tell
    order: int = 100
    needs: Permission | None = None


_sources: dict[str, PeriodSource] = {}


def register(*sources: PeriodSource) -> None:
    """Add sources of figures; a code is registered once."""
    for source in sources:
        if _sources.get(source.code, source) != source:
            raise ValueError(f"Two sources of figures are called {source.code}.")
        _sources[source.code] = source


def told(
    measure: Measure, from_on: date, until_on: date, actor: Actor
) -> list[tuple[PeriodSource, Sequence[PeriodFact]]]:
    """Return the figures of every source that the actor may see, in order."""
    sources = sorted(_sources.values(), key=lambda source: (source.order, source.code))
    return [
        (source, source.tell(measure, from_on, until_on))
        for source in sources
        if source.needs is None or actor.may(source.needs, measure.org_seq)
    ]
