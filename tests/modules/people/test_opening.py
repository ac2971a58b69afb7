"""Opening a file: checked once, findable at once, special for minors."""

from datetime import date

import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.database.models import FILE, SPECIAL
from guitu.kernel.errors import AccessDenied, BadInput
from guitu.people import terms
from guitu.people.actions import NewAddress, NewPerson, NewRelative, open_file, open_files
from guitu.people.models import Address, NameToken, Person, PersonName, Phone, Relative
from tests.cast import TODAY, town
from tests.modules.people.files import a_file, number

pytestmark = pytest.mark.django_db


def test_what_the_number_says_is_read_from_it():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        new = NewPerson(
            name="单景松",
            org=place.orgs["zixin"],
            id_number=number(date(1988, 5, 12)),
            phones=("100 1234 5678",),
            former_names=("单小松",),
            addresses=(NewAddress(terms.AddressKind.LIVING, "资新社区", "三巷5号"),),
            relatives=(NewRelative(terms.Relation.MOTHER, "仇荷"),),
        )

        person = open_file(new, actor=place.actor("li"), on=TODAY)

        stored = Person.objects.get(pk=person.pk)
        assert stored.birth_on == date(1988, 5, 12)
        assert stored.sex == terms.Sex.MALE
        assert stored.id_kind == terms.IdKind.RESIDENT
        assert stored.id_number == number(date(1988, 5, 12))
        assert stored.org_seq == place.orgs["zixin"].seq
        assert {n.kind for n in PersonName.objects.filter(person=person)} == {"current", "former"}
        assert Phone.objects.get(person=person).number == "10012345678"
        assert Address.objects.get(person=person).detail == "三巷5号"
        assert Relative.objects.get(person=person).name == "仇荷"
        assert NameToken.objects.filter(person=person, token="c:小").exists()
        assert Event.objects.filter(act="people.opened", person_id=person.pk).count() == 1


def test_protected_fields_are_ciphertext_in_the_database(django_db_blocker):
    place = town()
    person = a_file(place, phones=("10012345678",))

    with as_system(on=TODAY):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id_number, number FROM people_person p "
                "JOIN people_phone f ON f.person_id = p.id WHERE p.id = %s",
                [person.pk],
            )
            stored = b"".join(bytes(value) for value in cursor.fetchone())

    assert b"1988" not in stored
    assert b"10012345678" not in stored


def test_every_mistake_is_told_at_once():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        new = NewPerson(
            name="", org=place.orgs["zixin"], id_number="990001198805120171", phones=("12",)
        )

        with pytest.raises(BadInput) as error:
            open_file(new, actor=place.actor("li"), on=TODAY)

    assert set(error.value.fields) == {"name", "id_number", "phone"}


def test_a_file_without_a_number_says_why():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY), pytest.raises(BadInput):
        open_file(
            NewPerson(name="单景松", org=place.orgs["zixin"]), actor=place.actor("li"), on=TODAY
        )

    person = a_file(place, no_id_reason="Papers lost, applied for")
    assert person.id_index is None


def test_two_open_files_never_share_a_number():
    place = town()
    a_file(place)

    with pytest.raises(BadInput) as error:
        a_file(place, "单景柏")

    assert set(error.value.fields) == {"id_number"}


@pytest.mark.parametrize(
    ("born_on", "label"),
    [
        pytest.param(date(2002, 3, 30), FILE, id="eighteen-today"),
        pytest.param(date(2002, 3, 31), SPECIAL, id="eighteen-tomorrow"),
    ],
)
def test_the_file_of_a_minor_is_special(born_on, label):
    place = town()

    person = a_file(place, id_number=number(born_on), phones=("10012345678",))

    assert person.sec_label == label
    with as_system(on=TODAY):
        assert Phone.objects.get(person=person).sec_label == label
    with acting_for(place.users["officer"].pk, on=TODAY):
        assert Person.objects.filter(pk=person.pk).exists() is (label == FILE)


def test_nobody_opens_a_file_for_another_community():
    place = town()
    new = NewPerson(name="单景松", org=place.orgs["lanxi"], id_number=number())
    with acting_for(place.users["li"].pk, on=TODAY):
        actor = place.actor("li")
        with pytest.raises(AccessDenied):
            open_file(new, actor=actor, on=TODAY)


def test_many_files_open_together_or_not_at_all():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        rows = [
            NewPerson(name="单景松", org=place.orgs["zixin"], id_number=number(order=order))
            for order in (17, 19, 21)
        ]
        actor = place.actor("chen")

        opened = open_files(rows, actor=actor, on=TODAY)

        assert len(opened) == Person.objects.count() == 3
        with pytest.raises(BadInput):
            open_files([rows[0]], actor=actor, on=TODAY)
        with pytest.raises(BadInput):
            open_files(
                [NewPerson(name="石", org=place.orgs["zixin"], id_number=number(order=33))] * 2,
                actor=actor,
                on=TODAY,
            )
        assert Person.objects.count() == 3
