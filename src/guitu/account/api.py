"""The worklist and the account through the API."""

import uuid
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.account.queries.year import account_of, as_json, read_by
from guitu.duties import presenters as duty_presenters
from guitu.duties import queries as duties
from guitu.web.clock import today

router = Router(tags=["worklist"])


class Because(Schema):
    """A rule behind a duty."""

    source: str
    article: str
    status: str


class DutyOut(Schema):
    """One duty of the worklist."""

    id: uuid.UUID
    kind: str
    subject: str
    owner: str
    window_from: date
    due_on: date
    overdue: bool
    because: list[Because]


class Worklist(Schema):
    """A page of the worklist, the most urgent first."""

    items: list[DutyOut]
    next_offset: int | None


class Page(Schema):
    """Which part of a list is asked for."""

    limit: int = 50
    offset: int = 0


@router.get("/worklist", response=Worklist, summary="What is late, due this week, or can be done")
@needs(Permission.DUTY_READ)
def worklist(request: HttpRequest, page: Query[Page]) -> dict[str, Any]:
    """Return the duties that the caller sees today. Ids only: no names and no numbers."""
    limit, offset = min(max(page.limit, 1), 200), max(page.offset, 0)
    rows = duties.today(request.actor, on=today()).select_related("assignee")
    found = list(rows.order_by("due_on", "pk")[offset : offset + limit + 1])
    return {
        "items": [
            {"id": duty.pk} | duty_presenters.as_json(duty, on=today()) for duty in found[:limit]
        ],
        "next_offset": offset + limit if len(found) > limit else None,
    }


class FigureOut(Schema):
    """A figure of the account with the records behind it."""

    code: str
    label: dict[str, str]
    value: int
    records: list[uuid.UUID]


class AccountOut(Schema):
    """The account of a year."""

    org: str
    year: int
    figures: list[FigureOut]


@router.get("/account/{org}/{year}", response=AccountOut, summary="The account of a year")
@needs(Permission.ACCOUNT_READ)
def account(request: HttpRequest, org: str, year: int) -> dict[str, Any]:
    """Return every figure with the ids of its records, as `guitu account` prints it."""
    found = read_by(request.actor, org)
    if found is None:
        raise Http404
    return as_json(account_of(found, year, on=today()))
