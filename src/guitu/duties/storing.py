"""Stores the duties of thousands of subjects, column by column.

An instance of the model for each duty would take longer than the database takes to store it: a
term of three years is a hundred duties, and a ledger brings ten thousand terms.
"""

import json
import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol

from django.db.models import Model

from guitu.database import bulk
from guitu.duties.models import Duty
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.kernel.decisions import Citation
from guitu.kernel.keys import uuid7

Met = Mapping[str, tuple[Model, date]]


class Subject(Protocol):
    """What duties are about; see `guitu.duties.actions.DutySubject`."""

    type: str
    id: uuid.UUID
    org_seq: int
    sec_label: int
    person_id: uuid.UUID | None
    worker_id: uuid.UUID | None


def insert(
    subjects: Iterable[tuple[Any, Iterable[PlannedDuty], Met]],
    *,
    created_by: uuid.UUID,
    at: datetime,
) -> None:
    """Insert the planned duties of subjects that have none yet, with what met some of them."""
    columns: dict[str, list[Any]] = {field.attname: [] for field in Duty._meta.concrete_fields}
    appends = {name: column.append for name, column in columns.items()}
    shared = _shared(created_by, at)
    for subject, planned, met in subjects:
        for plan in planned:
            for name, value in _values(subject, plan, met.get(plan.key)).items():
                appends[name](value)
    count = len(columns["id"])
    for start in range(0, count, bulk.CHUNK):
        part = slice(start, start + bulk.CHUNK)
        length = min(bulk.CHUNK, count - start)
        bulk.insert_columns(
            Duty,
            {
                field: [shared[field.attname]] * length
                if field.attname in shared
                else columns[field.attname][part]
                for field in Duty._meta.concrete_fields
            },
        )


def worker(subject: Subject, plan: PlannedDuty) -> uuid.UUID | None:
    """Return the colleague who is given the duty from the start: the subject's own worker."""
    return subject.worker_id if plan.party == Party.COMMUNITY else None


def _shared(created_by: uuid.UUID, at: datetime) -> dict[str, Any]:
    """Return the columns that are the same in every new duty."""
    nothing = dict.fromkeys(
        (
            "voided_at",
            "voided_by",
            "waived_on",
            "waived_by",
            "voided_on",
            "snoozed_until",
            "ended_on",
        )
    )
    return {**nothing, "void_reason": "", "waive_reason": "", "created_by": created_by,
            "created_at": at}  # fmt: skip


def _values(subject: Subject, plan: PlannedDuty, met: tuple[Model, date] | None) -> dict[str, Any]:
    by, met_on = met or (None, None)
    return {
        "id": uuid7(),
        "org_seq": subject.org_seq,
        "sec_label": subject.sec_label,
        "kind": plan.kind,
        "key": plan.key,
        "subject_type": subject.type,
        "subject_id": subject.id,
        "person_id": subject.person_id,
        "window_from": plan.window_from,
        "due_on": plan.due_on,
        "party": str(plan.party),
        "role": plan.role,
        "assignee_id": worker(subject, plan),
        "because": _because(plan.because),
        "params": json.dumps(dict(plan.params)) if plan.params else "{}",
        "met_on": met_on,
        "met_by_type": by._meta.label_lower if by else "",
        "met_by_id": by.pk if by else None,
    }


@cache
def _because(citations: tuple[Citation, ...]) -> str:
    """Return the reasons as stored; there are few, and each stands in very many duties."""
    return json.dumps([citation.as_json() for citation in citations])
