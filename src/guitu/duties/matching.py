"""Which record meets which duty. Pure: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar


class Window(Protocol):
    """What matching looks at in a duty: the days between which it can be met."""

    window_from: date
    due_on: date


D = TypeVar("D", bound=Window)
R = TypeVar("R")


@dataclass(frozen=True)
class Done(Generic[R]):
    """Something was done on a day; `by` is the record of it."""

    on: date
    by: R


def matched(duties: Iterable[D], done: Iterable[Done[R]]) -> list[tuple[D, Done[R]]]:
    """Return which record meets which duty, the duty due first before the others.

    A record meets a duty when its day lies in the window, both ends included; of several the
    earliest. One record meets one duty, and one duty takes one record: what is left over meets
    nothing.
    """
    left = sorted(done, key=lambda each: each.on)
    found = []
    for duty in sorted(duties, key=lambda each: (each.due_on, each.window_from)):
        first = next((each for each in left if duty.window_from <= each.on <= duty.due_on), None)
        if first is not None:
            left.remove(first)
            found.append((duty, first))
    return found
