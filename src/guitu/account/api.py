"""The worklist and the account through the API."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.duties import queries as duties
from guitu.duties.presenters import as_json
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
        "items": [{"id": duty.pk} | as_json(duty, on=today()) for duty in found[:limit]],
        "next_offset": offset + limit if len(found) > limit else None,
    }
