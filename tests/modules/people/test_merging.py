"""Two files become one with everything about the person, and two again."""

from datetime import timedelta

import pytest

from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people.actions import add_phone, merge, move_file, unmerge
from guitu.people.models import Merge, NameToken, Person, PersonName, Phone
from guitu.people.queries import by_id_number, search, visible_to
from tests.cast import TODAY, town
from tests.modules.people.files import a_file, number

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


@pytest.fixture
def kept(place):
    return a_file(place, no_id_reason="Lost", phones=("10011110000",))


@pytest.fixture
def dropped(place):
    return a_file(place, "单小松", org="lanxi", phones=("10012345678",))


def a_duty(place, person) -> Duty:
    return Duty.objects.create(
        org_seq=person.org_seq, kind="x", key="k", subject_type="x", subject_id=person.pk,
        person_id=person.pk, window_from=TODAY, due_on=TODAY, party="community", role="worker",
        because=[],
    )  # fmt: skip


def test_everything_about_the_dropped_file_moves_and_finds_the_kept_one(place, kept, dropped):
    with as_system(on=TODAY):
        a_duty(place, dropped)
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")

        merge(kept.pk, dropped.pk, reason="Same fingerprint on paper", actor=chen, on=TODAY)

        assert [p.pk for p in visible_to(chen)] == [kept.pk]
        assert {p.number for p in Phone.objects.filter(person=kept)} == {
            "10011110000",
            "10012345678",
        }
        assert Duty.objects.get().person_id == kept.pk
        assert Person.objects.get(pk=kept.pk).id_number == number()
        for text in ("单小松", "单景松", "5678", number()):
            assert [p.pk for p in search(chen, text)] == [kept.pk], text
        assert by_id_number(chen, number()).pk == kept.pk
        assert PersonName.objects.filter(person=kept, kind="current").count() == 1


def test_within_thirty_days_both_files_stand_as_before(place, kept, dropped):
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        row = merge(kept.pk, dropped.pk, reason="Same person", actor=chen, on=TODAY)
        later = add_phone(kept.pk, "10099990000", actor=chen)

        unmerge(row.pk, actor=chen, on=TODAY + timedelta(days=30))

        assert visible_to(chen).count() == 2
        phone = Phone.objects.get(person=dropped)
        assert (phone.number, phone.org_seq) == ("10012345678", dropped.org_seq)
        assert Phone.objects.get(pk=later.pk).person_id == kept.pk
        assert Person.objects.get(pk=kept.pk).id_index is None
        assert Person.objects.get(pk=dropped.pk).id_number == number()
        assert [p.pk for p in search(chen, "单小松")] == [dropped.pk]
        assert NameToken.objects.filter(person=dropped).exists()
        with pytest.raises(WrongStatus):
            unmerge(row.pk, actor=chen, on=TODAY)


def test_after_thirty_days_a_merge_stays(place, kept, dropped):
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        row = merge(kept.pk, dropped.pk, reason="Same person", actor=chen, on=TODAY)

        with pytest.raises(WrongStatus):
            unmerge(row.pk, actor=chen, on=TODAY + timedelta(days=31))


def test_merging_asks_for_the_right_a_reason_and_two_files(place, kept, dropped):
    with acting_for(place.users["wang"].pk, on=TODAY), pytest.raises(AccessDenied):
        merge(kept.pk, dropped.pk, reason="x", actor=place.actor("wang"), on=TODAY)
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        with pytest.raises(BadInput):
            merge(kept.pk, dropped.pk, reason="", actor=chen, on=TODAY)
        with pytest.raises(BadInput):
            merge(kept.pk, kept.pk, reason="x", actor=chen, on=TODAY)
        merge(kept.pk, dropped.pk, reason="x", actor=chen, on=TODAY)
        with pytest.raises(WrongStatus):
            merge(kept.pk, dropped.pk, reason="x", actor=chen, on=TODAY)
        assert Merge.objects.count() == 1


def test_a_moved_file_takes_its_rows_along(place, dropped):
    with as_system(on=TODAY):
        chen = place.actor("chen")
        move_file(dropped.pk, place.orgs["tianjiang"], actor=chen, on=TODAY)

    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        elsewhere = place.actor("elsewhere")
        assert [p.pk for p in search(elsewhere, "单小松")] == [dropped.pk]
        assert Phone.objects.get(person=dropped).number == "10012345678"
    with acting_for(place.users["chen"].pk, on=TODAY):
        assert not Phone.objects.filter(person=dropped).exists()
