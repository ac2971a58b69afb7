"""Opening a file on a page: looked up first, once, and what was typed stays."""

import uuid

import pytest
from django.urls import reverse

from guitu.database.context import as_system
from guitu.people.models import Address, Person
from tests.cast import TODAY
from tests.modules.people.files import a_file, number

NEW = reverse("person-new")


def typed(**changes):
    return {
        "name": "单景松",
        "id_number": number(),
        "phone": "100 1234 5678",
        "org": "zixin",
        "is_mine": "on",
        "living": "新滩街道资新社区三巷5号",
        "_token": str(uuid.uuid4()),
    } | changes


def people():
    with as_system(on=TODAY):
        return list(Person.objects.order_by("pk"))


def test_a_file_is_opened_and_shown(place, li):
    answer = li.post(NEW, typed())

    (person,) = people()
    assert answer["Location"] == reverse("person-page", args=[person.pk])
    assert person.responsible_id == place.users["li"].pk
    with as_system(on=TODAY):
        address = Address.objects.get(person=person)
        assert (address.area, address.detail) == ("新滩街道资新社区", "三巷5号")


def test_sending_the_form_twice_opens_one_file(place, li):
    form = typed()

    first, second = li.post(NEW, form), li.post(NEW, form)

    assert len(people()) == 1
    assert first["Location"] == second["Location"]


def test_mistakes_stand_beside_their_fields_and_nothing_typed_is_lost(place, li):
    answer = li.post(NEW, typed(id_number=number()[:-1] + "0", phone="12"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "does not add up" in page
    assert "单景松" in page
    assert people() == []


def test_somebody_alike_is_looked_at_first(place, li):
    a_file(place, "单景松")
    form = typed(id_number=number(order=21))

    asked = li.post(NEW, form)
    assert asked.status_code == 422
    assert "Is it one of these?" in asked.content.decode()
    assert len(people()) == 1

    li.post(NEW, form | {"none_of_these": "on", "_token": str(uuid.uuid4())})
    assert len(people()) == 2


def test_the_same_number_is_never_opened_twice(place, li):
    a_file(place, "石宁")

    answer = li.post(NEW, typed(none_of_these="on"))

    assert answer.status_code == 422
    assert "already on file" in answer.content.decode()


def test_look_alikes_show_up_while_typing(place, li, browser):
    a_file(place, "单景松")

    seen = li.post(reverse("person-check"), {"name": "单景柏"}).content.decode()
    unseen = browser("zhao").post(reverse("person-check"), {"name": "单景柏"}).content.decode()

    assert "单景松" in seen
    assert "One character differs" in seen
    assert "单景松" not in unseen


def test_a_file_in_another_office_is_told_without_its_name(place, browser):
    a_file(place, "单景松")

    answer = browser("elsewhere").post(NEW, typed(org="tianjiang", name="石宁"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "on file in another office" in page
    assert "单景松" not in page


@pytest.mark.parametrize("name", ["inspector", "officer", "doctor"])
def test_who_writes_no_files_opens_none(place, browser, name):
    assert browser(name).get(NEW).status_code == 403


def test_a_community_of_others_cannot_be_chosen(place, li):
    answer = li.post(NEW, typed(org="lanxi"))

    assert answer.status_code == 422
    assert people() == []
