"""Says what a change meant, who read a file, and who unmasked what."""

import uuid
from collections.abc import Sequence
from datetime import date

from django.db.models import Model

from guitu.audit.models import Event
from guitu.database import bulk
from guitu.database.context import request_id, standing_on


def record(
    act: str,
    *,
    actor,
    subject: Model,
    reason: str = "",
    day: date | None = None,
    **details: object,
) -> Event:
    """Add an act of the field to the trail, in the transaction of the act itself.

    `day` is the day on which it happened, where that is not the day on which it is recorded.
    `details` are plain values only: no names, numbers or addresses of persons.
    """
    event = entry(act, actor=actor, subject=subject, reason=reason, day=day, **details)
    event.save(force_insert=True)
    return event


def record_all(events: Sequence[Event]) -> None:
    """Add many acts to the trail at once; `entry` makes them."""
    bulk.insert(events)


def entry(
    act: str,
    *,
    actor,
    subject: Model,
    reason: str = "",
    day: date | None = None,
    **details: object,
) -> Event:
    """Return an act for the trail, not stored yet."""
    return Event(
        day=day or standing_on(),
        user_id=actor.user_id,
        user_name=actor.name,
        request_id=request_id(),
        act=act,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk if isinstance(subject.pk, uuid.UUID) else None,
        person_id=_person_of(subject),
        org_seq=getattr(subject, "org_seq", 0),
        sec_label=getattr(subject, "sec_label", 0),
        reason=reason,
        details=details,
    )


def record_read(*, actor, subject: Model) -> Event:
    """Record that a file was opened; once for a page view."""
    return record("file.read", actor=actor, subject=subject)


def record_unmasking(field: str, *, actor, subject: Model, reason: str) -> Event:
    """Record that a masked or encrypted value was shown, with the reason given."""
    return record("field.unmasked", actor=actor, subject=subject, reason=reason, field=field)


def _person_of(subject: Model) -> uuid.UUID | None:
    if subject._meta.label_lower == "people.person":
        return subject.pk
    return getattr(subject, "person_id", None)
