"""Release notices in, hand-overs out: the same queries and actions as the pages."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema, Status

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.handover import actions, queries
from guitu.handover.terms import EndedMeasure, ExpectedPaper, Stage
from guitu.orgs.queries import by_code
from guitu.web.clock import today

router = Router(tags=["hand-overs"])


class NoticeIn(Schema):
    """A release notice. `org` is the code of the office it is for, or of a community of it."""

    org: str
    person_name: str = Field(max_length=50)
    centre_name: str = Field(max_length=100)
    release_on: date
    received_on: date | None = None
    ended_measure: EndedMeasure = EndedMeasure.ISOLATION
    id_number: str = Field("", max_length=24)
    phone: str = Field("", max_length=30)
    address: str = Field("", max_length=200)
    decided_on: date | None = None
    papers_expected: list[ExpectedPaper] = []
    sender_name: str = Field("", max_length=100)
    reference: str = Field("", max_length=60)
    remark: str = Field("", max_length=1000)
    is_another: bool = Field(
        False,
        description="True where the person is not the one of an open hand-over with the same "
        "name, release day and centre.",
    )


class NoticeOut(Schema):
    """A notice on file: ids, days and where the hand-over stands. No name and no number."""

    id: uuid.UUID
    hand_over: uuid.UUID
    reference: str
    release_on: date
    received_on: date
    stage: Stage
    outcome: str


class HandOverOut(Schema):
    """A hand-over: where it stands, and the days that count. No name and no number."""

    id: uuid.UUID
    person: uuid.UUID | None
    stage: Stage
    outcome: str
    outcome_on: date | None
    release_on: date
    reported_in_on: date | None
    agreement_signed_on: date | None
    closed_on: date | None
    has_team: bool
    has_owner: bool


class Notices(Schema):
    """A page of notices, the newest first."""

    items: list[NoticeOut]
    next_offset: int | None


class HandOvers(Schema):
    """A page of hand-overs by the day of release."""

    items: list[HandOverOut]
    next_offset: int | None


class Asked(Schema):
    """Which part of a list is asked for; `stage` narrows hand-overs."""

    limit: int = 50
    offset: int = 0
    stage: Stage | None = None

    def cut(self, rows) -> tuple[list, int | None]:
        """Return the rows of this part, and where the next begins."""
        limit, offset = min(max(self.limit, 1), 200), max(self.offset, 0)
        found = list(rows[offset : offset + limit + 1])
        return found[:limit], offset + limit if len(found) > limit else None


@router.post(
    "/release-notices", response={200: NoticeOut, 201: NoticeOut}, summary="Send a release notice"
)
@needs(Permission.NOTICE_RECEIVE)
def receive(request: HttpRequest, sent: NoticeIn) -> Status:
    """Put a notice on file. The same key, or the same reference, changes nothing: 200."""
    values = sent.dict() | {
        "org": by_code(sent.org),
        "received_on": sent.received_on or today(),
        "papers_expected": tuple(paper.value for paper in sent.papers_expected),
        "key": request.headers.get("Idempotency-Key", ""),
    }
    received = actions.receive_notice(actions.NewNotice(**values), actor=request.actor, on=today())
    shown = notice_out(received.notice, received.hand_over)
    return Status(201 if received.is_new else 200, shown)


@router.get("/release-notices", response=Notices, summary="Release notices on file")
@needs(Permission.HANDOVER_READ)
def notices(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the notices that the caller sees."""
    rows, following = asked.cut(queries.notices(request.actor).order_by("-pk"))
    return {
        "items": [notice_out(row, row.hand_over) for row in rows],
        "next_offset": following,
    }


@router.get("/hand-overs", response=HandOvers, summary="Hand-overs and where they stand")
@needs(Permission.HANDOVER_READ)
def hand_overs(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the hand-overs that the caller sees, closed ones too."""
    found = queries.visible_to(request.actor).order_by("release_on", "pk")
    rows, following = asked.cut(found.filter(stage=asked.stage) if asked.stage else found)
    return {"items": [hand_over_out(row) for row in rows], "next_offset": following}


def notice_out(notice, hand_over) -> dict[str, Any]:
    """Return a notice as plain values."""
    return {
        "id": notice.pk,
        "hand_over": hand_over.pk,
        "reference": notice.reference,
        "release_on": hand_over.release_on,
        "received_on": notice.received_on,
        "stage": hand_over.stage,
        "outcome": str(hand_over.outcome),
    }


def hand_over_out(row) -> dict[str, Any]:
    """Return a hand-over as plain values."""
    plain = (
        "stage", "outcome_on", "release_on", "reported_in_on", "agreement_signed_on", "closed_on",
        "has_team",
    )  # fmt: skip
    return {name: getattr(row, name) for name in plain} | {
        "id": row.pk,
        "person": row.person_id,
        "outcome": str(row.outcome),
        "has_owner": row.owner_id is not None,
    }
