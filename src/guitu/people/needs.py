"""Needs heard in a talk: told by whoever hears them, taken up by whoever helps.

Visits and help stand side by side and do not know each other: a visit tells what was heard, and
the module of help registers what it does with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from guitu.access.actors import Actor
from guitu.people.models import Person
from guitu.people.terms import NeedHeard


@dataclass(frozen=True)
class Heard:
    """Needs heard from a person or about one on a day; `by` is the record in which they stand."""

    person: Person
    needs: tuple[NeedHeard, ...]
    on: date
    by: Model


Listener = Callable[[Heard, Actor], None]
_listeners: dict[str, Listener] = {}


def listen(code: str, listener: Listener) -> None:
    """Add a listener, called in the transaction of the record; a code is registered once."""
    if _listeners.get(code, listener) != listener:
        raise ValueError(f"Two listeners to needs are called {code}.")
    _listeners[code] = listener


def tell(heard: Heard, *, actor: Actor) -> None:
    """Tell every listener what was heard; nothing where no need was."""
    if heard.needs:
        for listener in _listeners.values():
            listener(heard, actor)
