"""People's files for other programs: the same queries and scope as the pages, numbers masked."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.audit.actions import record_read
from guitu.people import queries
from guitu.people.presenters.api import file_json, line_json
from guitu.web.clock import today

router = Router(tags=["people"])
MOST = 200


class PersonLine(Schema):
    """A file in a list. The name is masked where the post does not show names."""

    id: uuid.UUID
    name: str
    sex: str
    birth_year: int | None
    id_number: str = Field(description="Masked: the place of issue and stars.")
    org_seq: int
    opened_on: date
    has_responsible: bool


class PersonOut(PersonLine):
    """One file. Numbers are masked; what it lacks is named by codes."""

    org: str
    phones: list[str]
    addresses: list[str]
    papers: list[str]
    work_group: list[str]
    missing: list[str]
    merged_into: uuid.UUID | None


class PeopleOut(Schema):
    """A page of files, the latest first."""

    items: list[PersonLine]
    next_offset: int | None


class Found(Schema):
    """Files that a search found, the best match first."""

    items: list[PersonLine]


class Part(Schema):
    """Which part of a list is asked for."""

    limit: int = Field(50, ge=1, le=MOST)
    offset: int = Field(0, ge=0, le=100_000)


class SearchIn(Schema):
    """What is searched for; it stands in the body, never in an address."""

    text: str = Field(max_length=100)


@router.get("/people", response=PeopleOut, summary="Open files in scope")
@needs(Permission.PERSON_READ)
def people(request: HttpRequest, part: Query[Part]) -> dict[str, Any]:
    """Return open files in scope, the latest first."""
    rows = queries.in_use(request.actor).order_by("-pk")
    found = queries.with_keys(rows[part.offset : part.offset + part.limit + 1])
    following = part.offset + part.limit if len(found) > part.limit else None
    items = [line_json(person, request.actor) for person in found[: part.limit]]
    return {"items": items, "next_offset": following}


@router.post("/people/search", response=Found, summary="Find files by name or number")
@needs(Permission.PERSON_READ)
def search(request: HttpRequest, body: SearchIn) -> dict[str, Any]:
    """Return files found by name, pinyin, initials, ID or phone number, or their last four."""
    found = queries.search(request.actor, body.text)
    return {"items": [line_json(person, request.actor) for person in found]}


@router.get("/people/{pk}", response=PersonOut, summary="One file")
@needs(Permission.PERSON_READ)
def person(request: HttpRequest, pk: uuid.UUID) -> dict[str, Any]:
    """Return one file; that it was read is recorded."""
    found = get_object_or_404(queries.with_contents(queries.file_of(request.actor, pk)))
    record_read(actor=request.actor, subject=found)
    return file_json(found, request.actor, on=today())
