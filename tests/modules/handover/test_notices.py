"""Notices come in once each, find the person's file, and refuse what cannot be."""

from datetime import date, timedelta

import pytest
from django.db import connection

from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.handover import actions, queries
from guitu.handover.models import HandOver, ReleaseNotice
from guitu.handover.terms import Stage
from guitu.kernel.errors import AccessDenied, BadInput, Conflict
from tests.cast import TODAY, town
from tests.modules.handover.cases import NUMBER, RECEIVED, RELEASE, a_notice, received
from tests.modules.people.files import a_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


def test_a_notice_becomes_a_hand_over_with_duties(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        hand_over = received(place)

        duties = Duty.objects.filter(subject_id=hand_over.pk)
        assert hand_over.stage == Stage.RECEIVED
        assert {duty.key for duty in duties} == {
            "needs", "consent", "ready", "pick_up", "recontact", "report_in",
        }  # fmt: skip
        assert hand_over.checkanswer_rows.count() > 3


def test_the_number_is_ciphertext_in_the_database(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        hand_over = received(place, phone="100 1234 5678")

        with connection.cursor() as cursor:
            cursor.execute("SELECT id_number, phone FROM handover_releasenotice")
            stored = b"".join(bytes(value) for value in cursor.fetchone())
        notice = ReleaseNotice.objects.get(pk=hand_over.notice_id)
        assert NUMBER.encode() not in stored
        assert (notice.id_number, notice.phone) == (NUMBER, "10012345678")


@pytest.mark.parametrize("known_by", [{"key": "abc"}, {"reference": "北禁通〔2020〕3号"}])
def test_sending_twice_changes_nothing(place, known_by):
    with acting_for(place.users["district"].pk, on=RECEIVED):
        district = place.actor("district")
        first = actions.receive_notice(a_notice(place, **known_by), actor=district, on=RECEIVED)
        later = a_notice(place, **known_by, received_on=RECEIVED + timedelta(days=1))
        second = actions.receive_notice(later, actor=district, on=RECEIVED + timedelta(days=1))

        assert (first.is_new, second.is_new) == (True, False)
        assert first.hand_over.pk == second.hand_over.pk
        assert HandOver.objects.count() == 1


def test_another_notice_under_the_same_key_is_a_conflict(place):
    with acting_for(place.users["district"].pk, on=RECEIVED):
        district = place.actor("district")
        actions.receive_notice(a_notice(place, key="abc"), actor=district, on=RECEIVED)

        other = a_notice(place, key="abc", release_on=date(2020, 4, 1))
        with pytest.raises(Conflict):
            actions.receive_notice(other, actor=district, on=RECEIVED)


def test_two_open_hand_overs_for_one_number_are_refused(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        received(place)

        with pytest.raises(BadInput) as caught:
            received(place, release_on=date(2020, 4, 1))
        assert "id_number" in caught.value.fields


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"release_on": date(2018, 3, 29)}, "release_on", id="before-the-order"),
        pytest.param({"id_number": "990511198806121235"}, "id_number", id="wrong-check-digit"),
        pytest.param({"phone": "12"}, "phone", id="no-phone"),
        pytest.param({"person_name": " "}, "person_name", id="no-name"),
        pytest.param({"papers_expected": ("x",)}, "papers_expected", id="unknown-paper"),
        pytest.param({"received_on": date(2020, 3, 1)}, "received_on", id="from-the-future"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(place, changes, field):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        with pytest.raises(BadInput) as caught:
            received(place, **changes)

        assert field in caught.value.fields
        assert ReleaseNotice.objects.count() == 0


def test_a_file_of_the_same_number_and_name_is_found(place):
    person = a_file(place, "周小满", id_number=NUMBER)
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        hand_over = received(place)

        assert hand_over.person_id == person.pk
        assert hand_over.org_seq == person.org_seq
    with acting_for(place.users["li"].pk, on=RECEIVED):
        assert Duty.objects.filter(person_id=person.pk).count() == 6


def test_the_same_number_under_another_name_is_left_to_people(place):
    a_file(place, "单景松", id_number=NUMBER)
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        assert received(place).person_id is None


def test_a_file_with_another_number_is_not_matched(place):
    person = a_file(place, "周小满")
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        hand_over = received(place)

        with pytest.raises(BadInput):
            actions.match_person(hand_over.pk, person.pk, actor=place.actor("chen"), on=RECEIVED)


def test_opening_the_file_takes_over_number_and_phone(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        hand_over = received(place, phone="10012345678")
        opened = actions.open_person(
            hand_over.pk, place.orgs["zixin"], actor=place.actor("chen"), on=RECEIVED
        )

        assert opened.person.id_number == NUMBER
        assert opened.notice.id_number == NUMBER
    with acting_for(place.users["li"].pk, on=RECEIVED):
        assert queries.visible_to(place.actor("li")).count() == 1
        assert HandOver.objects.get().checkanswer_rows.count() > 3
    with acting_for(place.users["zhao"].pk, on=RECEIVED):
        assert HandOver.objects.count() == 0


def test_who_may_not_receive_is_refused(place):
    with acting_for(place.users["li"].pk, on=RECEIVED), pytest.raises(AccessDenied):
        received(place, by="li")


def test_the_other_office_sees_nothing(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        received(place)
    with acting_for(place.users["elsewhere"].pk, on=RECEIVED):
        assert not queries.visible_to(place.actor("elsewhere")).exists()
        assert not ReleaseNotice.objects.exists()


def test_moving_the_release_day_moves_the_duties(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        hand_over = received(place)
        actions.change_release_day(
            hand_over.pk, date(2020, 4, 10), reason="场所来电", actor=place.actor("chen"),
            on=TODAY,
        )  # fmt: skip

        duty = Duty.objects.get(subject_id=hand_over.pk, key="pick_up", voided_at=None)
        assert duty.due_on == date(2020, 4, 10)
        hand_over.refresh_from_db()
        assert hand_over.notice.release_on == RELEASE


ALIKE = {"id_number": "", "reference": "2号"}


def test_a_notice_without_a_number_that_looks_like_an_open_one_is_asked_about(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        received(place, id_number="", reference="1号")

        with pytest.raises(BadInput) as error:
            received(place, **ALIKE)
        assert list(error.value.fields) == ["is_another"]
        with pytest.raises(BadInput):
            received(place, **ALIKE, org=place.orgs["zixin"])
        received(place, **ALIKE, is_another=True)
        assert HandOver.objects.count() == 2


@pytest.mark.parametrize(
    "other",
    [{"person_name": "周大满"}, {"centre_name": "别处"}, {"release_on": date(2020, 4, 1)},
     {"id_number": NUMBER}],
)  # fmt: skip
def test_a_notice_that_differs_is_not_asked_about(place, other):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        received(place, id_number="", reference="1号")

        received(place, **(ALIKE | other))
        assert HandOver.objects.count() == 2


def test_a_voided_notice_is_not_asked_about(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        first = received(place, id_number="", reference="1号")
        actions.void_notice(first.pk, reason="错了", actor=place.actor("chen"), on=RECEIVED)

        received(place, **ALIKE)


def test_a_confirmed_notice_sent_again_is_the_same_notice(place):
    with acting_for(place.users["chen"].pk, on=RECEIVED):
        received(place, id_number="", reference="1号")
        second = received(place, **ALIKE, is_another=True)

        assert received(place, **ALIKE).pk == second.pk
