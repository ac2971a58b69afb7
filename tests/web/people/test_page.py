"""A person's file: what it shows to whom, and that its reading is recorded once."""

import pytest
from django.urls import reverse

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.people import sections
from guitu.people.actions import (
    Correction,
    NewAddress,
    NewPaper,
    NewRelative,
    add_paper,
    correct,
)
from guitu.people.terms import AddressKind, DocumentKind, Relation
from tests.cast import TODAY
from tests.modules.people.files import a_file, number

TABS = ("person-page", "person-timeline", "person-papers", "person-family", "person-print")


@pytest.fixture
def person(place):
    return a_file(
        place,
        phones=("10012345678",),
        addresses=(NewAddress(AddressKind.LIVING, "资新社区", "三巷5号"),),
        relatives=(NewRelative(Relation.MOTHER, "仇荷", "10087654321"),),
    )


@pytest.mark.parametrize("name", TABS)
def test_every_tab_opens_with_numbers_masked(person, li, name):
    answer = li.get(reverse(name, args=[person.pk]))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "单景松" in page
    for hidden in (number(), "10012345678", "三巷5号", "10087654321"):
        assert hidden not in page


@pytest.mark.parametrize("name", TABS)
def test_a_file_out_of_scope_is_not_there(person, browser, name):
    assert browser("zhao").get(reverse(name, args=[person.pk])).status_code == 404


def test_reading_a_file_is_recorded_once_a_page(place, person, li):
    li.get(reverse("person-page", args=[person.pk]))

    with as_system(on=TODAY):
        read = Event.objects.filter(act="file.read", person_id=person.pk)
        assert [event.user_id for event in read] == [place.users["li"].pk]


@pytest.mark.parametrize("name", TABS[:4])
def test_a_tab_asks_the_database_at_most_twelve_times(person, li, name, monkeypatch, questions):
    monkeypatch.setattr(sections, "_entries", {})

    assert questions(li, reverse(name, args=[person.pk])) <= 12


def test_an_inspector_sees_no_name_and_unmasks_nothing(person, browser):
    inspector = browser("inspector")

    page = inspector.get(reverse("person-page", args=[person.pk])).content.decode()
    answer = inspector.get(reverse("person-unmask", args=[person.pk, "id-number", person.pk]))

    assert "单景松" not in page
    assert "/show/" not in page
    assert answer.status_code == 403


def test_what_is_missing_is_told_with_its_reason(person, li):
    page = li.get(reverse("person-page", args=[person.pk])).content.decode()

    assert "Registered address" in page
    assert "Contents of a file" in page


def test_other_modules_put_blocks_and_lines_on_the_page(person, li, monkeypatch):
    monkeypatch.setattr(sections, "_entries", {})
    sections.register(
        sections.Section(
            "plants", "Plants", "web/components/tag.html", lambda p, a, on: {"label": "an oak"}
        ),
        sections.Section("none", "Nothing", "web/components/tag.html", lambda p, a, on: None),
        sections.Standing("term", lambda p, a, on: [sections.Fact("Term", "until May")]),
        sections.TimelineSource(
            "rain", lambda p, a: [sections.TimelineItem(TODAY, "It rained", by="the sky")]
        ),
    )

    page = li.get(reverse("person-page", args=[person.pk])).content.decode()
    timeline = li.get(reverse("person-timeline", args=[person.pk])).content.decode()

    assert "an oak" in page
    assert "Nothing" not in page
    assert "Term: until May" in page
    assert "It rained" in timeline
    assert "File opened" in timeline


def test_the_timeline_says_which_paper_and_which_field(place, person, li):
    with acting_for(place.users["li"].pk, on=TODAY):
        actor = place.actor("li")
        add_paper(person.pk, NewPaper(DocumentKind.DECISION), actor=actor, on=TODAY)
        correct(person.pk, Correction({"employer": "Mill"}, 1), actor=actor, on=TODAY)

    timeline = li.get(reverse("person-timeline", args=[person.pk])).content.decode()

    assert "Decision ordering the measure" in timeline
    assert "Employer" in timeline
    assert "Mill" not in timeline


def test_a_health_note_is_there_but_masked(place, li):
    person = a_file(place, health_note="Allergic to penicillin")

    page = li.get(reverse("person-page", args=[person.pk])).content.decode()

    assert "Health note" in page
    assert "penicillin" not in page
