"""A person's file: what it shows to whom, and that its reading is recorded once."""

from datetime import date

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
from guitu.people.models import Relative
from guitu.people.terms import AddressKind, DocumentKind, Relation
from tests.cast import TODAY
from tests.modules.measures.files import a_running_measure
from tests.modules.people.files import a_file, number
from tests.web.account.test_today import a_duty

# Session, user, context and its end, grants, the person, the trail, where the person stands, and
# the years of working days that are asked for from October on.
FRAME = 9
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
def test_a_tab_asks_the_database_at_most_twelve_times(place, person, li, name, questions):
    assert questions(li, reverse(name, args=[person.pk])) <= 12


@pytest.mark.parametrize("tab", ["measure", "care", "away", "help"])
def test_a_tab_of_other_modules_asks_at_most_twelve_times_of_its_own(place, chen, tab, questions):
    with acting_for(place.users["chen"].pk, on=TODAY):
        person = a_running_measure(place).person

    assert questions(chen, reverse("person-tab", args=[person.pk, tab])) <= FRAME + 12


def test_an_inspector_sees_no_name_and_unmasks_nothing(person, browser):
    inspector = browser("inspector")

    page = inspector.get(reverse("person-page", args=[person.pk])).content.decode()
    answer = inspector.get(reverse("person-unmask", args=[person.pk, "id-number", person.pk]))

    assert "单景松" not in page
    assert "/show/" not in page
    assert answer.status_code == 403


def test_what_is_missing_is_told_with_its_reason(person, li):
    page = li.get(reverse("person-papers", args=[person.pk])).content.decode()

    assert "Registered address" in page
    assert "Contents of a file" in page


def stones(person, actor, *_on):
    """Tell of the relatives of a person as if they were stones."""
    rows = Relative.objects.filter(person=person, voided_at=None)
    return sections.piece(rows, "stones", on="created_at", what="relation", detail="name")


def test_other_modules_put_blocks_and_lines_on_the_page(person, li, monkeypatch):
    monkeypatch.setattr(sections, "_entries", {})
    tag = "web/components/tag.html"
    sections.register(
        sections.Section("plants", "Plants", tag, lambda p, a, on: {"label": "an oak"}),
        sections.Section("none", "Nothing", tag, lambda p, a, on: None),
        sections.Section(
            "elsewhere", "Stones", tag, lambda p, a, on: {"label": "granite"}, tab="care"
        ),
        sections.Glance(
            "stones", stones, lambda rows, on: [sections.Fact("Stones", str(len(rows)))]
        ),
        sections.Happenings(
            "stones", "Stones", stones, lambda row: sections.TimelineItem(row.on, row.detail)
        ),
    )

    page = li.get(reverse("person-page", args=[person.pk])).content.decode()
    other = li.get(reverse("person-tab", args=[person.pk, "care"])).content.decode()
    timeline = li.get(reverse("person-timeline", args=[person.pk])).content.decode()

    assert "an oak" in page
    assert "granite" not in page
    assert "granite" in other
    assert "Nothing" not in page
    assert "Stones: 1" in page
    assert "仇荷" in timeline
    assert "File opened" in timeline


def test_a_tab_that_nobody_fills_is_not_there(person, li):
    assert li.get(reverse("person-tab", args=[person.pk, "stars"])).status_code == 404


def test_the_timeline_keeps_its_filter_in_the_address(person, li):
    url = reverse("person-timeline", args=[person.pk])

    changes = li.get(url + "?kind=acts").content.decode()
    measures = li.get(url + "?kind=measures").content.decode()

    assert "File opened" in changes
    assert "File opened" not in measures
    assert "Nothing of this kind" in measures


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


def test_what_comes_next_says_equal_duties_once_with_how_often(place, person, li):
    about = {"person_id": person.pk, "assignee": place.users["li"], "kind": "helper_contact"}
    for key, due_on in (
        ("a", date(2020, 4, 30)),
        ("b", date(2020, 4, 30)),
        ("c", date(2020, 5, 9)),
    ):
        a_duty(place.orgs["zixin"], key, due_on=due_on, **about)

    page = li.get(reverse("person-page", args=[person.pk]))

    assert [(one.due_on.day, one.times) for one in page.context["file"].ahead] == [(30, 2), (9, 1)]
    assert "2 times" in page.content.decode()
