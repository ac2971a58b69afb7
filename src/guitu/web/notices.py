"""What every page must say loudly to whoever can mend it. Modules register who tells."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class StandingNotice:
    """A sentence in the reader's language, and where it can be mended."""

    text: str
    url: str


Teller = Callable[[HttpRequest], StandingNotice | None]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Let `teller` say something on every page; it answers None nearly always, without a query."""
    if teller not in _tellers:
        _tellers.append(teller)


def standing(request: HttpRequest) -> list[StandingNotice]:
    """Return what must be said to whoever asks."""
    if getattr(request, "actor", None) is None:
        return []
    return [notice for teller in _tellers if (notice := teller(request)) is not None]
