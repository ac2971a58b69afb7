"""Duties that end with what they were about: nobody is reminded any more, nothing is excused."""

import uuid
from collections.abc import Iterable
from datetime import date

from guitu.duties.models import Duty
from guitu.duties.queries import OPEN


def end_open(subject_id: uuid.UUID, *, on: date, but: Iterable[str] = ()) -> int:
    """Remind nobody any more of what is open for a subject that ended on the day `on`.

    Kinds in `but` stay open. What was late stays late in the figures: nothing is met or excused. A
    record that comes later and was done in time still meets its duty. Returns how many ended.
    """
    rows = Duty.objects.filter(OPEN, subject_id=subject_id).exclude(kind__in=list(but))
    return rows.update(ended_on=on)


def end_but(subject_id: uuid.UUID, kind: str, key: str, *, on: date) -> int:
    """Remind nobody any more of duties of one kind but of the newest: the others were missed."""
    rows = Duty.objects.filter(OPEN, subject_id=subject_id, kind=kind).exclude(key=key)
    return rows.update(ended_on=on)


def end_of_person(person_id: uuid.UUID, *, on: date, but: Iterable[str] = ()) -> int:
    """Remind nobody any more of anything about a person, except of kinds in `but`."""
    rows = Duty.objects.filter(OPEN, person_id=person_id).exclude(kind__in=list(but))
    return rows.update(ended_on=on)
