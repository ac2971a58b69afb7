"""The leader is asked, and answers: who, when, with which remark."""

import uuid
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.actions import meet
from guitu.handover.locking import become, locked, part
from guitu.handover.models import Consent, HandOver
from guitu.handover.terms import ConsentAnswer
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop


@transaction.atomic
def ask_consent(hand_over_id: uuid.UUID, *, question: str = "", actor: Actor, on: date) -> HandOver:
    """Put the plan before the leader."""
    hand_over = locked(hand_over_id, actor)
    become(hand_over, "ask_consent", on=on)
    part(
        hand_over,
        Consent,
        actor=actor,
        asked_on=on,
        asked_by_id=None if actor.is_system else actor.user_id,
        question=question.strip(),
    ).save()
    record("handover.consent_asked", actor=actor, subject=hand_over)
    return hand_over


@transaction.atomic
def consent(
    hand_over_id: uuid.UUID,
    *,
    actor: Actor,
    on: date,
    leader_name: str = "",
    remark: str = "",
) -> HandOver:
    """Record that the leader consents. Where a colleague records it, `leader_name` says whose."""
    hand_over = locked(hand_over_id, actor, Permission.HANDOVER_CONSENT)
    become(hand_over, "consent", on=on)
    answer = _answered(hand_over, ConsentAnswer.YES, actor=actor, on=on)
    _save(answer, leader_name or actor.name, remark)
    meet(hand_over.pk, "consent", by=answer, on=on)
    record("handover.consent_given", actor=actor, subject=hand_over)
    return hand_over


@transaction.atomic
def send_back(
    hand_over_id: uuid.UUID, *, actor: Actor, on: date, remark: str, leader_name: str = ""
) -> HandOver:
    """Record that the leader sends the plan back, and what must change."""
    if not remark.strip():
        raise BadInput.of("remark", gettext_noop("Say what must change."))
    hand_over = locked(hand_over_id, actor, Permission.HANDOVER_CONSENT)
    become(hand_over, "send_back", on=on)
    answer = _answered(hand_over, ConsentAnswer.NO, actor=actor, on=on)
    _save(answer, leader_name or actor.name, remark)
    record("handover.consent_refused", actor=actor, subject=hand_over)
    return hand_over


def _answered(hand_over: HandOver, answer: ConsentAnswer, *, actor: Actor, on: date) -> Consent:
    asked = hand_over.consent_rows.filter(answer="").order_by("-id").first()
    row = asked or part(hand_over, Consent, actor=actor, asked_on=on)
    row.answer, row.answered_on = answer, on
    row.answered_by_id = None if actor.is_system else actor.user_id
    return row


def _save(row: Consent, leader_name: str, remark: str) -> None:
    row.leader_name, row.remark = leader_name.strip(), remark.strip()
    row.save()
