"""What a change does to the term is said before and after; an order says the same to everybody."""

from datetime import timedelta

import pytest
from django.urls import reverse

from guitu.database.context import acting_for, as_system
from guitu.database.models import SEALED
from guitu.duties.models import Duty
from guitu.measures.actions.lapsing import lapse_terms
from guitu.people.models import Person
from tests.cast import TODAY
from tests.modules.measures.files import a_person

pytestmark = pytest.mark.django_db
STAYS_SEALED = "A file that was sealed before, if there is one, stays sealed"
LATE = "The measure ended by itself all the same"


def text_of(files, name, url):
    answer = files.client(name).get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_effect_is_said_before_saving_and_on_the_page_of_the_measure(files):
    url = reverse("status-change", args=[files.running.pk, "suspend"])
    page = reverse("measure-page", args=[files.running.pk])
    assert "If the suspended days do not count" in text_of(files, "chen", url)
    assert "days do not count" not in text_of(files, "chen", page)

    given = {"from_on": "2020-3-30", "suspension_note-issued_on": "2020-3-29", "note": "detained"}
    files.client("chen").post(url, given)

    text = text_of(files, "chen", page)
    assert "The suspended days do not count: the last day is open" in text
    assert "reconsideration within 60 days" in text


def test_a_move_elsewhere_does_not_claim_that_the_time_stops(files):
    text = text_of(files, "chen", reverse("status-change", args=[files.running.pk, "transfer"]))

    assert "The time runs on at the new place without a break, until 27 March 2023" in text
    assert "its term does not run on" not in text


def test_whoever_enters_an_order_reads_the_same_whether_a_file_was_sealed_or_not(files):
    url = reverse("order-new", args=[files.free.pk])
    before = text_of(files, "li", url)
    with acting_for(files.town.users["chen"].pk, on=TODAY):
        sealed = a_person(files.town, files.town.actor("chen"), name="安五谷")
    with as_system(on=TODAY):
        Person.objects.filter(pk=sealed.pk).update(sec_label=SEALED)

    assert STAYS_SEALED in before
    assert STAYS_SEALED in text_of(files, "li", url)


@pytest.mark.parametrize(("days", "is_said"), [(0, False), (1, True)])
def test_a_late_notice_is_said_on_today_and_on_the_page_of_the_duty(
    files, monkeypatch, days, is_said
):
    with as_system(on=TODAY):
        duty = Duty.objects.get(subject_id=files.running.pk, kind="release_notice")
    on = duty.due_on + timedelta(days=days)
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: on)
    with as_system(on=on):
        lapse_terms(on=on)

    assert (LATE in text_of(files, "chen", "/")) is is_said
    assert (LATE in text_of(files, "chen", reverse("duty-page", args=[duty.pk]))) is is_said


@pytest.mark.parametrize("is_written_down", [False, True])
def test_the_page_says_the_same_before_and_after_the_lapse_is_written_down(
    files, monkeypatch, is_written_down
):
    """The term ends at midnight; the run of the hour comes later, and contradicts nothing."""
    on = files.running.ends_on + timedelta(days=1)
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: on)
    if is_written_down:
        with as_system(on=on):
            lapse_terms(on=on)

    answer = files.client("chen").get(reverse("measure-page", args=[files.running.pk]))

    found = answer.context["found"]
    assert str(found.tag.label) == "Term over, notice awaited"
    assert [line.label for line in found.duties] == [
        "Notice of the police that the measure has ended"
    ]
    assert [str(line.tag.label) for line in found.history][:2] == [
        "Term over, notice awaited", "In execution"
    ]  # fmt: skip
    assert found.history[0].when == "since 28 March 2023"
    assert found.history[0].because is not None
    assert "Helper visit" not in answer.content.decode()
