"""Reading the trail: events by person id, by act and by day; never by name."""

import uuid
from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet

from guitu.audit.models import Event


def events(scope: Q) -> QuerySet[Event]:
    """Return the events within `scope` (a condition on org_seq), the newest first."""
    return Event.objects.filter(scope).order_by("-at", "-id")


def of_person(person_id: uuid.UUID, scope: Q) -> QuerySet[Event]:
    """Return what was done with the file of one person, the newest first."""
    return events(scope).filter(person_id=person_id)


def of_subject(subject: Model, acts: Iterable[str]) -> QuerySet[Event]:
    """Return those acts that were done on one record, the newest first.

    Found by the person where the record is about one, by the organisation otherwise.
    """
    person_id = getattr(subject, "person_id", None)
    near = Q(person_id=person_id) if person_id else Q(org_seq=subject.org_seq)
    return events(near).filter(subject_id=subject.pk, act__in=list(acts))
