"""Until when the person may object, and who may answer. Pure.

A late objection is taken all the same, and marked as late.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta


def object_until(told_on: date, days: int) -> date:
    """Return the last day to object, in calendar days; the day of telling is not counted."""
    return told_on + timedelta(days=days)


def is_late(made_on: date, told_on: date | None, days: int) -> bool:
    """Return whether an objection came after the last day; never before the person was told."""
    return told_on is not None and made_on > object_until(told_on, days)


def decided(members: Iterable[Mapping[str, str]], user_id: object) -> bool:
    """Return whether a colleague was among those who decided, and so may not answer."""
    return any(member.get("user") == str(user_id) for member in members)
