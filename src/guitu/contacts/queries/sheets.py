"""What the printed sheets of contacts ask of files, for many people at once."""

import uuid
from collections.abc import Iterable

from django.db.models import Count

from guitu.people.models import Document, Phone, Relative


def phones(person_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the newest own number of each person, in one query."""
    rows = Phone.objects.filter(person__in=list(person_ids), whose="", voided_at=None)
    return {row.person_id: row.number for row in rows.order_by("pk")}


def family_phones(person_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return a number of a relative of each person, that for emergencies first, in one query."""
    rows = Relative.objects.filter(person__in=list(person_ids), voided_at=None)
    found: dict[uuid.UUID, str] = {}
    for row in rows.order_by("-is_emergency_contact", "pk"):
        if row.phone:
            found.setdefault(row.person_id, row.phone)
    return found


def sheet_counts(contact_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Return how many photos and scans each contact has, in one query."""
    rows = Document.objects.filter(subject_id__in=list(contact_ids), voided_at=None)
    found = rows.order_by().values("subject_id").annotate(count=Count("pk"))
    return {row["subject_id"]: row["count"] for row in found}
