"""Flags and consents on the pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from guitu.database.context import as_system
from guitu.people.models import Flag, GivenConsent
from guitu.web import clock
from tests.modules.people.files import a_file, number

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(place):
    return a_file(place)


def flagged(client, person, text="Ring before you come"):
    url = reverse("person-part-add", args=[person.pk, "flag"])
    until = (clock.today() + timedelta(days=3)).isoformat()
    return client.post(url, {"kind": "ask_first", "text": text, "until_on": until})


def the_flags():
    with as_system(on=clock.today()):
        return list(Flag.objects.order_by("pk"))


def test_a_flag_is_put_on_the_file_and_stands_on_every_tab(li, person):
    assert flagged(li, person).status_code == 303

    for name in ("person-page", "person-timeline", "person-papers", "person-family"):
        assert "Ring before you come" in li.get(reverse(name, args=[person.pk])).content.decode()


def test_flags_of_several_files_are_resolved_together(li, place, person):
    other = a_file(place, "曾小贤", id_number=number(order=35))
    flagged(li, person)
    flagged(li, other)
    query = "?" + "&".join(f"flag={flag.pk}" for flag in the_flags())
    url = reverse("people-flags-resolve") + query

    assert "单景松" in li.get(url).content.decode()
    assert li.post(url, {"note": ""}).status_code == 422
    assert li.post(url, {"note": "Both were rung"}).status_code == 303

    assert {flag.resolved_note for flag in the_flags()} == {"Both were rung"}
    assert "No flag stands" in li.get(reverse("people-flags")).content.decode()


def test_the_list_masks_names_and_words_for_posts_that_may_not_see_them(li, browser, person):
    flagged(li, person)

    page = browser("inspector").get(reverse("people-flags")).content.decode()

    assert "单景松" not in page
    assert "Ring before" not in page
    assert "Ask first" in page


def test_a_flag_of_another_office_is_not_found(li, browser, person):
    flagged(li, person)
    url = f"{reverse('people-flags-resolve')}?flag={the_flags()[0].pk}"

    assert browser("elsewhere").get(url).status_code == 404
    assert li.get(reverse("people-flags-resolve") + "?flag=nonsense").status_code == 404


def test_the_list_of_flags_costs_few_questions(li, person, questions):
    flagged(li, person)

    assert questions(li, reverse("people-flags")) <= 12


def test_a_consent_is_recorded_shown_and_withdrawn(li, person):
    url = reverse("person-part-add", args=[person.pk, "consent"])
    given = {
        "purpose": "work", "what": "Working hours", "to_whom": "A courier company",
        "given_on": clock.today().isoformat(), "way": "paper",
    }  # fmt: skip
    assert li.post(url, given | {"way": "spoken"}).status_code == 422
    assert li.post(url, given).status_code == 303
    papers = reverse("person-papers", args=[person.pk])
    assert "A courier company" in li.get(papers).content.decode()
    with as_system(on=clock.today()):
        consent = GivenConsent.objects.get()

    withdraw = reverse("consent-withdraw", args=[person.pk, consent.pk])
    assert li.post(withdraw, {"note": ""}).status_code == 303

    assert "Withdrawn on" in li.get(papers).content.decode()
