"""Reading the trail: events by person id, by act and by day; never by name."""

import uuid

from django.db.models import Q, QuerySet

from guitu.audit.models import Event


def events(scope: Q) -> QuerySet[Event]:
    """Return the events within `scope` (a condition on org_seq), the newest first."""
    return Event.objects.filter(scope).order_by("-at", "-id")


def of_person(person_id: uuid.UUID, scope: Q) -> QuerySet[Event]:
    """Return what was done with the file of one person, the newest first."""
    return events(scope).filter(person_id=person_id)
