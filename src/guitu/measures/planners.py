"""Plans of other modules for a measure: they register, measures ask. Pure.

Tests, contacts and reviews stand above measures, so they cannot be imported here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from guitu.duties.plan import PlannedDuty
from guitu.measures.plan import MeasureFacts
from guitu.policy import Rulebook


@dataclass(frozen=True)
class Planner:
    """A plan made from the facts of a measure once an agreement is signed.

    `say` puts it into one sentence for the agreement, in "zh" or "en"; empty where it cannot.
    """

    code: str
    plan: Callable[[MeasureFacts, Rulebook, date], Sequence[PlannedDuty]]
    say: Callable[[MeasureFacts, Rulebook, str], str] = lambda _facts, _book, _lang: ""


_planners: dict[str, Planner] = {}


def register(planner: Planner) -> None:
    """Add a planner; the same code replaces nothing and is registered once."""
    if _planners.get(planner.code, planner) != planner:
        raise ValueError(f"Two planners are called {planner.code}.")
    _planners[planner.code] = planner


def planned(facts: MeasureFacts, book: Rulebook) -> list[PlannedDuty]:
    """Return what every registered planner asks for until the end of the term.

    Nothing before the agreement is signed: it is what the person was told.
    """
    ends_on = facts.execution.ends_on
    if facts.agreed_on is None or ends_on is None:
        return []
    return [duty for each in _planners.values() for duty in each.plan(facts, book, ends_on)]


def said(code: str, facts: MeasureFacts, book: Rulebook, lang: str) -> str:
    """Return the plan of one module in a sentence, or an empty text where there is none."""
    planner = _planners.get(code)
    return planner.say(facts, book, lang) if planner else ""


def codes() -> tuple[str, ...]:
    """Return the codes of the registered planners."""
    return tuple(_planners)
