"""Tests for other systems: the same queries and actions as the pages. No name, no number."""

import uuid
from datetime import date, time
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.drug_testing import actions, queries
from guitu.drug_testing.rules.sampling import Staff
from guitu.drug_testing.terms import Result, SampleKind
from guitu.people.terms import Sex
from guitu.web import clock

router = Router(tags=["tests"])


class StaffIn(Schema):
    """One of the two who took the sample."""

    name: str = Field(max_length=50)
    sex: Sex


class SampleIn(Schema):
    """A sample with its strip, or a refusal with what was said.

    A justified absence needs a paper, and a missed test a call-up with its notice: both are
    recorded on the pages. A confirmed positive comes from the police, with their paper.
    """

    measure: uuid.UUID
    result: Result
    tested_on: date
    tested_at: time | None = None
    place: str = Field("", max_length=100)
    sample_kind: SampleKind | None = None
    staff: list[StaffIn] = Field([], max_length=2)
    medicines: str = Field("", max_length=500)
    statement: str = Field("", max_length=500)


class SampleOut(Schema):
    """A test: whose measure, which day, the result that holds. No name and no medicine."""

    id: uuid.UUID
    measure: uuid.UUID
    person: uuid.UUID
    tested_on: date
    sample_kind: str
    result: Result
    result_on: date
    away: bool


class Samples(Schema):
    """A page of tests, the newest first."""

    items: list[SampleOut]
    next_offset: int | None


class Asked(Schema):
    """Which part of the list is asked for."""

    limit: int = 50
    offset: int = 0
    measure: uuid.UUID | None = None
    result: Result | None = None


@router.get("/drug-tests", response=Samples, summary="Tests and their results")
@needs(Permission.DRUG_TEST_READ)
def drug_tests(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """Return the tests that the caller sees."""
    rows = queries.with_result(queries.visible_to(request.actor))
    if asked.measure:
        rows = rows.filter(measure_id=asked.measure)
    if asked.result:
        rows = rows.filter(result_now=asked.result.value)
    limit, offset = min(max(asked.limit, 1), 200), max(asked.offset, 0)
    found = list(rows.order_by("-tested_on", "-pk")[offset : offset + limit + 1])
    following = offset + limit if len(found) > limit else None
    return {"items": [sample_out(row) for row in found[:limit]], "next_offset": following}


@router.post("/drug-tests", response={201: SampleOut}, summary="Record a test")
@needs(Permission.DRUG_TEST_WRITE)
def record_drug_test(request: HttpRequest, given: SampleIn) -> Status:
    """Record a test; 422 with the fields that are wrong, as on the pages."""
    measure = get_object_or_404(queries.measure_of(request.actor, given.measure))
    new = actions.NewTest(
        result=given.result,
        tested_on=given.tested_on,
        tested_at=given.tested_at,
        place=given.place,
        sample_kind=given.sample_kind,
        staff=tuple(Staff(one.name, one.sex) for one in given.staff),
        medicines=given.medicines,
        statement=given.statement,
    )
    made = actions.record_test(measure.pk, new, actor=request.actor, on=clock.today())
    row = queries.with_result(queries.visible_to(request.actor)).get(pk=made.pk)
    return Status(201, sample_out(row))


def sample_out(row: Any) -> dict[str, Any]:
    """Return a test as plain values; the row comes with its result."""
    return {
        "id": row.pk,
        "measure": row.measure_id,
        "person": row.person_id,
        "tested_on": row.tested_on,
        "sample_kind": str(row.sample_kind),
        "result": row.result_now,
        "result_on": row.result_on,
        "away": row.is_away,
    }
