"""A year after release every door is shut to everybody but the archive; the clock proves it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from guitu.database.context import as_system
from guitu.measures.models import Agreement
from guitu.people.actions import NewPaper, add_paper
from guitu.people.models import Document, Person
from guitu.people.terms import DocumentKind
from tests.cast import POSTS, town
from tests.modules.rights.closings import (
    A_YEAR,
    A_YEAR_LESS,
    FREE,
    a_release,
    a_term_over,
    night,
)
from tests.web.asked import asked

pytestmark = pytest.mark.django_db
NAME = "苗一禾"


class Clock:
    """The day that the pages see."""

    day = FREE


@pytest.fixture(autouse=True)
def clock(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    moved = Clock()
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: moved.day)
    with translation.override("en"):
        yield moved


@pytest.fixture
def place():
    return town()


@pytest.fixture
def measure(place):
    measure = a_term_over(place)
    with as_system(on=FREE):
        new = NewPaper(DocumentKind.OTHER, content=b"%PDF-1.4 x")
        add_paper(measure.person_id, new, actor=place.actor("machine"), on=FREE)
    return a_release(place, measure)


def signed_in(place, name):
    client = Client()
    client.force_login(place.users[name])
    return client


def doors(measure):
    """Return every address that leads into the file."""
    with as_system(on=FREE):
        paper = Document.objects.exclude(digest="").get(person=measure.person_id)
        agreement = Agreement.objects.get(measure=measure)
    of_person = (
        "person-page", "person-timeline", "person-papers", "person-family", "person-print",
        "file-trail", "rights-notice-print",
    )  # fmt: skip
    return {
        **{name: reverse(name, args=[measure.person_id]) for name in of_person},
        "measure-page": reverse("measure-page", args=[measure.pk]),
        "agreement-page": reverse("agreement-page", args=[agreement.pk]),
        "agreement-print": reverse("agreement-print", args=[agreement.pk]),
        "explanation-word": reverse("explanation-word", args=[measure.pk]),
        "paper-open": reverse("paper-open", args=[paper.pk]),
        "person-edit": reverse("person-edit", args=[measure.person_id]),
        "order-new": reverse("order-new", args=[measure.person_id]),
        "transfer-new": reverse("transfer-new", args=[measure.person_id]),
        "merge-choose": reverse("merge-choose", args=[measure.person_id]),
        "file-closing": reverse("file-closing", args=[measure.person_id]),
        "api": f"/api/v1/people/{measure.person_id}",
    }


def opened(place, measure, name):
    client = signed_in(place, name)
    return {door for door, url in doors(measure).items() if client.get(url).status_code == 200}


def test_on_the_day_of_release_and_a_year_less_a_day_the_case_team_opens_it(place, measure, clock):
    night(FREE)
    for day in (FREE, A_YEAR_LESS):
        clock.day = day
        night(day)
        assert {"person-page", "measure-page", "paper-open"} <= opened(place, measure, "li")
        assert opened(place, measure, "inspector") == set()
        assert opened(place, measure, "doctor") == set()


def test_a_year_later_every_door_is_shut_to_all_but_the_archive(place, measure, clock):
    clock.day = A_YEAR
    night(A_YEAR)

    found = {name: opened(place, measure, name) for name in POSTS if name != "archivist"}

    assert found.pop("auditor") <= {"file-trail"}
    assert {name for name, through in found.items() if through} == set()
    archive = opened(place, measure, "archivist")
    assert {"person-page", "measure-page", "paper-open", "file-closing"} <= archive
    assert not archive & {"person-edit", "order-new", "transfer-new", "merge-choose"}


@pytest.mark.parametrize("name", ["li", "wang", "chen"])
@pytest.mark.parametrize(
    ("url_name", "day"),
    [
        (url_name, day)
        for url_name in ("people-list", "measure-list", "handover-list", "today")
        for day in (FREE, A_YEAR)
    ],
)
def test_no_list_names_the_person_any_more(place, measure, clock, name, url_name, day):
    clock.day = day
    night(day)

    page = signed_in(place, name).get(reverse(url_name))

    assert page.status_code == 200
    assert NAME not in page.content.decode()


def test_search_hides_the_file_and_finds_it_for_a_reason(place, measure, clock):
    night(FREE)
    client = signed_in(place, "li")

    found = client.post(reverse("people-search"), {"q": NAME}, follow=True)
    assert "Nobody in your scope is found by this." in found.content.decode()
    url = reverse("people-closed-search")
    refused = client.post(url, {"q": NAME, "reason": ""})
    assert refused.status_code == 422
    with_reason = client.post(url, {"q": NAME, "reason": "本人来访"})
    assert NAME in with_reason.content.decode()

    clock.day = A_YEAR
    night(A_YEAR)
    gone = client.post(url, {"q": NAME, "reason": "本人来访"})
    assert NAME not in gone.content.decode().replace(f'value="{NAME}"', "")


def test_export_and_api_lists_leave_it_out(place, measure, clock):
    night(FREE)
    client = signed_in(place, "chen")

    listed = client.get("/api/v1/people")
    assert listed.status_code == 200
    assert NAME not in listed.content.decode()


def test_the_page_of_files_over_says_what_is_due_and_does_it(place, measure, clock):
    client = signed_in(place, "chen")

    before = client.get(reverse("files-over")).content.decode()
    assert "Narrow the file to the case team" in before
    assert "local practice" in before.lower()
    page = client.get(reverse("file-closing", args=[measure.person_id]))
    assert "Do it at once" in page.content.decode()
    client.post(reverse("file-close", args=[measure.person_id]))

    with as_system(on=FREE):
        assert Person.objects.get(pk=measure.person_id).narrowed_on == FREE
    after = client.get(reverse("file-closing", args=[measure.person_id])).content.decode()
    assert "Only the case team of the office and the archive open this file." in after
    assert "Sealed from" in after


@pytest.mark.parametrize("day", [FREE, A_YEAR], ids=["waits", "sealed"])
def test_the_pages_of_closing_take_few_queries(place, measure, clock, day):
    clock.day = day
    if day == A_YEAR:
        night(day)
    reader = signed_in(place, "archivist" if day == A_YEAR else "chen")

    assert len(asked(reader, reverse("files-over"))) <= 17
    assert len(asked(reader, reverse("file-closing", args=[measure.person_id]))) <= 14
    assert len(asked(reader, reverse("destructions"))) <= 6


def test_what_is_late_is_said_so(place, measure, clock):
    clock.day = date(2024, 4, 2)

    page = signed_in(place, "chen").get(reverse("files-over")).content.decode()

    assert "Seal the file" in page
    assert "1 file waits for its next step" in page
