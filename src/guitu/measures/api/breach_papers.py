"""Papers about missed steps: listed, read, drafted. Nothing is issued or sent from outside.

The same queries and actions as the pages. No name, no number of a person, and none of the words
that the person said.
"""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.measures import missed, queries
from guitu.measures.actions import drafts
from guitu.measures.presenters import breach_paper_page as pages
from guitu.measures.rules.missed import why_not_counted
from guitu.measures.terms import BreachPaperKind, BreachPaperStatus, MissedKind
from guitu.web import clock

router = Router(tags=["measures"])
DAYS = ("drafted_on", "issued_on", "delivered_on", "objected_on", "answered_on")


class MissedOut(Schema):
    """A missed step and whether it counts: told, heard, decided, and no legitimate reason."""

    id: uuid.UUID
    kind: MissedKind
    on: date
    until: date | None
    told_on: date | None
    heard_on: date | None
    is_justified: bool | None
    counts: bool


class PaperOut(Schema):
    """A paper: what it is, where it stands, its number once it is issued."""

    id: uuid.UUID
    person: uuid.UUID
    measure: uuid.UUID
    kind: BreachPaperKind
    status: BreachPaperStatus
    number: str
    drafted_on: date
    issued_on: date | None
    delivered_on: date | None
    objected_on: date | None
    answered_on: date | None


class EvidenceOut(Schema):
    """One thing that must be there before a draft is issued, and whether it is."""

    code: str
    is_there: bool


class PaperWhole(PaperOut):
    """A paper with the ids of the records it speaks of, and what a draft still lacks."""

    steps: list[uuid.UUID]
    evidence: list[EvidenceOut]


class Papers(Schema):
    """A page of papers, the newest first."""

    items: list[PaperOut]
    next_offset: int | None


class PaperIn(Schema):
    """Which paper to draft; one that goes further than the office's order gives a reason."""

    measure: uuid.UUID
    kind: BreachPaperKind
    reason: str = Field("", max_length=500)


class Asked(Schema):
    """Which part of the list is asked for."""

    limit: int = Field(50, ge=1, le=200)
    offset: int = Field(0, ge=0, le=100_000)
    measure: uuid.UUID | None = None
    kind: BreachPaperKind | None = None
    status: BreachPaperStatus | None = None


@router.get("/measures/{uuid:pk}/missed-steps", response=list[MissedOut], summary="What was missed")
@needs(Permission.MEASURE_READ)
def missed_steps(request: HttpRequest, pk: uuid.UUID) -> list[dict[str, Any]]:
    """Return the missed steps of one measure, the newest first; 404 outside the caller's scope."""
    measure = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    return [_missed(step) for step in missed.steps_of(measure, on=clock.today())]


@router.get("/breach-papers", response=Papers, summary="Papers about missed steps")
@needs(Permission.MEASURE_READ)
def breach_paper_list(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the papers that the caller sees, the newest first; voided ones are left out."""
    rows = queries.breach_papers(request.actor).select_related("document")
    wanted = asked.dict(include={"measure", "kind", "status"}, exclude_none=True)
    rows = rows.filter(**{name: getattr(value, "value", value) for name, value in wanted.items()})
    found = list(rows.order_by("-drafted_on", "-pk")[asked.offset : asked.offset + asked.limit + 1])
    following = asked.offset + asked.limit if len(found) > asked.limit else None
    return {"items": [paper_out(row) for row in found[: asked.limit]], "next_offset": following}


@router.get("/breach-papers/{uuid:pk}", response=PaperWhole, summary="One paper")
@needs(Permission.MEASURE_READ)
def breach_paper(request: HttpRequest, pk: uuid.UUID) -> dict[str, Any]:
    """Return one paper, and of a draft what it lacks today; 404 outside the caller's scope."""
    rows = queries.breach_papers(request.actor).select_related(
        "document", "measure__person__responsible", "measure__place"
    )
    row = get_object_or_404(rows, pk=pk)
    found = pages.paper_page(row, row.measure, request.actor, on=clock.today())
    evidence = [{"code": one.code, "is_there": one.is_there} for one in found.evidence]
    return paper_out(row) | {"steps": [step["id"] for step in row.steps], "evidence": evidence}


@router.post("/breach-papers", response={201: PaperOut}, summary="Draft a paper")
@needs(Permission.BREACH_DRAFT)
def draft_breach_paper(request: HttpRequest, sent: PaperIn) -> Status:
    """Draft a paper about what counts; 422 with the reason where none is to be made now."""
    measure = get_object_or_404(queries.visible_to(request.actor), pk=sent.measure)
    row = drafts.draft_paper(
        measure.pk, sent.kind, note=sent.reason, actor=request.actor, on=clock.today()
    )
    return Status(201, paper_out(row))


def paper_out(row: Any) -> dict[str, Any]:
    """Return a paper as plain values."""
    number = row.document.number if row.document else ""
    ids = {"id": row.pk, "person": row.person_id, "measure": row.measure_id, "number": number}
    return ids | {name: getattr(row, name) for name in ("kind", "status", *DAYS)}


def _missed(step: Any) -> dict[str, Any]:
    return {
        "id": step.record[1], "kind": step.kind, "on": step.on, "until": step.until,
        "told_on": step.notice_on, "heard_on": step.heard_on, "is_justified": step.is_justified,
        "counts": not why_not_counted(step),
    }  # fmt: skip
