"""Pages of absences: what they say, whom they let in, what they refuse in a sentence."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from guitu.absences.models import Absence, Departure
from guitu.duties.models import Duty
from guitu.measures.models import BreachPaper
from guitu.measures.queries import current_status
from tests.modules.absences.given import a_report, an_unjustified
from tests.web.asked import asked

pytestmark = pytest.mark.django_db

REPORT = {
    "leaves_on": "2020.6.1", "planned_return_on": "2020年6月3日", "area": "贵阳市",
    "reason": "work", "contact": "10012345678", "reported_on": "2020-6-1", "way": "paper",
}  # fmt: skip


def test_a_report_is_entered_once_although_sent_twice(scene):
    client, url = scene.client("li"), reverse("absence-new", args=[scene.person.pk])
    sent = REPORT | {"_token": str(uuid.uuid4())}

    first, second = client.post(url, sent), client.post(url, sent)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    page = client.get(first["Location"]).content.decode()
    assert "3 days" in page
    assert "asked for by the regulation" in page
    assert "not a permission" in page
    with scene.acting():
        assert Absence.objects.count() == 1


def test_overlapping_days_are_refused_beside_the_field(scene):
    with scene.acting():
        a_report(scene)

    answer = scene.client("li").post(reverse("absence-new", args=[scene.person.pk]), REPORT)

    assert answer.status_code == 422
    said = answer.context["form"].errors["leaves_on"]
    assert "a reported absence from 2020-06-01 to 2020-06-14" in said[0]


def test_no_page_offers_to_approve_or_to_refuse(scene):
    with scene.acting():
        row = a_report(scene)

    text = scene.client("chen").get(reverse("absence-page", args=[row.pk])).content.decode()

    for word in ("Approve", "Refuse", "Reject", "Deny"):
        assert word not in text


@pytest.mark.parametrize(
    ("user", "status"),
    [("li", 200), ("officer", 200), ("zhao", 404), ("elsewhere", 404), ("volunteer", 403)],
)
def test_a_report_is_open_to_its_office_only(scene, user, status):
    with scene.acting():
        row = a_report(scene)

    page = scene.client(user).get(reverse("absence-page", args=[row.pk]))

    assert page.status_code == status


def test_pages_take_few_queries(scene):
    with scene.acting():
        row = a_report(scene)
    client = scene.client("li")
    for name, args, most in (("absence-list", [], 12), ("absence-page", [row.pk], 12)):
        assert len(asked(client, reverse(name, args=args))) <= most, name


def test_the_counts_open_down_to_their_records(scene):
    with scene.acting():
        first = an_unjustified(scene, date(2020, 4, 1), date(2020, 4, 2))
        an_unjustified(scene, date(2020, 5, 1), date(2020, 5, 2))

    text = scene.client("li").get(
        reverse("absence-counts", args=[scene.measure.pk])
    ).content.decode()  # fmt: skip

    assert "2 of 3 departures, 4 days in all. Talk and help now" in text
    assert reverse("departure-page", args=[first.pk]) in text
    assert "the police decide" in text


def test_a_worker_is_not_offered_the_decision_of_the_head(scene):
    with scene.acting():
        row = an_unjustified(scene, date(2020, 4, 1), date(2020, 4, 2))
    url = reverse("departure-step", args=[row.pk, "judge"])

    assert (
        url not in scene.client("li").get(reverse("departure-page", args=[row.pk])).content.decode()
    )
    assert scene.client("li").get(url).status_code == 403
    given = {"is_justified": "yes", "reason": "He was in hospital."}
    assert scene.client("chen").post(url, given).status_code == 303
    with scene.acting():
        assert Departure.objects.get(pk=row.pk).is_justified is True


def test_an_unknown_step_is_not_there(scene):
    with scene.acting():
        row = a_report(scene)

    assert (
        scene.client("chen").get(reverse("absence-step", args=[row.pk, "none"])).status_code == 404
    )


@pytest.fixture
def heard_three(scene):
    """Return three departures noted, told and heard through the pages by a worker."""
    li, rows = scene.client("li"), []
    for month in (4, 5, 6):
        url = reverse("departure-new", args=[scene.person.pk])
        given = {
            "known_how": "not_at_home", "known_note": "", "from_on": f"2020-{month}-2",
            "until_on": f"2020-{month}-3",
        }  # fmt: skip
        page = li.post(url, given)["Location"]
        pk = page.strip("/").split("/")[-1]
        step = lambda name, pk=pk: reverse("departure-step", args=[pk, name])  # noqa: E731
        told = {"notice_on": f"2020-{month}-4", "way": "phone", "note": "十点，王"}
        heard = {"heard_on": "2020-6-30", "statement": "母亲病了"}
        assert li.post(step("tell"), told).status_code == 303
        assert li.post(step("hear"), heard).status_code == 303
        rows.append(step("judge"))
    return rows


def test_at_two_of_three_help_is_due_and_at_three_a_report_is_drafted(scene, heard_three):
    chen, li = scene.client("chen"), scene.client("li")
    counts = reverse("absence-counts", args=[scene.measure.pk])
    missed = reverse("missed-page", args=[scene.measure.pk])
    decided = {"is_justified": "no", "reason": "没有说明理由"}

    assert chen.post(heard_three[0], decided).status_code == 303
    assert not open_duties(scene, "absence_help")
    assert chen.post(heard_three[1], decided).status_code == 303

    assert "2 of 3 departures" in li.get(counts).content.decode()
    assert "Talk and help now" in li.get(counts).content.decode()
    assert open_duties(scene, "absence_help")
    assert not papers(scene, "serious_breach")

    assert chen.post(heard_three[2], decided).status_code == 303

    assert papers(scene, "serious_breach") == ["draft"]
    text = li.get(missed).content.decode()
    assert "Left without a written report" in text
    with scene.acting():
        assert current_status([scene.measure.pk])[scene.measure.pk].status == "executing"


def open_duties(scene, kind):
    with scene.acting():
        return Duty.objects.filter(
            kind=kind, person_id=scene.person.pk, met_on=None, voided_at=None
        ).exists()


def papers(scene, kind):
    with scene.acting():
        rows = BreachPaper.objects.filter(measure=scene.measure, kind=kind, voided_at=None)
        return list(rows.values_list("status", flat=True))


@pytest.mark.parametrize(("user", "is_offered"), [("li", True), ("officer", False)])
def test_people_not_reached_are_offered_to_whoever_reads_contacts(scene, user, is_offered):
    page = scene.client(user).get(reverse("absence-list")).content.decode()

    assert (reverse("contact-not-reached") in page.split("<main")[1]) == is_offered
