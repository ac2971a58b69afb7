"""What the sign-in page of a demonstration home shows; the module above registers who that is."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.conf import settings

_sources: list[Callable[..., Sequence[Any]]] = []


def register(source: Callable[..., Sequence[Any]]) -> None:
    """Register what returns the accounts: called with `on`; username, password, name, post."""
    if source not in _sources:
        _sources.append(source)


def accounts(*, on: date) -> list[Any]:
    """Return the demonstration accounts of this home; none in production."""
    if settings.ENVIRONMENT == "production":
        return []
    return [account for source in _sources for account in source(on=on)]
