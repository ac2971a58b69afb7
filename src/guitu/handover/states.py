"""What of a hand-over's plan is on record, as the rules look at it."""

from collections.abc import Iterable, Mapping

from guitu.handover.models import HandOver, TeamMember
from guitu.handover.rules import PlanState
from guitu.handover.terms import ConsentAnswer, FamilyAnswer, TeamParty


def settled(members: Iterable[TeamMember]) -> Mapping[TeamParty, bool]:
    """Return which parties are named or excused, of those that are not voided."""
    return {member.party: True for member in members if member.voided_at is None}


def plan_state(hand_over: HandOver) -> PlanState:
    """Return the state of a plan; five short queries, or none where rows were prefetched."""
    contacts = [row for row in hand_over.familycontact_rows.all() if row.voided_at is None]
    answers = hand_over.checkanswer_rows.all()
    return PlanState(
        has_consent=any(row.answer == ConsentAnswer.YES for row in hand_over.consent_rows.all()),
        team=settled(hand_over.teammember_rows.all()),
        has_transport=bool(hand_over.transport_rows.all()),
        open_checks=sum(1 for row in answers if not row.done_on and not row.excused_reason),
        needs_asked=frozenset(row.need for row in hand_over.needasked_rows.all()),
        has_family_contact=any(row.answer != FamilyAnswer.NOT_REACHED for row in contacts),
        has_money=bool(hand_over.money_rows.all()),
    )
