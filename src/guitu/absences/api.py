"""Absences and stays for other systems: the same queries and actions as the pages.

No name, no number, no way to reach anybody is given out.
"""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from guitu.absences import actions, queries
from guitu.absences.terms import LeavingReason, LetterAnswer, ReportWay, StayReason
from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.people.queries import visible_to as people
from guitu.web import clock

router = Router(tags=["absences"])


class ReportIn(Schema):
    """A written report of leaving. It asks for a receipt, not for a permission."""

    person: uuid.UUID
    reported_on: date
    way: ReportWay
    leaves_on: date
    planned_return_on: date
    area: str = Field(min_length=1, max_length=120)
    reason: LeavingReason
    reason_note: str = Field("", max_length=200)
    contact: str = Field("", max_length=200)


class AbsenceOut(Schema):
    """A report on record. Where the person can be reached is not given out."""

    id: uuid.UUID
    person: uuid.UUID
    reported_on: date
    leaves_on: date
    planned_return_on: date
    until_on: date
    reason: LeavingReason
    acknowledged_on: date | None
    returned_on: date | None


class Absences(Schema):
    """A page of reports, the latest leaving first."""

    items: list[AbsenceOut]
    next_offset: int | None


class StayOut(Schema):
    """A stay elsewhere of a person of the caller's office."""

    id: uuid.UUID
    person: uuid.UUID
    area: str
    from_on: date
    until_on: date | None
    reason: StayReason
    host_office: str


class Stays(Schema):
    """A page of stays, the newest first."""

    items: list[StayOut]
    next_offset: int | None


class LetterOut(Schema):
    """A commission letter that another office sent to the caller's."""

    id: uuid.UUID
    number: str
    from_office: str
    sent_on: date
    answer: LetterAnswer | None
    answered_on: date | None
    ended_on: date | None


class Letters(Schema):
    """A page of letters, the newest first."""

    items: list[LetterOut]
    next_offset: int | None


class AnswerIn(Schema):
    """The answer to a letter; one that declines or returns it gives a reason."""

    answer: LetterAnswer
    answered_on: date
    answered_by: str = Field(min_length=1, max_length=100)
    reason: str = Field("", max_length=500)


class Asked(Schema):
    """Which part of the list is asked for."""

    limit: int = Field(50, ge=1, le=200)
    offset: int = Field(0, ge=0, le=100_000)
    person: uuid.UUID | None = None
    open: bool | None = Field(None, description="Only those that are not over, or only the others")


@router.get("/absences", response=Absences, summary="Reports of leaving")
@needs(Permission.ABSENCE_READ)
def absences(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the reports that the caller sees, the latest leaving first."""
    rows = queries.absences(request.actor).order_by("-leaves_on", "-pk")
    if asked.open is not None:
        rows = rows.filter(returned_on__isnull=asked.open)
    return _page(_of_person(rows, asked), asked, absence_out)


@router.post("/absences", response={201: AbsenceOut}, summary="Put a report of leaving on record")
@needs(Permission.ABSENCE_WRITE)
def report(request: HttpRequest, sent: ReportIn) -> Status:
    """Put a report of leaving on record; 404 for a person outside the caller's scope."""
    person = get_object_or_404(people(request.actor), pk=sent.person)
    new = actions.Report(**sent.dict(exclude={"person"}))
    made = actions.report_leaving(person.pk, new, actor=request.actor, on=clock.today())
    return Status(201, absence_out(made))


@router.get("/stays", response=Stays, summary="People living elsewhere")
@needs(Permission.ABSENCE_READ)
def stays(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the stays elsewhere that the caller sees, the newest first."""
    rows = queries.stays(request.actor).order_by("-from_on", "-pk")
    if asked.open is not None:
        rows = rows.filter(until_on__isnull=asked.open)
    return _page(_of_person(rows, asked), asked, stay_out)


@router.get("/letters", response=Letters, summary="Letters that other offices sent")
@needs(Permission.ABSENCE_READ)
def letters(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the commission letters to the caller's office; no person can be asked for."""
    rows = queries.hosted(request.actor).order_by("-sent_on", "-pk")
    if asked.open is not None:
        rows = rows.filter(ended_on__isnull=asked.open)
    return _page(rows, asked, letter_out)


@router.post("/letters/{pk}/answer", response=LetterOut, summary="Answer a commission letter")
@needs(Permission.ABSENCE_WRITE)
def answer(request: HttpRequest, pk: uuid.UUID, sent: AnswerIn) -> dict[str, Any]:
    """Take on, decline or return a letter as the host office; 404 for one sent to another."""
    row = get_object_or_404(queries.hosted(request.actor), pk=pk)
    new = actions.Answer(sent.answer, sent.answered_on, sent.answered_by, reason=sent.reason)
    return letter_out(actions.answer_as_host(row.pk, new, actor=request.actor, on=clock.today()))


def absence_out(row: Any) -> dict[str, Any]:
    """Return a report as plain values."""
    names = (
        "reported_on", "leaves_on", "planned_return_on", "until_on", "reason", "acknowledged_on",
        "returned_on",
    )  # fmt: skip
    return _values(row, names) | {"person": row.person_id}


def stay_out(row: Any) -> dict[str, Any]:
    """Return a stay as plain values."""
    found = _values(row, ("area", "from_on", "until_on", "reason"))
    return found | {"person": row.person_id, "host_office": row.host_name}


def letter_out(row: Any) -> dict[str, Any]:
    """Return a letter as plain values; whom it is about is read on its page."""
    found = _values(row, ("number", "from_office", "sent_on", "answered_on", "ended_on"))
    return found | {"answer": row.answer or None}


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {"id": row.pk} | {name: getattr(row, name) for name in names}


def _of_person(rows: Any, asked: Asked) -> Any:
    return rows.filter(person_id=asked.person) if asked.person else rows


def _page(rows: Any, asked: Asked, out: Any) -> dict[str, Any]:
    found = list(rows[asked.offset : asked.offset + asked.limit + 1])
    following = asked.offset + asked.limit if len(found) > asked.limit else None
    return {"items": [out(row) for row in found[: asked.limit]], "next_offset": following}
