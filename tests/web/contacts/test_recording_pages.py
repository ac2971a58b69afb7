"""Recording from Today: the button, the form, what is asked, and what is never lost."""

import uuid

import pytest
from django.urls import reverse

from guitu.contacts import actions
from guitu.contacts.models import Appointment, Contact, ContactNote
from guitu.contacts.terms import Outcome, Way
from guitu.duties.models import Duty
from guitu.people.actions import NewFlag, raise_flag
from guitu.people.terms import FlagKind
from tests.cast import TODAY
from tests.modules.contacts.files import a_visit, an_attempt
from tests.web.asked import asked

pytestmark = pytest.mark.django_db

TYPED = {
    "outcome": "met", "way": "home_visit", "person_state": "steady", "summary": "谈了找工作的事。",
    "following": "fortnight", "held_on": TODAY.isoformat(), "visibility": "team",
    "needs": ["work"],
}  # fmt: skip


def visit_url(case):
    return reverse("contact-visit", args=[case.measure.pk])


def recorded(case, name="chen", **values):
    with case.acting(name):
        return actions.record_contact(
            case.person_id, a_visit(TODAY, **values), actor=case.town.actor(name), on=TODAY
        )


def test_a_line_of_today_leads_straight_to_the_form(case):
    page = case.client("li").get("/").content.decode()

    assert visit_url(case) in page
    assert "Record it" in page


def test_what_was_tried_stands_on_the_line(case):
    with case.acting():
        chen = case.town.actor("chen")
        for outcome in (Outcome.NOT_HOME, Outcome.NOT_HOME, Outcome.REFUSED):
            new = an_attempt(TODAY, outcome, way=Way.HOME_VISIT)
            actions.record_contact(case.person_id, new, actor=chen, on=TODAY)

    page = case.client("li").get("/").content.decode()

    assert "tried 3 times: Not at home 2, Did not want to talk 1" in page


def test_the_form_is_prefilled_and_says_what_it_is_for(case):
    page = case.client("li").get(visit_url(case))

    form = page.context["form"]
    assert form["outcome"].value() == "met"
    assert form["way"].value() == "home_visit"
    assert form["visibility"].value() == "team"
    assert "Helper visit, due on 27 April 2020." in page.content.decode()


def test_a_visit_is_recorded_with_its_next_step(case):
    answer = case.client("li").post(visit_url(case), TYPED)

    with case.acting():
        contact = Contact.objects.get()
        booked = Appointment.objects.get()
        duty = Duty.objects.get(met_by_id=contact.pk)
    assert answer.status_code == 303
    assert answer["Location"] == reverse("contact-page", args=[contact.pk])
    assert (booked.planned_on.isoformat(), booked.made_in_id) == ("2020-04-13", contact.pk)
    assert duty.key == "contact:m01:1"


def test_the_next_step_is_asked_for_at_once(case):
    answer = case.client("li").post(visit_url(case), TYPED | {"following": ""})

    assert answer.status_code == 422
    assert "following" in answer.context["form"].errors


def test_without_a_next_step_the_page_says_that_nothing_is_booked(case):
    client = case.client("li")
    answer = client.post(visit_url(case), TYPED | {"following": "none"}, follow=True)

    assert "No next contact is booked with this person." in answer.content.decode()


def test_another_day_must_be_named_and_not_be_past(case):
    client = case.client("li")
    missing = client.post(visit_url(case), TYPED | {"following": "day"})
    past = client.post(visit_url(case), TYPED | {"following": "day", "next_on": "2020-3-29"})

    assert "next_on" in missing.context["form"].errors
    assert "This day is past" in past.content.decode()


def test_two_workers_saving_the_same_visit_lose_nothing(case):
    first = recorded(case)

    asked = case.client("li").post(visit_url(case), TYPED)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Is it this contact?" in page
    assert "chen" in page
    assert "谈了找工作的事。" in page

    case.client("li").post(visit_url(case), TYPED | {"again": "same"})
    with case.acting():
        assert Contact.objects.count() == 1
        notes = ContactNote.objects.filter(contact=first).order_by("pk")
        assert [note.summary for note in notes] == ["谈了工作。", "谈了找工作的事。"]
    case.client("li").post(visit_url(case), TYPED | {"again": "another"})
    with case.acting():
        assert Contact.objects.count() == 2


def test_the_same_form_sent_twice_records_one_visit(case):
    client, token = case.client("li"), str(uuid.uuid4())
    first = client.post(visit_url(case), TYPED | {"_token": token})
    again = client.post(visit_url(case), TYPED | {"_token": token})

    with case.acting():
        assert Contact.objects.count() == 1
    assert first["Location"] == again["Location"]


