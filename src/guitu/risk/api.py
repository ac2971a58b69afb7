"""Lists of opinions for departments with systems of their own: read what is asked, answer it."""

import uuid
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from guitu.access.api import needs
from guitu.access.permissions import Permission
from guitu.risk import actions
from guitu.risk.presenters.opinions import shown_of
from guitu.risk.queries import opinions as queries
from guitu.risk.rules.answering import MOST_WORDS
from guitu.risk.terms import Department, OpinionAnswer, RoundStatus
from guitu.web import clock

router = Router(tags=["risk"])
MOST_ANSWERS = 500


class ListOut(Schema):
    """A list that the caller answers: in which round, as what, by when, how far it has come."""

    id: uuid.UUID
    round: str
    status: RoundStatus
    department: Department
    due_on: date
    asked: int
    answered: int
    late: int


class AskedOut(Schema):
    """One person of a list: the little that is shown, and the answer that stands."""

    id: uuid.UUID
    number: int
    version: int
    shown: dict[str, str]
    answer: OpinionAnswer | None
    words: str
    known_on: date | None
    answered_on: date | None


class People(Schema):
    """A part of a list, by number."""

    items: list[AskedOut]
    next_offset: int | None


class Part(Schema):
    """Which part of a list is asked for."""

    limit: int = 50
    offset: int = 0
    waiting: bool = False


class AnswerIn(Schema):
    """What is said of one person. `version` guards against an answer given meanwhile."""

    id: uuid.UUID
    answer: OpinionAnswer
    words: str = Field("", max_length=MOST_WORDS)
    known_on: date | None = None
    version: int | None = None


class Answers(Schema):
    """Answers of one list: all of them are taken, or none."""

    answers: list[AnswerIn] = Field(max_length=MOST_ANSWERS)


class Taken(Schema):
    """How many answers changed; the same again changes none."""

    changed: int


@router.get("/opinion-lists", response=list[ListOut], summary="Lists that the caller answers")
@needs(Permission.RISK_OPINION)
def opinion_lists(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the lists of rounds under way that the caller answers."""
    found = list(queries.still_open(queries.lists_to_answer(request.actor))[:200])
    progress = queries.progress_of(found, on=clock.today())
    return [list_out(one, progress[one.pk]) for one in found]


@router.get("/opinion-lists/{uuid:pk}", response=People, summary="People of a list")
@needs(Permission.RISK_OPINION)
def opinion_list(request: HttpRequest, pk: uuid.UUID, part: Query[Part]) -> dict[str, Any]:
    """Return what the department is shown of each person; 404 for another's list."""
    asked = get_object_or_404(queries.lists_to_answer(request.actor), pk=pk)
    actions.note_shown(asked, actor=request.actor)
    rows = queries.asked_on_list(asked)
    rows = queries.waiting(rows) if part.waiting else rows
    limit, offset = min(max(part.limit, 1), 200), max(part.offset, 0)
    found = list(rows[offset : offset + limit + 1])
    queries.open_keys(found)
    following = offset + limit if len(found) > limit else None
    return {"items": [asked_out(one) for one in found[:limit]], "next_offset": following}


@router.post("/opinion-lists/{uuid:pk}/answers", response=Taken, summary="Answer a list")
@needs(Permission.RISK_OPINION)
def answer_opinion_list(request: HttpRequest, pk: uuid.UUID, new: Answers) -> dict[str, int]:
    """Take answers about people of a list; 404 for another's list."""
    get_object_or_404(queries.lists_to_answer(request.actor), pk=pk)
    given = actions.give_opinions(
        pk,
        [
            actions.NewOpinion(one.id, one.answer, one.words, one.known_on, one.version)
            for one in new.answers
        ],
        actor=request.actor,
        on=clock.today(),
    )
    return {"changed": given.changed}


def list_out(one, progress) -> dict[str, Any]:
    """Return a list as plain values."""
    counts = {name: getattr(progress, name) for name in ("asked", "answered", "late")}
    return counts | {
        "id": one.pk, "round": one.round.name, "status": one.round.status,
        "department": one.department, "due_on": one.round.opinions_due_on,
    }  # fmt: skip


def asked_out(one) -> dict[str, Any]:
    """Return one person of a list as plain values."""
    names = ("number", "version", "words", "known_on", "answered_on")
    values = {name: getattr(one, name) for name in names}
    return values | {"id": one.pk, "shown": shown_of(one), "answer": one.answer or None}
