"""Plans the duties of a hand-over and keeps them in step with what is stored."""

from datetime import date

from guitu.access.actors import Actor
from guitu.duties.actions import NO_LONGER_HOLDS, DutySubject, reconcile
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.handover.models import HandOver
from guitu.handover.plan import HandOverFacts, HandOverPolicy, plan
from guitu.kernel.terms import gettext_noop
from guitu.orgs.queries import working_calendar

JOURNEY_OVER = gettext_noop("It is known how the person came out.")
CLOSED = gettext_noop("The hand-over was closed.")


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
