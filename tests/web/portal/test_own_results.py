"""The own page tells the person's results and appointments plainly, and of nobody else."""

from datetime import date

import pytest
from django.urls import reverse

from guitu.access.terms import LinkPurpose
from guitu.contacts.actions import NewBooking, book
from guitu.contacts.terms import Way
from guitu.database.context import acting_by_link
from guitu.drug_testing.actions import NewStep, record_step
from guitu.drug_testing.models import DrugTest, Finding, MaintenanceTreatment, PathEntry
from guitu.drug_testing.terms import PathStep, Result
from guitu.people.models import Person
from guitu.people.terms import Sex
from tests.modules.absences.given import TODAY
from tests.modules.drug_testing.files import a_preliminary, put_test
from tests.modules.measures.files import a_running_measure
from tests.web.asked import asked

pytestmark = pytest.mark.django_db


def page(outside):
    return outside.inside(LinkPurpose.OWN).get(reverse("portal-own")).content.decode()


@pytest.fixture
def tested(outside):
    """Return the place, the person being a man, whose urine men may take."""
    with outside.acting():
        Person.objects.filter(pk=outside.measure.person_id).update(sex=Sex.MALE)
        outside.measure.person.refresh_from_db()
    return outside


def test_a_negative_result_is_told_in_plain_words_without_who_took_it(tested):
    with tested.acting():
        put_test(tested.measure, tested.chen, date(2020, 6, 29))

    text = page(tested)

    assert "Negative: nothing was found" in text
    for name in ("王工", "李工", "工作站"):
        assert name not in text


def test_a_positive_strip_is_being_checked_and_says_what_may_be_asked_for(tested):
    with tested.acting():
        a_preliminary(tested.measure, tested.chen, date(2020, 6, 29))

    text = page(tested)

    assert "Is being checked" in text
    assert "You may ask for a laboratory test until 2 July 2020." in text
    assert "Preliminary positive, to be confirmed" not in text


def test_before_the_person_was_told_the_clock_does_not_run(tested):
    with tested.acting():
        a_preliminary(tested.measure, tested.chen, date(2020, 6, 29), told=False)

    assert "from then on you have 3 days" in page(tested)


def test_after_asking_the_police_answer_by_a_day(tested):
    with tested.acting():
        test = a_preliminary(tested.measure, tested.chen, date(2020, 6, 29))
        record_step(
            test.pk, NewStep(PathStep.CONTESTED, date(2020, 6, 30)), actor=tested.chen, on=TODAY
        )

    text = page(tested)

    assert "the police answer by 3 July 2020" in text
    assert "You may ask for a laboratory test" not in text


def test_a_link_reads_its_own_tests_and_no_treatment(tested):
    with tested.acting():
        put_test(tested.measure, tested.chen, date(2020, 6, 29))
        other = a_running_measure(tested.town, decision_number="No. 9")
        Person.objects.filter(pk=other.person_id).update(sex=Sex.MALE)
        other.person.refresh_from_db()
        put_test(other, tested.chen, date(2020, 6, 29), Result.REFUSED, reason="x")
    own, host = tested.issued(LinkPurpose.OWN), tested.issued(LinkPurpose.HOST)

    with acting_by_link(own.link.pk, on=TODAY):
        assert {row.person_id for row in DrugTest.objects.all()} == {tested.measure.person_id}
        assert {row.person_id for row in Finding.objects.all()} == {tested.measure.person_id}
        assert not MaintenanceTreatment.objects.exists()
    with acting_by_link(host.link.pk, on=TODAY):
        for model in (DrugTest, Finding, PathEntry):
            assert not model.objects.exists()


def test_a_booked_meeting_comes_first_with_its_day(tested):
    with tested.acting():
        book(
            tested.measure.person_id, NewBooking(date(2020, 7, 1), Way.OFFICE_TALK),
            actor=tested.chen, on=TODAY,
        )  # fmt: skip
        book(
            tested.measure.person_id, NewBooking(date(2020, 7, 2), Way.FAMILY),
            actor=tested.chen, on=TODAY,
        )  # fmt: skip

    text = page(tested)

    assert 'A talk at the office</strong><br><span class="soft">1 July 2020' in text
    assert "contact with the family" not in text.lower()


def test_results_cost_a_fixed_number_of_queries(tested):
    with tested.acting():
        a_preliminary(tested.measure, tested.chen, date(2020, 6, 29))
    client, url = tested.inside(LinkPurpose.OWN), reverse("portal-own")
    few = asked(client, url)
    with tested.acting():
        a_preliminary(tested.measure, tested.chen, date(2020, 6, 28))
        put_test(tested.measure, tested.chen, date(2020, 6, 27))

    assert len(asked(client, url)) == len(few) <= 16


def test_alike_meetings_are_one_line_and_what_the_office_missed_is_not_held_against_anybody(
    tested, monkeypatch
):
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: date(2020, 8, 15))
    client = tested.inside(LinkPurpose.OWN)

    found = client.get(reverse("portal-own")).context
    text = client.get(reverse("portal-own")).content.decode()

    lines = [(line["what"], line["due_on"]) for line in found["dates"]]
    assert len(lines) == len(set(lines))
    assert all(
        line["due_on"] >= date(2020, 8, 15) or line["what"] == "An appointment at the station"
        for line in found["dates"]
    )
    assert found["dates"][0]["times"] == 4
    assert "4 times" not in text
    assert "was arranged until 27 July 2020; please get in touch" in text
    assert found["answer"].startswith("Please get in touch: An appointment at the station")


def test_a_given_link_is_a_picture_too_and_the_code_is_not_printed_with_it(outside):
    url = reverse("link-own", args=[outside.measure.person_id])
    page = outside.signed_in("li").post(url, {"expires_on": "2020-9-1", "code_way": "told"})

    text = page.content.decode()
    assert page.context["picture"].startswith("data:image/svg+xml;base64,")
    assert text.index("screen-only") < text.index(page.context["code"])
