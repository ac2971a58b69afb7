"""The day of release: the meeting at the gate, or how the person came home instead.

The person is free at the gate. The escort is an offer: to decline it is recorded as an answer and
has no consequence of its own.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from guitu.access.actors import Actor
from guitu.audit.actions import record
from guitu.duties.actions import meet
from guitu.handover import rules
from guitu.handover.actions.agreeing import Agreed, ask_the_person
from guitu.handover.actions.photos import keep_photos
from guitu.handover.duties import JOURNEY_OVER, replan
from guitu.handover.locking import become, keep, locked, part
from guitu.handover.models import GateRecord, HandOver
from guitu.handover.states import plan_state
from guitu.handover.terms import (
    WITHOUT_MEETING,
    Condition,
    ExpectedPaper,
    PhotoOf,
    Stage,
    TeamParty,
)
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.web import clock


@dataclass(frozen=True)
class NewGate:
    """What was seen at the gate. `conversation` is a few words on what was said; sealed.

    `agreed` is how the person agreed to the health summary, where it is among the papers.
    `set_out_at` is when the team left; `photos` are pictures or signed sheets.
    """

    met_at: datetime
    present: tuple[str, ...]
    papers: tuple[str, ...] = ()
    condition: Condition = Condition.WELL
    conversation: str = ""
    agreed: Agreed | None = None
    set_out_at: datetime | None = None
    photos: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class NoMeeting:
    """How it was when nobody was met at the gate, on which day, in a sentence."""

    outcome: Stage
    outcome_on: date
    reason: str


@transaction.atomic
def record_gate(hand_over_id: uuid.UUID, new: NewGate, *, actor: Actor, on: date) -> GateRecord:
    """Record the meeting at the gate, from whatever stage the plan was in.

    What the plan still lacked is kept with the record. Raises BadInput before the release day, in
    the future, when nobody was there, or for a health summary without the person's consent.
    """
    hand_over = locked(hand_over_id, actor)
    day = timezone.localdate(new.met_at)
    rules.HAND_OVER.check(hand_over.stage, "record_gate")
    rules.check_gate_day(day, release_on=hand_over.release_on, on=on)
    _check_known(new)
    if new.set_out_at and new.set_out_at > new.met_at:
        raise BadInput.of("set_out_at", gettext_noop("This is after the meeting at the gate."))
    ask_the_person(hand_over, new.papers, new.agreed, actor=actor, on=day)
    gaps = sorted(rules.lacking(plan_state(hand_over)))
    row = part(hand_over, GateRecord, actor=actor, gaps=gaps, **_plain(new))
    row.save()
    become(
        hand_over,
        "record_gate",
        on=on,
        outcome=Stage.MET,
        outcome_on=day,
        papers_received=sorted({*hand_over.papers_received, *new.papers}),
    )
    keep_photos(hand_over, new.photos, PhotoOf.GATE, actor=actor, on=on)
    meet(hand_over.pk, "pick_up", by=row, on=day)
    record("handover.met", actor=actor, subject=hand_over, day=day, gaps=gaps, at=str(new.met_at))
    _settle_papers(hand_over, on=on)
    replan(hand_over, actor=actor, on=on, reason=JOURNEY_OVER)
    return row


@transaction.atomic
def record_no_meeting(
    hand_over_id: uuid.UUID, new: NoMeeting, *, actor: Actor, on: date
) -> HandOver:
    """Record that nobody was met at the gate, and how it was instead, in a sentence.

    Raises BadInput without the sentence, before the release day or in the future.
    """
    if new.outcome not in WITHOUT_MEETING:
        raise BadInput.of("outcome", gettext_noop("Choose how it was instead."))
    if not new.reason.strip():
        raise BadInput.of("reason", gettext_noop("Say in a sentence how it was."))
    hand_over = locked(hand_over_id, actor)
    rules.HAND_OVER.check(hand_over.stage, f"record_{new.outcome.value}")
    if new.outcome != Stage.MOVED_ELSEWHERE:
        rules.check_gate_day(new.outcome_on, release_on=hand_over.release_on, on=on)
    become(
        hand_over,
        f"record_{new.outcome.value}",
        on=on,
        outcome=new.outcome,
        outcome_on=new.outcome_on,
        outcome_reason=new.reason.strip(),
    )
    meet(hand_over.pk, "pick_up", by=hand_over, on=new.outcome_on)
    record(
        "handover.not_met", actor=actor, subject=hand_over, day=new.outcome_on,
        outcome=str(new.outcome),
    )  # fmt: skip
    replan(hand_over, actor=actor, on=on, reason=JOURNEY_OVER)
    return hand_over


@transaction.atomic
def take_back_outcome(hand_over_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> HandOver:
    """Take back an outcome recorded by mistake; the record stays, voided, with the reason."""
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    hand_over = locked(hand_over_id, actor)
    before = become(
        hand_over, "take_back_outcome", on=on, outcome="", outcome_on=None, outcome_reason=""
    )
    hand_over.gaterecord_rows.filter(voided_at=None).update(
        voided_at=clock.now(), voided_by=actor.user_id, void_reason=reason.strip()
    )
    record("handover.outcome_taken_back", actor=actor, subject=hand_over,
           reason=reason.strip(), before=str(before))  # fmt: skip
    replan(hand_over, actor=actor, on=on)
    return hand_over


@transaction.atomic
def receive_papers(
    hand_over_id: uuid.UUID,
    papers: tuple[str, ...],
    *,
    actor: Actor,
    on: date,
    agreed: Agreed | None = None,
) -> HandOver:
    """Tick the papers that have come; what came once is not taken back.

    Raises BadInput for a health summary without the person's consent.
    """
    hand_over = locked(hand_over_id, actor)
    _check_papers(papers)
    ask_the_person(hand_over, papers, agreed, actor=actor, on=on)
    keep(hand_over, papers_received=sorted({*hand_over.papers_received, *papers}))
    _settle_papers(hand_over, on=on)
    record("handover.papers_received", actor=actor, subject=hand_over, papers=list(papers))
    return hand_over


def _plain(new: NewGate) -> dict[str, object]:
    apart = ("agreed", "photos")
    seen = {name: value for name, value in vars(new).items() if name not in apart}
    return seen | {"present": list(new.present), "papers": list(new.papers)}


def _settle_papers(hand_over: HandOver, *, on: date) -> None:
    expected = set(hand_over.notice.papers_expected)
    if expected and expected <= set(hand_over.papers_received):
        meet(hand_over.pk, "papers", by=hand_over, on=on)


def _check_known(new: NewGate) -> None:
    if not new.present or not set(new.present) <= {party.value for party in TeamParty}:
        raise BadInput.of("present", gettext_noop("Tick who was there."))
    _check_papers(new.papers)


def _check_papers(papers: tuple[str, ...]) -> None:
    unknown = set(papers) - {paper.value for paper in ExpectedPaper}
    if unknown:
        raise BadInput.of(
            "papers",
            gettext_noop("There is no kind of paper “%(paper)s”."),
            paper=sorted(unknown)[0],
        )
