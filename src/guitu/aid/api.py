"""Requests for help for other systems: asked, read, answered. The same acts as the pages."""

import json
import uuid
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.aid import actions, queries
from guitu.aid.terms import Disclosed, Ground, NeedKind, RequestAct, RequestStatus
from guitu.orgs.queries import by_code
from guitu.people import queries as people
from guitu.web import clock

router = Router(tags=["help"])


class RequestIn(Schema):
    """A request. `to` is the code of a body here; another one is named in `to_name`."""

    person: uuid.UUID
    kind: NeedKind
    asked: str = Field(max_length=1000)
    fields: list[Disclosed]
    ground: Ground
    sent_on: date | None = None
    to: str = ""
    to_name: str = Field("", max_length=100)
    need: uuid.UUID | None = None
    consented_on: date | None = None
    provision: str = Field("", max_length=200)


class RequestOut(Schema):
    """A request: whom it went to, where it stands, its days. No data of the person."""

    id: uuid.UUID
    kind: NeedKind
    to_name: str
    status: RequestStatus
    number: str
    sent_on: date
    due_on: date
    answered_on: date | None
    taken_up_on: date | None


class RequestSheet(RequestOut):
    """A request as the body asked reads it: what is asked, and the data that it was told."""

    from_name: str
    asked: str
    told: dict[str, str]


class Requests(Schema):
    """A page of requests, the newest first."""

    items: list[RequestOut]
    next_offset: int | None


class TurnIn(Schema):
    """What one side does with a request, and says to the other."""

    act: RequestAct
    note: str = Field("", max_length=1000)
    on_day: date | None = None


class Asked(Schema):
    """Which part of the list is asked for."""

    limit: int = 50
    offset: int = 0
    status: RequestStatus | None = None


@router.post("/help-requests", response={201: RequestOut}, summary="Ask a body for help")
@needs(Permission.AID_WRITE)
def send(request: HttpRequest, new: RequestIn) -> Status:
    """Send a request for a person in scope; 404 for somebody outside it."""
    person = get_object_or_404(people.visible_to(request.actor), pk=new.person)
    today = clock.today()
    given = new.dict(exclude={"person", "to", "need", "sent_on"})
    row = actions.send_request(
        person.pk,
        actions.NewRequest(
            **given,
            to=by_code(new.to) if new.to else None,
            need_id=new.need,
            sent_on=new.sent_on or today,
        ),
        actor=request.actor,
        on=today,
    )
    return Status(201, request_out(row))


@router.get("/help-requests", response=Requests, summary="Requests of the caller's offices")
@needs(Permission.AID_READ)
def sent(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the requests that the caller's offices have sent."""
    return page(queries.requests_out(request.actor), asked)


@router.get(
    "/help-requests/received", response=Requests, summary="Requests that the caller answers"
)
@needs(Permission.AID_ANSWER)
def received(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the requests that the caller's department was asked."""
    return page(queries.requests_in(request.actor), asked)


@router.get(
    "/help-requests/received/{uuid:pk}", response=RequestSheet, summary="One request received"
)
@needs(Permission.AID_ANSWER)
def sheet(request: HttpRequest, pk: uuid.UUID) -> dict[str, Any]:
    """Return what the body asked was told, and nothing of the file."""
    row = get_object_or_404(queries.requests_in(request.actor), pk=pk)
    more = {"from_name": row.from_name, "asked": row.asked, "told": json.loads(row.sheet or "{}")}
    return request_out(row) | more


@router.post(
    "/help-requests/{uuid:pk}/turns", response={201: RequestOut}, summary="Answer a request"
)
@needs(Permission.SIGNED_IN)
def turn(request: HttpRequest, pk: uuid.UUID, new: TurnIn) -> Status:
    """Record what one side does; 404 for who is of neither side."""
    mine = queries.requests_out(request.actor) | queries.requests_in(request.actor)
    if not mine.filter(pk=pk).exists():
        raise Http404
    today = clock.today()
    given = actions.Turn(new.act, new.on_day or today, new.note)
    row = actions.act_on_request(pk, given, actor=request.actor, on=today)
    return Status(201, request_out(row))


def page(rows, asked: Asked) -> dict[str, Any]:
    """Return one part of a list, and where the next begins."""
    if asked.status:
        rows = rows.filter(status=asked.status.value)
    limit, offset = min(max(asked.limit, 1), 200), max(asked.offset, 0)
    found = list(rows.order_by("-sent_on", "-pk")[offset : offset + limit + 1])
    following = offset + limit if len(found) > limit else None
    return {"items": [request_out(row) for row in found[:limit]], "next_offset": following}


def request_out(row) -> dict[str, Any]:
    """Return a request as plain values."""
    names = (
        "kind", "to_name", "status", "number", "sent_on", "due_on", "answered_on", "taken_up_on",
    )  # fmt: skip
    return {"id": row.pk} | {name: getattr(row, name) for name in names}
