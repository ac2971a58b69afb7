"""What is to be done once when a file is opened, told by the modules that do it.

A hand-over shows these steps on its way to the agreement, without knowing who provides them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from guitu.access.actors import Actor
from guitu.people.models import Person


@dataclass(frozen=True)
class Told:
    """How a step stands for one person: done or not, a line ready to read, where it is done."""

    is_done: bool
    url: str
    line: str = ""


@dataclass(frozen=True)
class FirstStep:
    """A step when a file is opened. `label` and `action` (the word on its button): message ids."""

    code: str
    label: str
    action: str
    tell: Callable[[Person, Actor, date], Told]


_steps: dict[str, FirstStep] = {}


def register(step: FirstStep) -> None:
    """Add a step; a code is registered once."""
    if _steps.get(step.code, step) != step:
        raise ValueError(f"Two first steps are called {step.code}.")
    _steps[step.code] = step


def all_steps() -> list[FirstStep]:
    """Return every step in the order of registration."""
    return list(_steps.values())
