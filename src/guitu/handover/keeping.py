"""What hand-overs say of how long a file is kept open, and which of their rows belong to it."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.db.models import QuerySet

from guitu.handover.locking import parts
from guitu.handover.models import HandOver, ReleaseNotice
from guitu.people import keeping


def tell(person_ids: Collection[uuid.UUID], on: date) -> Mapping[uuid.UUID, keeping.Held]:
    """Return the people whose hand-over is open, and since when the others' are closed."""
    rows = HandOver.objects.filter(person__in=list(person_ids), notice__voided_at=None)
    found: dict[uuid.UUID, keeping.Held] = {}
    for row in rows.only("person_id", "closed_on"):
        said = keeping.Held(is_open=row.closed_on is None, ended_on=row.closed_on)
        before = found.get(row.person_id)
        found[row.person_id] = said if before is None else keeping.joined(before, said)
    return found


def rows_of(person_id: uuid.UUID) -> Iterator[QuerySet]:
    """Yield the notices and the records of hand-overs of one person."""
    own = HandOver.objects.filter(person=person_id)
    yield ReleaseNotice.objects.filter(pk__in=own.values("notice_id"))
    for model in parts():
        yield model.objects.filter(hand_over__person=person_id)


def register() -> None:
    """Register both once."""
    keeping.register(keeping.Keeper("handover", tell))
    keeping.register_rows("handover", rows_of)
