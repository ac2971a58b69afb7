"""What happened under a measure in a period, in figures: modules register, reviews ask.

Contacts, tests, absences and help stand side by side above measures and do not know each other;
each registers its figures here, and a summary or an evaluation begins with all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.measures.models import Measure


@dataclass(frozen=True)
class Figure:
    """One figure of a period. `label` is a message id; `of` is how many were due, where known."""

    code: str
    label: str
    value: int
    of: int | None = None


@dataclass(frozen=True)
class PeriodFacts:
    """Gives the figures of one module between two days, both included."""

    code: str
    tell: Callable[[Measure, date, date], Sequence[Figure]]
    order: int = 100
    needs: Permission | None = None


_facts: dict[str, PeriodFacts] = {}


def register(facts: PeriodFacts) -> None:
    """Add the figures of a module; a code is registered once."""
    if _facts.get(facts.code, facts) != facts:
        raise ValueError(f"Two modules give figures called {facts.code}.")
    _facts[facts.code] = facts


def of_period(measure: Measure, from_on: date, until_on: date, *, actor: Actor) -> list[Figure]:
    """Return every figure of the period that the actor may see, module by module in order."""
    return [
        figure
        for each in sorted(_facts.values(), key=lambda one: (one.order, one.code))
        if each.needs is None or actor.may(each.needs, measure.org_seq)
        for figure in each.tell(measure, from_on, until_on)
    ]
