"""From consent to the gate, home, and off the board; and every other way it can go."""

from datetime import date, timedelta
from datetime import datetime as moment
from zoneinfo import ZoneInfo

import pytest

from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.handover import actions
from guitu.handover.actions import (
    NeedGiven,
    NewArrival,
    NewFamilyContact,
    NewGate,
    NewMember,
    NewMoney,
    NewRecontact,
    NoMeeting,
)
from guitu.handover.models import GateRecord
from guitu.handover.terms import (
    WITHOUT_MEETING,
    AskedOf,
    ContactChannel,
    FamilyAnswer,
    MoneySource,
    Need,
    NeedAnswer,
    Stage,
    TeamParty,
)
from guitu.kernel.errors import AccessDenied, BadInput, Conflict, WrongStatus
from tests.cast import town
from tests.modules.handover.cases import NOON, RECEIVED, RELEASE, met, planned, received

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


def duty(hand_over, key: str) -> Duty:
    return Duty.objects.filter(subject_id=hand_over.pk, key=key).order_by("-id").first()


def test_the_whole_way_home(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        chen = place.actor("chen")
        hand_over = met(place)
        actions.arrive(hand_over.pk, NewArrival(NOON + timedelta(hours=4)), actor=chen, on=RELEASE)

        hand_over.refresh_from_db()
        assert (hand_over.stage, hand_over.outcome) == (Stage.ARRIVED, Stage.MET)
        assert {key: duty(hand_over, key).met_on for key in ("consent", "ready", "pick_up")} == {
            "consent": RECEIVED, "ready": RELEASE, "pick_up": RELEASE,
        }  # fmt: skip


def test_what_the_leader_sends_back_is_asked_again(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        chen, hand_over = place.actor("chen"), received(place)
        actions.ask_consent(hand_over.pk, actor=chen, on=RECEIVED)
        with pytest.raises(BadInput):
            actions.send_back(hand_over.pk, remark=" ", actor=chen, on=RECEIVED)
        actions.send_back(hand_over.pk, remark="写明防疫措施", actor=chen, on=RECEIVED)
        actions.ask_consent(hand_over.pk, actor=chen, on=RECEIVED)
        actions.consent(hand_over.pk, actor=chen, on=RECEIVED)

        answers = list(hand_over.consent_rows.order_by("id").values_list("answer", flat=True))
        assert answers == ["no", "yes"]


def test_a_worker_may_ask_but_not_give_consent(place):
    with acting_for(place.users["wang"].pk, on=RECEIVED):
        hand_over = received(place, by="wang")
        actions.ask_consent(hand_over.pk, actor=place.actor("wang"), on=RECEIVED)
        with pytest.raises(AccessDenied):
            actions.consent(hand_over.pk, actor=place.actor("wang"), on=RECEIVED)
    with acting_for(place.users["leader"].pk, on=RECEIVED):
        actions.consent(hand_over.pk, actor=place.actor("leader"), on=RECEIVED)

        row = hand_over.consent_rows.get()
        assert (row.leader_name, row.answered_by_id) == ("leader", place.users["leader"].pk)


def test_not_ready_without_team_vehicle_and_checks(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        chen, hand_over = place.actor("chen"), received(place)
        actions.ask_consent(hand_over.pk, actor=chen, on=RECEIVED)
        actions.consent(hand_over.pk, actor=chen, on=RECEIVED)

        with pytest.raises(BadInput) as caught:
            actions.mark_ready(hand_over.pk, actor=chen, on=RECEIVED)
        assert set(caught.value.fields) == {"team", "transport", "checklist"}


def test_a_party_is_named_or_excused_never_both(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        chen, hand_over = place.actor("chen"), received(place)
        both = NewMember(TeamParty.POLICE, name="李明", absent_reason="有警情")
        for wrong in (both, NewMember(TeamParty.POLICE)):
            with pytest.raises(BadInput):
                actions.name_team(hand_over.pk, wrong, actor=chen, on=RECEIVED)


def test_taking_somebody_off_the_team_opens_it_again(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        chen, hand_over = place.actor("chen"), planned(place)
        assert hand_over.has_team
        member = hand_over.teammember_rows.filter(party="office").first()
        actions.void_member(member.pk, reason="换人", actor=chen, on=RECEIVED)

        hand_over.refresh_from_db()
        assert not hand_over.has_team


def test_needs_and_team_together_meet_the_first_duty(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        chen, hand_over = place.actor("chen"), planned(place)
        answers = {need: NeedGiven(NeedAnswer.NO_NEED) for need in Need}
        answers[Need.MEDICINE] = NeedGiven(NeedAnswer.WANTED, "降压药")
        actions.record_needs(
            hand_over.pk, answers, asked_of=AskedOf.PERSON, actor=chen, on=RECEIVED
        )

        assert duty(hand_over, "needs").met_on == RECEIVED
        assert hand_over.needasked_rows.get(need="medicine").note == "降压药"


def test_money_family_and_their_limits(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        chen, hand_over = place.actor("chen"), received(place)
        actions.set_money(hand_over.pk, NewMoney(60000, MoneySource.OFFICE_BUDGET), actor=chen)
        later = NewMoney(60000, MoneySource.OFFICE_BUDGET, spent_fen=52050)
        actions.set_money(hand_over.pk, later, actor=chen)
        with pytest.raises(BadInput):
            actions.set_money(hand_over.pk, NewMoney(-1, MoneySource.OTHER), actor=chen)
        contact = NewFamilyContact(
            "母亲", RECEIVED, ContactChannel.PHONE, FamilyAnswer.WAITS_AT_HOME, phone="10088880000"
        )
        row = actions.add_family_contact(hand_over.pk, contact, actor=chen, on=RECEIVED)

        assert hand_over.money_rows.get().spent_fen == 52050
        row.refresh_from_db()
        assert row.phone == "10088880000"


def test_the_gate_is_recorded_even_where_the_plan_was_not_finished(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = received(place)
        gate = NewGate(met_at=NOON, present=("office",), conversation="路上谈了找工作的事")
        actions.record_gate(hand_over.pk, gate, actor=place.actor("chen"), on=RELEASE)

        row = GateRecord.objects.get()
        assert row.gaps == ["checklist", "consent", "team", "transport"]
        assert row.conversation == "路上谈了找工作的事"


def test_all_expected_papers_at_the_gate(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = met(place)
        actions.receive_papers(
            hand_over.pk, ("release_certificate",), actor=place.actor("chen"), on=RELEASE
        )
        hand_over.refresh_from_db()

        assert hand_over.papers_received == ["rehab_order", "release_certificate"]


@pytest.mark.parametrize(
    "gate",
    [
        pytest.param(NewGate(met_at=NOON - timedelta(days=1), present=("office",)), id="early"),
        pytest.param(NewGate(met_at=NOON + timedelta(days=1), present=("office",)), id="future"),
        pytest.param(NewGate(met_at=NOON, present=()), id="nobody"),
    ],
)
def test_a_gate_record_that_cannot_be(place, gate):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = received(place)
        with pytest.raises(BadInput):
            actions.record_gate(hand_over.pk, gate, actor=place.actor("chen"), on=RELEASE)


@pytest.mark.parametrize("outcome", WITHOUT_MEETING)
def test_every_other_outcome_is_an_answer(place, outcome):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = received(place)
        other = NoMeeting(outcome, RELEASE, "母亲接回，电话确认平安")
        actions.record_no_meeting(hand_over.pk, other, actor=place.actor("chen"), on=RELEASE)

        hand_over.refresh_from_db()
        assert hand_over.outcome == outcome
        assert duty(hand_over, "pick_up").met_on == RELEASE
        assert duty(hand_over, "consent").voided_at is not None


def test_an_outcome_by_mistake_is_taken_back_with_a_reason(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = met(place)
        actions.take_back_outcome(
            hand_over.pk, reason="填错了人", actor=place.actor("chen"), on=RELEASE
        )

        hand_over.refresh_from_db()
        assert (hand_over.stage, hand_over.outcome) == (Stage.PLANNED, "")
        assert GateRecord.objects.get().voided_at is not None


def test_the_call_after_a_week(place):
    with acting_for(place.users["chen"].pk, on=date(2020, 4, 3)):
        chen, hand_over = place.actor("chen"), met(place)
        missed = NewRecontact(date(2020, 4, 2), ContactChannel.NOT_REACHED)
        actions.recontact(hand_over.pk, missed, actor=chen, on=date(2020, 4, 3))
        assert duty(hand_over, "recontact").met_on is None
        reached = NewRecontact(date(2020, 4, 3), ContactChannel.PHONE, "工作顺利")
        actions.recontact(hand_over.pk, reached, actor=chen, on=date(2020, 4, 3))

        assert duty(hand_over, "recontact").met_on == date(2020, 4, 3)


def test_nothing_leaves_the_board_without_an_outcome(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        hand_over = received(place)
        with pytest.raises(WrongStatus):
            actions.close(hand_over.pk, reason="x", actor=place.actor("chen"), on=RECEIVED)


def test_closing_ends_what_is_open(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        chen, hand_over = place.actor("chen"), met(place)
        with pytest.raises(BadInput):
            actions.close(hand_over.pk, actor=chen, on=RELEASE)
        actions.close(hand_over.pk, reason="没有社区康复决定", actor=chen, on=RELEASE)

        still_open = Duty.objects.filter(subject_id=hand_over.pk, voided_at=None, met_on=None)
        assert not still_open.exists()
        with pytest.raises(WrongStatus):
            actions.recontact(
                hand_over.pk, NewRecontact(RELEASE, ContactChannel.PHONE), actor=chen, on=RELEASE
            )


def test_arriving_before_coming_out_is_refused(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = met(place)
        early = moment(2020, 3, 27, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
        with pytest.raises(BadInput):
            actions.arrive(hand_over.pk, NewArrival(early), actor=place.actor("chen"), on=RELEASE)


def test_a_page_left_open_does_not_overwrite(place):
    from guitu.handover.locking import locked

    with acting_for(place.users["chen"].pk, on=RECEIVED):
        hand_over = received(place)
        actions.ask_consent(hand_over.pk, actor=place.actor("chen"), on=RECEIVED)
        with pytest.raises(Conflict):
            locked(hand_over.pk, place.actor("chen"), version=1)