def test_undo_voids_the_record(case):
    found = recorded(case)

    case.client("chen").post(reverse("contact-undo", args=[found.pk]))

    with case.acting():
        assert Contact.objects.get(pk=found.pk).voided_at is not None
        assert Duty.objects.filter(met_by_id=found.pk).count() == 0


@pytest.mark.parametrize(
    ("user", "status"),
    [("li", 200), ("wang", 200), ("archivist", 200), ("officer", 403), ("doctor", 403)]
    + [("zhao", 404), ("elsewhere", 404), ("inspector", 403)],
)
def test_who_opens_a_contact(case, user, status):
    found = recorded(case)

    assert case.client(user).get(reverse("contact-page", args=[found.pk])).status_code == status


@pytest.mark.parametrize(("user", "status"), [("li", 200), ("archivist", 403), ("zhao", 404)])
def test_who_records_one(case, user, status):
    assert case.client(user).get(visit_url(case)).status_code == status


def test_a_private_note_is_closed_to_the_head_of_the_office(case):
    note = actions.NewNote("author", "steady", summary="只有我看。")
    found = recorded(case, "li", note=note)
    url = reverse("contact-page", args=[found.pk])

    mine, heads = (case.client(name).get(url).content.decode() for name in ("li", "chen"))
    listed = case.client("chen").get(reverse("contact-list")).content.decode()

    assert "只有我看。" in mine
    assert "只有我看。" not in heads + listed
    assert "This note of li is private." in heads
    assert "Private note of li" in listed


def test_the_list_narrows_by_outcome_and_need(case):
    recorded(case, note=actions.NewNote(person_state="steady", needs=("housing",)))
    client = case.client("chen")

    url = reverse("contact-list")
    assert client.get(url, {"outcome": "no_answer"}).context["list"].total == 0
    assert client.get(url, {"need": "housing"}).context["list"].total == 1
    assert client.get(url, {"need": "work"}).context["list"].total == 0


def test_a_booked_contact_is_moved_with_its_history(case):
    client = case.client("li")
    new = {"next_on": "2020-4-6", "way": "phone", "note": "问工作"}
    client.post(reverse("appointment-new", args=[case.person_id]), new)
    with case.acting():
        first = Appointment.objects.get()
    moved = client.post(
        reverse("appointment-move", args=[first.pk]),
        new | {"next_on": "2020-4-8", "reason": "对方上夜班"},
    )

    assert moved.status_code == 303
    with case.acting():
        rows = list(Appointment.objects.order_by("planned_on"))
    assert [(str(row.state), row.reason) for row in rows] == [
        ("moved", "对方上夜班"),
        ("booked", ""),
    ]
    assert rows[1].moved_from_id == first.pk
    again = client.post(
        reverse("appointment-move", args=[first.pk]), new | {"reason": "x", "next_on": "2020-4-9"}
    )
    assert again.status_code == 422


@pytest.mark.parametrize(
    ("address", "most"), [("form", 10), ("page", 12), ("list", 11), ("booked", 9)]
)
def test_pages_take_few_queries(case, address, most):
    found = recorded(case)
    url = {
        "form": visit_url(case),
        "page": reverse("contact-page", args=[found.pk]),
        "list": reverse("contact-list"),
        "booked": reverse("appointment-list"),
    }[address]

    assert len(asked(case.client("li"), url)) <= most


@pytest.mark.parametrize("name", ["appointment-new", "contact-new"])
def test_flags_of_the_file_stand_where_somebody_is_about_to_meet_the_person(case, name):
    with case.acting():
        flag = NewFlag(FlagKind.ASK_FIRST, TODAY, "先打电话再上门")
        raise_flag(case.person_id, flag, actor=case.town.actor("chen"), on=TODAY)

    page = case.client("li").get(reverse(name, args=[case.person_id])).content.decode()

    assert "先打电话再上门" in page


def test_flags_stand_where_a_booked_contact_is_moved(case):
    with case.acting():
        chen = case.town.actor("chen")
        new = actions.NewBooking(TODAY, Way.HOME_VISIT)
        row = actions.book(case.person_id, new, actor=chen, on=TODAY)
        flag = NewFlag(FlagKind.ASK_FIRST, TODAY, "先打电话再上门")
        raise_flag(case.person_id, flag, actor=chen, on=TODAY)

    page = case.client("li").get(reverse("appointment-move", args=[row.pk])).content.decode()

    assert "先打电话再上门" in page
