"""A health summary comes only with the person's own consent, with a file or before there is one."""

from dataclasses import replace

import pytest

from guitu.database.context import acting_for
from guitu.handover import actions
from guitu.handover.actions import Agreed, NewGate
from guitu.handover.models import GateRecord, SummaryConsent
from guitu.kernel.errors import BadInput
from guitu.people.models import GivenConsent
from guitu.people.terms import ConsentWay
from tests.cast import town
from tests.modules.handover.cases import NOON, RELEASE, at_home, met, planned, received

pytestmark = pytest.mark.django_db
SUMMARY = ("health_summary",)
SPOKEN = Agreed(ConsentWay.SPOKEN, "李明")
AT_GATE = NewGate(met_at=NOON, present=("office",), papers=SUMMARY)


@pytest.fixture
def place():
    return town()


@pytest.fixture
def chen(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        yield place.actor("chen")


def test_at_the_gate_nobody_takes_the_summary_of_somebody_not_on_file_without_asking(place, chen):
    hand_over = planned(place)

    with pytest.raises(BadInput) as refused:
        actions.record_gate(hand_over.pk, AT_GATE, actor=chen, on=RELEASE)

    assert list(refused.value.fields) == ["agreed"]
    assert not GateRecord.objects.exists()


def test_papers_that_come_later_ask_too(place, chen):
    hand_over = met(place)

    with pytest.raises(BadInput):
        actions.receive_papers(hand_over.pk, SUMMARY, actor=chen, on=RELEASE)

    hand_over.refresh_from_db()
    assert "health_summary" not in hand_over.papers_received


def test_spoken_consent_names_who_was_there(place, chen):
    gate = replace(AT_GATE, agreed=Agreed(ConsentWay.SPOKEN, " "))

    with pytest.raises(BadInput) as refused:
        actions.record_gate(planned(place).pk, gate, actor=chen, on=RELEASE)

    assert list(refused.value.fields) == ["witness"]


def test_consent_at_the_gate_stands_with_the_hand_over_and_goes_into_the_file(place, chen):
    hand_over = planned(place)
    gate = replace(AT_GATE, agreed=SPOKEN)
    actions.record_gate(hand_over.pk, gate, actor=chen, on=RELEASE)
    assert not GivenConsent.objects.exists()

    opened = actions.open_person(hand_over.pk, place.orgs["zixin"], actor=chen, on=RELEASE)

    consent = GivenConsent.objects.get()
    assert consent.person_id == opened.person_id
    assert (consent.given_on, consent.way, consent.witness) == (RELEASE, "spoken", "李明")
    assert "白泥湖" in consent.what
    assert SummaryConsent.objects.get().org_seq == place.orgs["zixin"].seq


def test_what_was_agreed_once_is_not_asked_twice(place, chen):
    hand_over = met(place)
    actions.receive_papers(hand_over.pk, SUMMARY, agreed=SPOKEN, actor=chen, on=RELEASE)

    actions.receive_papers(hand_over.pk, SUMMARY, actor=chen, on=RELEASE)

    assert SummaryConsent.objects.count() == 1


def test_of_somebody_on_file_the_consent_goes_into_the_file_at_once(place, chen):
    hand_over = at_home(place, planned(place))
    agreed = Agreed(ConsentWay.PAPER)

    actions.receive_papers(hand_over.pk, SUMMARY, agreed=agreed, actor=chen, on=RELEASE)

    assert GivenConsent.objects.get().person_id == hand_over.person_id
    assert not SummaryConsent.objects.exists()


def test_other_papers_ask_for_nothing(place, chen):
    hand_over = received(place)

    actions.receive_papers(hand_over.pk, ("rehab_order",), actor=chen, on=RELEASE)

    assert not SummaryConsent.objects.exists()
