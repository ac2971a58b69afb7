"""A notice for the town of `tests.cast`, and a hand-over brought to a stage."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from guitu.handover import actions
from guitu.handover.actions import NewGate, NewMember, NewNotice, NewTransport
from guitu.handover.models import HandOver
from guitu.handover.terms import Stage, TeamParty
from guitu.measures.actions import record_order
from tests.cast import Town
from tests.modules.measures.files import an_order

RECEIVED = date(2020, 2, 27)
RELEASE = date(2020, 3, 28)
NUMBER = "990511198806121234"
NOON = datetime(2020, 3, 28, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def a_notice(place: Town, **changes) -> NewNotice:
    values = {
        "org": place.orgs["xintan"],
        "person_name": "周小满",
        "centre_name": "白泥湖",
        "release_on": RELEASE,
        "received_on": RECEIVED,
        "decided_on": date(2018, 3, 29),
        "id_number": NUMBER,
        "papers_expected": ("release_certificate", "rehab_order"),
        "sender_name": "区禁毒委",
    }
    return NewNotice(**(values | changes))


def received(place: Town, *, by: str = "chen", **changes) -> HandOver:
    notice = a_notice(place, **changes)
    return actions.receive_notice(notice, actor=place.actor(by), on=RECEIVED).hand_over


def planned(place: Town, **changes) -> HandOver:
    chen = place.actor("chen")
    hand_over = received(place, **changes)
    actions.ask_consent(hand_over.pk, actor=chen, on=RECEIVED)
    actions.consent(hand_over.pk, actor=chen, on=RECEIVED, leader_name="副书记")
    for party in (TeamParty.OFFICE, TeamParty.WORKSTATION):
        actions.name_team(hand_over.pk, NewMember(party, name="李明"), actor=chen, on=RECEIVED)
    excused = NewMember(TeamParty.POLICE, absent_reason="当日有警情，电话联系")
    actions.name_team(hand_over.pk, excused, actor=chen, on=RECEIVED)
    actions.set_transport(hand_over.pk, NewTransport("湘E·D001", "刘师傅"), actor=chen)
    done = {row.pk for row in hand_over.checkanswer_rows.all()}
    return actions.answer_check(hand_over.pk, done, {}, actor=chen, on=RECEIVED)


def met(place: Town, **changes) -> HandOver:
    hand_over = planned(place, **changes)
    actions.mark_ready(hand_over.pk, actor=place.actor("chen"), on=RELEASE)
    gate = NewGate(met_at=NOON, present=("office", "workstation"), papers=("rehab_order",))
    actions.record_gate(hand_over.pk, gate, actor=place.actor("chen"), on=RELEASE)
    hand_over.refresh_from_db()
    assert hand_over.stage == Stage.MET
    return hand_over


def at_home(place: Town, hand_over: HandOver) -> HandOver:
    """Meet the person of a planned hand-over, open the file and put an order on it."""
    chen = place.actor("chen")
    gate = NewGate(met_at=NOON, present=("office", "workstation"), papers=("rehab_order",))
    actions.record_gate(hand_over.pk, gate, actor=chen, on=RELEASE)
    actions.open_person(hand_over.pk, place.orgs["zixin"], actor=chen, on=RELEASE)
    hand_over.refresh_from_db()
    order = an_order(place, decided_on=RELEASE, received_on=RELEASE)
    record_order(hand_over.person_id, order, actor=chen, on=RELEASE)
    return hand_over
