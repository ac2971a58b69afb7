"""A draw, laid open: the fingerprints, every ticket, who was drawn, who was left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.drug_testing import queries
from guitu.drug_testing.models import CallUp, Draw
from guitu.drug_testing.rules import drawing
from guitu.drug_testing.rules.drawing import Commitment
from guitu.drug_testing.terms import Exclusion
from guitu.kernel.decisions import Citation
from guitu.kernel.errors import Conflict
from guitu.kernel.terms import gettext_noop
from guitu.orgs.queries import names
from guitu.people.queries import display_names
from guitu.web.cells import Because, Tag


@dataclass(frozen=True)
class DrawPage:
    """What the page of a draw shows; `agrees` is None before the seed is known."""

    draw: Draw
    answer: str
    state: Tag
    agrees: bool | None
    tickets: Sequence[dict[str, Any]]
    left_out: Sequence[tuple[str, str]]
    because: Because
    can_carry_out: bool
    void_url: str
    crumbs: Sequence[tuple[str, str]]


def draw_lines(draws: Sequence[Draw]) -> list[dict[str, Any]]:
    """Return draws as lines of a list."""
    places = names([draw.org_seq for draw in draws])
    return [
        {
            "url": reverse("test-draw", args=[draw.pk]),
            "when": draw.committed_at,
            "place": places[draw.org_seq].name if draw.org_seq in places else "",
            "test_on": draw.test_on,
            "candidates": len(draw.candidates),
            "drawn": len(draw.drawn),
            "state": state_of(draw),
        }
        for draw in draws
    ]


def state_of(draw: Draw) -> Tag:
    """Return how a draw stands."""
    if draw.voided_at:
        return Tag(gettext_noop("Voided"), "quiet")
    if draw.drawn_at is None:
        return Tag(gettext_noop("Fixed, not drawn yet"), "attention")
    return Tag(gettext_noop("Drawn"), "good")


def draw_page(draw: Draw, actor: Actor) -> DrawPage:
    """Return the page; once the seed is known everything is computed anew from it."""
    measures = {str(one.pk): one for one in _measures(draw, actor)}
    people = display_names([one.person_id for one in measures.values()], actor)
    shown = {key: people.get(one.person_id, "") for key, one in measures.items()}
    may = actor.may(Permission.DRUG_TEST_DRAW, draw.org_seq)
    is_open = draw.drawn_at is None and draw.voided_at is None
    agrees = agrees_with(draw) if draw.seed else None
    return DrawPage(
        draw=draw,
        answer=_answer(draw, agrees),
        state=state_of(draw),
        agrees=agrees,
        tickets=_tickets(draw, shown),
        left_out=[
            (shown.get(one["id"], ""), Exclusion(one["because"]).label) for one in draw.left_out
        ],
        because=Because.of([Citation.from_json(one) for one in draw.because]),
        can_carry_out=is_open and may,
        void_url=reverse("test-draw-void", args=[draw.pk]) if is_open and may else "",
        crumbs=[(_("Draws"), reverse("test-draws"))],
    )


def agrees_with(draw: Draw) -> bool:
    """Return whether fingerprints and drawn people come out the same when computed anew."""
    candidates = drawing.candidates_of(draw.candidates)
    try:
        given = Commitment(draw.seed_hash, draw.list_hash)
        drawing.check_commitment(draw.seed, candidates, given)
    except Conflict:
        return False
    return drawing.drawn(draw.seed, candidates, percent=draw.percent) == draw.drawn


def _measures(draw: Draw, actor: Actor):
    ids = [one["id"] for one in [*draw.candidates, *draw.left_out]]
    return queries.measures(actor).filter(pk__in=ids).only("pk", "person_id", "org_seq")


def _tickets(draw: Draw, shown: dict[str, str]) -> list[dict[str, Any]]:
    candidates = drawing.candidates_of(draw.candidates)
    calls = {
        str(call.measure_id): reverse("test-call", args=[call.pk])
        for call in CallUp.objects.filter(draw=draw, voided_at=None)
    }
    if not draw.seed:
        return [{"id": one.id, "name": shown.get(one.id, "")} for one in candidates]
    return [
        {
            "id": one.candidate.id,
            "name": shown.get(one.candidate.id, ""),
            "number": one.number,
            "is_drawn": one.is_drawn,
            "call_url": calls.get(one.candidate.id, ""),
        }
        for one in drawing.tickets(draw.seed, candidates, percent=draw.percent)
    ]


def _answer(draw: Draw, agrees: bool | None) -> str:
    if draw.voided_at:
        return _("Voided before it was drawn: %(why)s") % {"why": draw.void_reason}
    if agrees is None:
        return _("The list and the seed are fixed. Nobody knows yet who will be drawn.")
    if agrees:
        return _("Computed anew just now: the same list, the same seed, the same people.")
    return _("Computed anew just now: it does not agree with what was fixed. Tell the auditor.")
