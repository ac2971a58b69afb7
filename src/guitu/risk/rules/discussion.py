"""In which order people are talked about at the meeting. Pure; an order, never a level.

Needs and what was long ago do not move anybody. Within an order people stand by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guitu.risk.instruments import Item
from guitu.risk.terms import Certainty, Discussion, ItemGroup, Strength


@dataclass(frozen=True)
class Given:
    """One answer: how much of it was found, and how sure that is."""

    strength: Strength
    certainty: Certainty | str = ""


@dataclass(frozen=True)
class Order:
    """The order of discussion and the codes of the items that it comes from."""

    discuss: Discussion
    because: tuple[str, ...] = ()


def order(items: Sequence[Item], answers: Mapping[str, Given]) -> Order:
    """Return when a person is talked about, from items that may raise only.

    First: a clear sign of urgency. Early: any other sign of urgency, or a clear sign of
    vulnerability. Not answered: nothing of that, and an item without an answer or not known.
    Later: everybody else. A sign that nobody is sure of counts as some sign.
    """
    raising = [item for item in items if item.may_raise]
    signs = [(item, answers[item.code]) for item in raising if item.code in answers]
    urgent = [item.code for item, given in signs if _strong(given) and _urgent(item)]
    if urgent:
        return Order(Discussion.FIRST, tuple(urgent))
    early = [
        item.code
        for item, given in signs
        if (_urgent(item) and _some(given)) or (not _urgent(item) and _strong(given))
    ]
    if early:
        return Order(Discussion.EARLY, tuple(early))
    missing = [item.code for item in raising if not _known(answers, item)]
    if missing:
        return Order(Discussion.UNANSWERED, tuple(missing))
    return Order(Discussion.LATER, tuple(item.code for item, given in signs if _some(given)))


def unanswered(items: Sequence[Item], answers: Mapping[str, Given]) -> list[str]:
    """Return the codes of items without any answer; “not known” is one."""
    return [item.code for item in items if item.code not in answers]


def _urgent(item: Item) -> bool:
    return item.group == ItemGroup.URGENCY


def _strong(given: Given) -> bool:
    return given.strength == Strength.STRONG and given.certainty != Certainty.UNSURE


def _some(given: Given) -> bool:
    return given.strength in (Strength.SOME, Strength.STRONG)


def _known(answers: Mapping[str, Given], item: Item) -> bool:
    given = answers.get(item.code)
    return given is not None and given.strength != Strength.UNKNOWN
