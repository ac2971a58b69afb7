"""Measures and agreements for other systems: the same queries as the pages. No name, no number."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.measures import queries
from guitu.measures.terms import (
    AgreementStatus,
    ClauseKind,
    ClauseSection,
    MeasureKind,
    SigningParty,
    SigningWay,
    Status,
)
from guitu.web import clock

router = Router(tags=["measures"])


class MeasureOut(Schema):
    """A measure: what was ordered, where it stands today, and its days."""

    id: uuid.UUID
    person: uuid.UUID
    kind: MeasureKind
    status: Status
    status_since: date | None
    decided_on: date
    received_on: date
    reported_on: date | None
    starts_on: date | None
    ends_on: date | None
    end_because: list[dict[str, str | None]]


class PeriodOut(Schema):
    """A status from a day until the day on which the next one began."""

    status: Status
    from_on: date
    until_on: date | None
    because: list[dict[str, str | None]]


class MeasureWhole(MeasureOut):
    """A measure with its history and the versions of its agreement."""

    history: list[PeriodOut]
    agreements: list[uuid.UUID]


class Measures(Schema):
    """A page of measures by the day on which the term ends."""

    items: list[MeasureOut]
    next_offset: int | None


class ClauseOut(Schema):
    """A clause as it reads; those written for one person come without their words."""

    number: int
    section: ClauseSection
    kind: ClauseKind
    code: str
    version: int
    acknowledged_on: date | None
    text_zh: str
    text_en: str


class SignatureOut(Schema):
    """Which party signed, how and when."""

    party: SigningParty
    way: SigningWay
    signed_on: date


class AgreementOut(Schema):
    """One version of an agreement."""

    id: uuid.UUID
    measure: uuid.UUID
    number: int
    status: AgreementStatus
    drafted_on: date | None
    explained_on: date | None
    approved_on: date | None
    signed_on: date | None
    ends_on: date | None
    clauses: list[ClauseOut]
    signatures: list[SignatureOut]


class Asked(Schema):
    """Which part of the list is asked for."""

    limit: int = 50
    offset: int = 0
    status: Status | None = None
    kind: MeasureKind | None = None


@router.get("/measures", response=Measures, summary="Measures and where they stand")
@needs(Permission.MEASURE_READ)
def measures(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the measures that the caller sees."""
    rows = queries.with_status(queries.visible_to(request.actor), on=clock.today())
    if asked.status:
        rows = rows.filter(status_now=asked.status.value)
    if asked.kind:
        rows = rows.filter(kind=asked.kind.value)
    limit, offset = min(max(asked.limit, 1), 200), max(asked.offset, 0)
    found = list(rows.order_by("ends_on", "pk")[offset : offset + limit + 1])
    following = offset + limit if len(found) > limit else None
    return {"items": [measure_out(row) for row in found[:limit]], "next_offset": following}


@router.get("/measures/{uuid:pk}", response=MeasureWhole, summary="One measure with its history")
@needs(Permission.MEASURE_READ)
def measure(request: HttpRequest, pk: uuid.UUID) -> dict[str, Any]:
    """Return one measure; 404 outside the caller's scope."""
    rows = queries.with_status(queries.visible_to(request.actor), on=clock.today())
    row = get_object_or_404(rows, pk=pk)
    history = [
        {
            "status": one.status, "from_on": one.from_on, "until_on": one.until_on,
            "because": one.basis,
        }
        for one in queries.history(row)
    ]  # fmt: skip
    versions = [one.pk for one in queries.agreement_versions(row)]
    return measure_out(row) | {"history": history, "agreements": versions}


@router.get("/agreements/{uuid:pk}", response=AgreementOut, summary="One version of an agreement")
@needs(Permission.MEASURE_READ)
def agreement(request: HttpRequest, pk: uuid.UUID) -> dict[str, Any]:
    """Return one version with its clauses; 404 outside the caller's scope."""
    row = get_object_or_404(queries.agreements(request.actor), pk=pk)
    names = (
        "number", "status", "drafted_on", "explained_on", "approved_on", "signed_on", "ends_on"
    )  # fmt: skip
    values = {name: getattr(row, name) for name in names}
    signatures = [
        {"party": one.party, "way": one.way, "signed_on": one.signed_on}
        for one in queries.signatures_of(row)
    ]
    clauses = [clause_out(one) for one in queries.clauses_of(row)]
    ids = {"id": row.pk, "measure": row.measure_id}
    return ids | values | {"clauses": clauses, "signatures": signatures}


def measure_out(row) -> dict[str, Any]:
    """Return a measure as plain values."""
    names = (
        "kind", "status_since", "decided_on", "received_on", "reported_on", "starts_on",
        "ends_on", "end_because",
    )  # fmt: skip
    values = {name: getattr(row, name) for name in names}
    return values | {"id": row.pk, "person": row.person_id, "status": row.status_now}


def clause_out(row) -> dict[str, Any]:
    """Return a clause as plain values; what was written for one person stays in the file."""
    is_own = row.kind == ClauseKind.BESPOKE
    names = ("number", "section", "kind", "code", "version", "acknowledged_on")
    values = {name: getattr(row, name) for name in names}
    texts = {"text_zh": "" if is_own else row.text_zh, "text_en": "" if is_own else row.text_en}
    return values | texts
