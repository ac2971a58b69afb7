"""Consent of the person: for what, to whom, how long; withdrawn without a reason."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for
from guitu.handover import actions as handover
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people import actions, queries
from guitu.people.actions import NewConsent
from guitu.people.models import Document
from guitu.people.terms import ConsentPurpose, ConsentWay, DocumentKind
from tests.cast import TODAY, town
from tests.modules.handover import cases
from tests.modules.people.files import a_file
from tests.modules.people.test_papers import PDF

pytestmark = pytest.mark.django_db
WORK = NewConsent(
    ConsentPurpose.WORK, "That help is given, and the hours free for work", "A courier company",
    given_on=TODAY, way=ConsentWay.PAPER, expires_on=TODAY + timedelta(days=30),
)  # fmt: skip


@pytest.fixture
def place():
    return town()


def test_consent_with_its_scan_covers_a_disclosure_and_its_use_is_recorded(place):
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        consent = actions.give_consent(person.pk, replace(WORK, scan=PDF), actor=li, on=TODAY)

        used = actions.require_consent(person, ConsentPurpose.WORK, actor=li, on=TODAY)

        assert used == consent
        assert Document.objects.get(person=person).kind == DocumentKind.CONSENT
        assert Event.objects.filter(act="people.consent_used", person_id=person.pk).count() == 1


def test_without_consent_or_for_another_purpose_nothing_is_told(place):
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        actions.give_consent(person.pk, WORK, actor=li, on=TODAY)

        with pytest.raises(WrongStatus):
            actions.require_consent(person, ConsentPurpose.PUBLICITY, actor=li, on=TODAY)


def test_from_the_day_of_withdrawal_on_it_covers_nothing_and_no_reason_is_asked(place):
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        consent = actions.give_consent(person.pk, WORK, actor=li, on=TODAY)

        actions.withdraw_consent(consent.pk, note="", actor=li, on=TODAY)

        assert actions.consent_in_force(person, ConsentPurpose.WORK, on=TODAY) is None
        with pytest.raises(WrongStatus):
            actions.withdraw_consent(consent.pk, note="", actor=li, on=TODAY)
        assert len(queries.consents_of(person)) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"given_on": date(2020, 3, 31)}, "given_on", id="tomorrow"),
        pytest.param({"expires_on": date(2020, 3, 29)}, "expires_on", id="ends-before"),
        pytest.param({"way": ConsentWay.SPOKEN}, "witness", id="spoken-without-witness"),
        pytest.param({"to_whom": " "}, "to_whom", id="to-nobody"),
        pytest.param({"what": ""}, "what", id="nothing"),
    ],
)
def test_a_consent_that_says_too_little_is_refused_beside_its_field(place, change, field):
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY), pytest.raises(BadInput) as refused:
        actions.give_consent(person.pk, replace(WORK, **change), actor=place.actor("li"), on=TODAY)

    assert list(refused.value.fields) == [field]


def test_who_may_only_read_the_file_records_no_consent(place):
    person = a_file(place)
    with acting_for(place.users["doctor"].pk, on=TODAY), pytest.raises(AccessDenied):
        actions.give_consent(person.pk, WORK, actor=place.actor("doctor"), on=TODAY)


def test_a_health_summary_of_somebody_on_file_comes_only_with_consent(place):
    with acting_for(place.users["chen"].pk, on=cases.RELEASE):
        chen = place.actor("chen")
        hand_over = cases.at_home(place, cases.planned(place))
        came = {"papers": ("health_summary",), "actor": chen, "on": cases.RELEASE}
        with pytest.raises(BadInput):
            handover.receive_papers(hand_over.pk, **came)
        agreed = replace(
            WORK, purpose=ConsentPurpose.HEALTH_SUMMARY, given_on=cases.RELEASE, expires_on=None
        )
        actions.give_consent(hand_over.person_id, agreed, actor=chen, on=cases.RELEASE)

        found = handover.receive_papers(hand_over.pk, **came)

        assert "health_summary" in found.papers_received
