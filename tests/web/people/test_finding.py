"""The list, the search box and the picker show only what the post lets one see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guitu.people import sections
from guitu.people.actions import NewAddress
from guitu.people.terms import AddressKind
from tests.modules.people.files import a_file, number

LIST = reverse("people-list")
SEARCH = reverse("people-search")


@pytest.fixture
def person(place):
    return a_file(place, phones=("10012345678",))


def test_the_list_shows_files_in_scope_with_masked_numbers(place, person, li):
    a_file(place, "石宁", org="lanxi", id_number=number(order=21))

    page = li.get(LIST).content.decode()

    assert "单景松" in page
    assert "石宁" not in page
    assert number() not in page
    assert "10012345678" not in page


def test_a_post_without_names_sees_masked_names(place, person, browser):
    page = browser("inspector").get(LIST).content.decode()

    assert "单景松" not in page
    assert "单**" in page


@pytest.mark.parametrize("name", ["volunteer", "auditor", "security"])
def test_who_reads_no_files_has_no_list(place, browser, name):
    assert browser(name).get(LIST).status_code == 403


def test_a_list_page_asks_the_database_at_most_twelve_times(place, li, questions):
    for order in range(11, 61, 2):
        a_file(place, "单景松", id_number=number(order=order))

    assert questions(li, LIST) <= 12
    assert li.get(LIST).content.decode().count("单景松") == 20


def test_filters_narrow_the_list(place, chen):
    living = NewAddress(AddressKind.LIVING, "资新社区", "三巷5号")
    a_file(place, "单景松", addresses=(living,))
    a_file(place, "石宁", org="lanxi", id_number=number(order=21), phones=("10012345678",))

    lacking_phone = chen.get(LIST + "?lacks=phone").content.decode()
    lacking_address = chen.get(LIST + "?lacks=living").content.decode()
    in_lanxi = chen.get(LIST + "?place=lanxi").content.decode()

    assert ("单景松" in lacking_phone, "石宁" in lacking_phone) == (True, False)
    assert ("单景松" in lacking_address, "石宁" in lacking_address) == (False, True)
    assert ("单景松" in in_lanxi, "石宁" in in_lanxi) == (False, True)


def test_a_search_asks_the_database_at_most_twelve_times_each_way(place, li, questions):
    for order in range(11, 61, 2):
        a_file(place, "单景松", id_number=number(order=order))
    found = li.post(SEARCH, {"q": "单"})["Location"]

    with CaptureQueriesContext(connection) as asked:
        li.post(SEARCH, {"q": "单"})

    assert sum("SAVEPOINT" not in one["sql"] for one in asked.captured_queries) <= 12
    assert questions(li, found) <= 12


def test_what_is_searched_never_stands_in_an_address(place, person, li):
    a_file(place, "单景柏", id_number=number(order=21))

    answer = li.post(SEARCH, {"q": "单景"})

    assert answer.status_code == 303
    assert answer["Location"].startswith(SEARCH + "?s=")
    page = li.get(answer["Location"]).content.decode()
    assert "单景松" in page
    assert "单景柏" in page


def test_a_search_that_finds_one_file_opens_it(place, person, li):
    answer = li.post(SEARCH, {"q": "10012345678"})

    assert answer["Location"] == reverse("person-page", args=[person.pk])


def test_a_search_outside_the_scope_finds_nobody(place, person, browser):
    zhao = browser("zhao")

    answer = zhao.post(SEARCH, {"q": number()}, follow=True)

    assert "Nobody found" in answer.content.decode()
    assert "单" not in answer.content.decode().split("<main")[1].split("<footer")[0]


def test_the_picker_offers_people_in_scope(place, person, li, browser):
    offered = li.post(reverse("people-pick"), {"q": "sjs"}).content.decode()
    nothing = browser("zhao").post(reverse("people-pick"), {"q": "sjs"}).content.decode()

    assert f'value="{person.pk}"' in offered
    assert str(person.pk) not in nothing


def test_other_modules_add_columns_and_filters(place, person, li, monkeypatch):
    monkeypatch.setattr(sections, "_entries", {})
    sections.register(
        sections.ListColumn("mood", "Mood", lambda people, actor, on: {person.pk: "cheerful"}),
        sections.ListFilter(
            "mood-filter", "Mood", lambda actor: [("good", "Good")], lambda code, on: ~_everybody()
        ),
    )

    assert "cheerful" in li.get(LIST).content.decode()
    assert "cheerful" not in li.get(LIST + "?mood-filter=good").content.decode()


def _everybody():
    from django.db.models import Q

    return Q(pk__isnull=False)
