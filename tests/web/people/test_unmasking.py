"""A protected value is shown for a reason, once, and that is recorded."""

import pytest
from django.urls import reverse

from guitu.audit.models import Event
from guitu.database.context import as_system
from guitu.people.actions import NewAddress, NewRelative
from guitu.people.models import Address, Phone, Relative
from guitu.people.terms import AddressKind, Relation
from tests.cast import TODAY
from tests.modules.people.files import a_file, number

HTMX = {"HX-Request": "true"}


@pytest.fixture
def person(place):
    return a_file(
        place,
        phones=("10012345678",),
        addresses=(NewAddress(AddressKind.LIVING, "资新社区", "三巷5号"),),
        relatives=(NewRelative(Relation.MOTHER, "仇荷", "10087654321"),),
    )


def url_of(person, what):
    model = {"phone": Phone, "address": Address, "relative-phone": Relative}.get(what)
    with as_system(on=TODAY):
        row = model.objects.get(person=person) if model else person
    return reverse("person-unmask", args=[person.pk, what, row.pk])


@pytest.mark.parametrize(
    ("what", "whole"),
    [
        ("id-number", number()),
        ("phone", "10012345678"),
        ("address", "资新社区三巷5号"),
        ("relative-phone", "10087654321"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "in-place"])
def test_a_value_is_shown_after_a_reason(person, li, what, whole, headers):
    url = url_of(person, what)
    asked = li.get(url, headers=headers).content.decode()

    shown = li.post(url, {"reason": "call"}, headers=headers).content.decode()

    assert whole not in asked
    assert whole in shown
    assert ("<html" in shown) is (headers == {})
    with as_system(on=TODAY):
        event = Event.objects.get(act="field.unmasked")
        assert event.person_id == person.pk
        assert event.details == {"field": what}


def test_without_a_reason_nothing_is_shown(person, li):
    url = url_of(person, "phone")

    for given in ({}, {"reason": "other"}, {"reason": "curiosity"}):
        answer = li.post(url, given)
        assert answer.status_code == 422
        assert "10012345678" not in answer.content.decode()
    assert (
        "10012345678"
        in li.post(url, {"reason": "other", "remark": "Asked for it"}).content.decode()
    )


def test_a_health_note_opens_for_the_medical_worker_only(place, li, browser):
    person = a_file(place, health_note="Allergic to penicillin")
    url = url_of(person, "health-note")

    assert li.get(url).status_code == 403
    answer = browser("doctor").post(url, {"reason": "visit"})
    assert "Allergic to penicillin" in answer.content.decode()


def test_values_of_another_file_are_not_there(place, person, li):
    other = a_file(place, "石宁", id_number=number(order=21), phones=("10011112222",))
    with as_system(on=TODAY):
        row = Phone.objects.get(person=other)

    url = reverse("person-unmask", args=[person.pk, "phone", row.pk])

    assert li.get(url).status_code == 404
    assert li.get(reverse("person-unmask", args=[person.pk, "soul", row.pk])).status_code == 404
