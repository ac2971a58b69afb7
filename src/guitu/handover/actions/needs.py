"""Needs asked before release become needs on the person's file, without typing them again."""

from guitu.access.actors import Actor
from guitu.aid.actions import CarriedOver, NewNeed, carry_over
from guitu.aid.terms import Heard, NeedKind, NeedUrgency
from guitu.handover.models import HandOver, NeedAsked
from guitu.handover.terms import Need, NeedAnswer

KINDS = {
    Need.HOUSING: NeedKind.HOUSING,
    Need.WORK: NeedKind.WORK,
    Need.MEDICINE: NeedKind.HEALTH,
    Need.PAPERS: NeedKind.PAPERS,
    Need.FAMILY: NeedKind.FAMILY,
    Need.MONEY: NeedKind.MONEY,
    Need.HEALTH: NeedKind.HEALTH,
}
WANTED = (NeedAnswer.WANTED, NeedAnswer.ARRANGED)


def carry_needs(hand_over: HandOver, *, actor: Actor) -> None:
    """Carry over what was wanted, once the person's file is known; a second call adds nothing.

    What changes in the hand-over afterwards changes nothing on the file: there it is answered.
    """
    if hand_over.person is None:
        return
    rows = NeedAsked.objects.filter(hand_over=hand_over, answer__in=WANTED).order_by("pk")
    carry_over(hand_over.person, [_carried(row) for row in rows], actor=actor)


def _carried(row: NeedAsked) -> CarriedOver:
    new = NewNeed(
        kind=KINDS[row.need],
        raised_on=row.asked_on,
        words=row.note,
        heard=Heard.HAND_OVER,
        urgency=NeedUrgency.SOON,
        source=(row._meta.label_lower, row.pk),
    )
    return CarriedOver(new, is_arranged=row.answer == NeedAnswer.ARRANGED)
