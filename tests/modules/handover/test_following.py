"""A hand-over follows the measure of its person, and notices of rights are kept."""

from datetime import date

import pytest

from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.handover import actions
from guitu.handover.actions import NewArrival
from guitu.handover.models import HandOver
from guitu.handover.terms import Stage
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.measures import actions as measures
from guitu.measures.actions import NewOrder
from guitu.measures.terms import MeasureKind
from guitu.rights import actions as rights
from guitu.rights import queries as notices
from guitu.rights import texts
from guitu.rights.actions import NewGiven
from guitu.rights.terms import Acknowledgement
from tests.cast import town
from tests.modules.handover.cases import NOON, RECEIVED, RELEASE, met, received
from tests.modules.people.files import a_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


def at_home(place) -> HandOver:
    chen, hand_over = place.actor("chen"), met(place)
    actions.arrive(hand_over.pk, NewArrival(NOON), actor=chen, on=RELEASE)
    return actions.open_person(hand_over.pk, place.orgs["zixin"], actor=chen, on=RELEASE)


def order(place, hand_over, **changes):
    values = {
        "kind": MeasureKind.COMMUNITY_REHAB,
        "decision_number": "3",
        "decided_by": "北塔分局",
        "decided_on": date(2020, 3, 20),
        "received_on": RELEASE,
        "place": place.orgs["xintan"],
        "ordered_from": RELEASE,
        "ordered_until": date(2023, 3, 27),
    }
    return measures.record_order(
        hand_over.person_id, NewOrder(**(values | changes)), actor=place.actor("chen"), on=RELEASE
    )


def test_same_day_from_gate_to_agreement(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        chen, hand_over = place.actor("chen"), at_home(place)
        measure = order(place, hand_over)
        actions.report_in(hand_over.pk, reported_on=RELEASE, actor=chen, on=RELEASE)
        measures.record_signed_agreement(measure.pk, signed_on=RELEASE, actor=chen, on=RELEASE)

        hand_over = HandOver.objects.get()
        assert hand_over.stage == Stage.AGREEMENT_SIGNED
        assert hand_over.reported_in_on == hand_over.agreement_signed_on == RELEASE
        assert hand_over.outcome_on == RELEASE


def test_the_order_takes_over_the_report_in(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = at_home(place)
        order(place, hand_over)

        own = Duty.objects.filter(subject_id=hand_over.pk, key="report_in", voided_at=None)
        assert not own.exists()
        assert Duty.objects.filter(person_id=hand_over.person_id, key="report_in").exists()


def test_an_older_order_is_left_aside(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = at_home(place)
        order(
            place, hand_over, decided_on=date(2015, 1, 1), received_on=date(2015, 1, 1),
            ordered_from=date(2015, 1, 1), ordered_until=date(2017, 12, 31),
        )  # fmt: skip

        assert not HandOver.objects.get().has_order


def test_an_agreement_signed_before_the_arrival_was_recorded(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        chen, hand_over = place.actor("chen"), met(place)
        actions.open_person(hand_over.pk, place.orgs["zixin"], actor=chen, on=RELEASE)
        hand_over.refresh_from_db()
        measure = order(place, hand_over)
        actions.report_in(hand_over.pk, reported_on=RELEASE, actor=chen, on=RELEASE)
        measures.record_signed_agreement(measure.pk, signed_on=RELEASE, actor=chen, on=RELEASE)
        assert HandOver.objects.get().stage == Stage.MET
        actions.arrive(hand_over.pk, NewArrival(NOON), actor=chen, on=RELEASE)

        assert HandOver.objects.get().stage == Stage.AGREEMENT_SIGNED


def test_no_report_in_without_an_order(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = at_home(place)
        with pytest.raises(WrongStatus):
            actions.report_in(
                hand_over.pk, reported_on=RELEASE, actor=place.actor("chen"), on=RELEASE
            )


def test_a_notice_by_mistake_leaves_the_board_and_frees_the_number(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        chen, hand_over = place.actor("chen"), received(place)
        with pytest.raises(BadInput):
            actions.void_notice(hand_over.pk, reason="", actor=chen, on=RECEIVED)
        actions.void_notice(hand_over.pk, reason="重复录入", actor=chen, on=RECEIVED)

        assert not Duty.objects.filter(subject_id=hand_over.pk, voided_at=None).exists()
        assert received(place).pk != hand_over.pk


def test_after_the_gate_a_notice_is_not_voided(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        hand_over = met(place)
        with pytest.raises(WrongStatus):
            actions.void_notice(hand_over.pk, reason="x", actor=place.actor("chen"), on=RELEASE)


def test_refusing_to_sign_is_an_answer_with_a_witness(place):
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=RELEASE):
        li = place.actor("li")
        refused = NewGiven(RELEASE, Acknowledgement.REFUSED)
        with pytest.raises(BadInput):
            rights.give_notice(person.pk, refused, actor=li, on=RELEASE)
        seen = NewGiven(RELEASE, Acknowledgement.REFUSED, witness="王红")
        row = rights.give_notice(person.pk, seen, actor=li, on=RELEASE)

        assert notices.rights_notice_of(person.pk, li) == row
        rights.void_notice(row.pk, reason="填错", actor=li)
        assert notices.rights_notice_of(person.pk, li) is None


def test_the_text_given_can_always_be_shown_again():
    now = texts.current("rights_notice", on=RELEASE, language="zh")
    again = texts.of_version("rights_notice", now.since, language="zh")

    assert again == now
    assert len(texts.current("rights_notice", on=RELEASE, language="en").parts) == len(now.parts)
