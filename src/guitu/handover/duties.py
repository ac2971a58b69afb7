"""Plans the duties of a hand-over or a file sent, and keeps them in step with what is stored."""

from datetime import date

from guitu.access.actors import Actor
from guitu.database.context import as_system
from guitu.duties.actions import NO_LONGER_HOLDS, DutySubject, meet, reconcile
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.handover.models import FileTransfer, HandOver
from guitu.handover.plan import (
    HandOverFacts,
    HandOverPolicy,
    TransferFacts,
    plan,
    plan_transfer,
)
from guitu.handover.terms import FILE_ANSWER, FILE_BACK, TransferStage
from guitu.kernel.terms import gettext_noop
from guitu.orgs.queries import working_calendar

JOURNEY_OVER = gettext_noop("It is known how the person came out.")
CLOSED = gettext_noop("The hand-over was closed.")
RECALLED = gettext_noop("The office that sent the file recalled it.")


def facts_of(hand_over: HandOver) -> HandOverFacts:
    """Return what the plan of a hand-over is made from."""
    notice = hand_over.notice
    return HandOverFacts(
        received_on=notice.received_on,
        release_on=hand_over.release_on,
        stage=hand_over.stage,
        expects_papers=bool(notice.papers_expected),
        has_order=hand_over.has_order,
        is_closed=bool(hand_over.closed_on or notice.voided_at),
    )


def policy_of(hand_over: HandOver) -> HandOverPolicy:
    """Return the rows in force on the release day, where the hand-over belongs."""
    rules = rules_for(hand_over.org_seq)
    papers = rules.find("handover_of_papers", hand_over.release_on)
    return HandOverPolicy(
        hand_over=rules.row("hand_over", hand_over.release_on),
        report_in=rules.row("report_in", hand_over.release_on),
        papers=papers,
        calendar=working_calendar() if papers else None,
    )


def replan(hand_over: HandOver, *, actor: Actor, on: date, reason: str = NO_LONGER_HOLDS) -> None:
    """Plan the duties of a hand-over anew; doing it twice changes nothing."""
    planned = plan(facts_of(hand_over), policy_of(hand_over))
    reconcile(DutySubject.of(hand_over), planned, actor=actor, on=on, reason=reason)


def move(hand_over: HandOver) -> None:
    """Let the duties of a hand-over follow it into the scope of the person's file."""
    Duty.objects.filter(subject_id=hand_over.pk).update(
        org_seq=hand_over.org_seq, sec_label=hand_over.sec_label, person_id=hand_over.person_id
    )


def replan_transfer(transfer: FileTransfer, *, actor: Actor, on: date) -> None:
    """Let the office whose turn it is have the duty to see to a file; twice changes nothing.

    The system stores it on behalf of the actor, who may not write in the other office. It names no
    person: the file is not that office's, and its name stands on the transfer alone.
    """
    is_sent = transfer.stage == TransferStage.SENT
    seq = transfer.to_seq if is_sent else transfer.org_seq
    facts = TransferFacts(transfer.stage, transfer.answered_on or transfer.sent_on)
    reason = RECALLED if transfer.stage == TransferStage.RECALLED else NO_LONGER_HOLDS
    subject = DutySubject(transfer._meta.label_lower, transfer.pk, seq, transfer.sec_label)
    with as_system(on=on):
        if transfer.stage in (TransferStage.ACCEPTED, TransferStage.RETURNED):
            meet(transfer.pk, FILE_ANSWER, by=transfer, on=on)
        planned = plan_transfer(facts, rules_for(seq).row("file_transfer", facts.since))
        reconcile(subject, planned, actor=actor, on=on, reason=reason)


def sent_on(transfer: FileTransfer, *, on: date) -> None:
    """Discharge the duty to see to the same file when it came back earlier."""
    with as_system(on=on):
        earlier = FileTransfer.objects.filter(
            person_id=transfer.person_id, stage=TransferStage.RETURNED
        )
        for returned in earlier:
            meet(returned.pk, FILE_BACK, by=transfer, on=on)
