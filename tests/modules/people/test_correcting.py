"""Correcting a file: nothing is overwritten unseen, names and numbers find it at once."""

from datetime import date

import pytest

from guitu.database.context import acting_for
from guitu.database.models import SPECIAL
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.people import terms
from guitu.people.actions import (
    Correction,
    FileConflict,
    NewAddress,
    NewMember,
    NewRelative,
    add_address,
    add_member,
    add_name,
    add_phone,
    add_relative,
    assign,
    correct,
    end_member,
    rename,
    void,
)
from guitu.people.models import Address, Person, PersonName, Phone, WorkGroupMember
from guitu.people.queries import search
from tests.cast import TODAY, town
from tests.modules.people.files import a_file, number

pytestmark = pytest.mark.django_db


def test_a_field_that_a_colleague_changed_is_not_overwritten():
    place = town()
    person = a_file(place, employer="Bakery")
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        read = {"employer": "Bakery", "remark": ""}
        correct(person.pk, Correction({"employer": "Mill"}, 1, read), actor=chen, on=TODAY)

        with pytest.raises(FileConflict) as error:
            correct(person.pk, Correction({"employer": "Ferry"}, 1, read), actor=chen, on=TODAY)

        clash = error.value.clashes[0]
        assert (clash.field, clash.theirs, clash.yours) == ("employer", "Mill", "Ferry")
        assert Person.objects.get(pk=person.pk).employer == "Mill"


def test_a_field_that_nobody_touched_is_saved_beside_a_colleagues_change():
    place = town()
    person = a_file(place, employer="Bakery")
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        read = {"employer": "Bakery", "remark": ""}
        correct(person.pk, Correction({"employer": "Mill"}, 1, read), actor=chen, on=TODAY)

        correct(person.pk, Correction({"remark": "Calls back"}, 1, read), actor=chen, on=TODAY)

        stored = Person.objects.get(pk=person.pk)
        assert (stored.employer, stored.remark, stored.version) == ("Mill", "Calls back", 3)


def test_a_corrected_number_finds_the_file_and_corrects_the_birth_date():
    place = town()
    person = a_file(place, id_number="", no_id_reason="Lost")
    with acting_for(place.users["li"].pk, on=TODAY):
        right = number(date(2003, 1, 1))
        change = Correction({"id_number": right}, person.version)

        stored = correct(person.pk, change, actor=place.actor("li"), on=TODAY)

        assert stored.birth_on == date(2003, 1, 1)
        assert stored.sec_label == SPECIAL
        assert [found.pk for found in search(place.actor("li"), right)] == [person.pk]


def test_the_number_of_another_file_is_refused():
    place = town()
    a_file(place)
    other = a_file(place, "石宁", id_number=number(order=21))
    change = Correction({"id_number": number(order=17)}, other.version)
    with acting_for(place.users["li"].pk, on=TODAY), pytest.raises(BadInput):
        correct(other.pk, change, actor=place.actor("li"), on=TODAY)


def test_an_old_name_still_finds_the_file():
    place = town()
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")

        rename(person.pk, "单远松", actor=li, on=TODAY)
        add_name(person.pk, "石头", kind=terms.NameKind.ALIAS, actor=li, on=TODAY)

        for text in ("单景松", "单远松", "石头", "shitou"):
            assert [found.pk for found in search(li, text)] == [person.pk], text
        former = PersonName.objects.get(person=person, kind=terms.NameKind.FORMER)
        void(former, reason="Typed wrongly", actor=li)
        assert search(li, "单景松") == []
        current = PersonName.objects.get(person=person, kind=terms.NameKind.CURRENT)
        with pytest.raises(WrongStatus):
            void(current, reason="No", actor=li)


def test_a_new_living_address_ends_the_one_before():
    place = town()
    living = terms.AddressKind.LIVING
    person = a_file(place, addresses=(NewAddress(living, "资新社区", "三巷5号"),))
    with acting_for(place.users["li"].pk, on=TODAY):
        new = NewAddress(living, "兰溪社区", "一巷1号")

        add_address(person.pk, new, actor=place.actor("li"), on=TODAY)

        ended = Address.objects.get(person=person, until_on=TODAY)
        assert ended.detail == "三巷5号"
        assert Address.objects.get(person=person, until_on=None).detail == "一巷1号"


def test_a_phone_stands_once_in_a_file_and_is_voided_with_a_reason():
    place = town()
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        row = add_phone(person.pk, "10012345678", actor=li)
        with pytest.raises(BadInput):
            add_phone(person.pk, "100-1234-5678", actor=li)

        with pytest.raises(BadInput):
            void(row, reason=" ", actor=li)
        void(row, reason="Belongs to nobody", actor=li)

        assert Phone.objects.get(pk=row.pk).void_reason == "Belongs to nobody"
        assert search(li, "10012345678") == []


def test_a_family_member_of_the_work_group_is_a_relative_on_file():
    place = town()
    person, other = a_file(place), a_file(place, "石宁", id_number=number(order=21))
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        mother = add_relative(
            person.pk, NewRelative(terms.Relation.MOTHER, "仇荷", "10012345679"), actor=li
        )
        family = terms.WorkGroupRole.FAMILY
        row = add_member(person.pk, NewMember(family, TODAY, relative=mother), actor=li)

        with pytest.raises(BadInput):
            add_member(person.pk, NewMember(family, TODAY, relative=mother), actor=li)
        with pytest.raises(BadInput):
            add_member(other.pk, NewMember(family, TODAY, relative=mother), actor=li)
        with pytest.raises(BadInput):
            add_member(person.pk, NewMember(terms.WorkGroupRole.VOLUNTEER, TODAY), actor=li)
        end_member(row.pk, actor=li, on=date(2020, 4, 30))
        assert WorkGroupMember.objects.get(pk=row.pk).until_on == date(2020, 4, 30)


def test_only_a_colleague_of_the_place_becomes_responsible():
    place = town()
    person = a_file(place)
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")

        assign(person.pk, place.users["li"], actor=chen, on=TODAY)

        with pytest.raises(BadInput):
            assign(person.pk, place.users["zhao"], actor=chen, on=TODAY)
        assert Person.objects.get(pk=person.pk).responsible == place.users["li"]
