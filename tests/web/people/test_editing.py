"""Changing a file on pages: adding, voiding, undoing, correcting, merging."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from guitu.database.context import as_system
from guitu.people.models import (
    Document,
    Merge,
    Person,
    PersonName,
    Phone,
    Relative,
    WorkGroupMember,
)
from tests.cast import TODAY
from tests.modules.people.files import a_file, number

PDF = b"%PDF-1.7\nan invented paper"


@pytest.fixture
def person(place):
    return a_file(place, phones=("10012345678",))


def add(client, person, part, **given):
    url = reverse("person-part-add", args=[person.pk, part])
    assert client.get(url).status_code == 200
    return client.post(url, given | {"_token": str(uuid.uuid4())})


def rows(model, **conditions):
    with as_system(on=TODAY):
        return list(model.objects.filter(**conditions))


def test_one_thing_after_another_is_added(place, person, li):
    added = [
        add(li, person, "phone", phone="100 1111 2222"),
        add(li, person, "address", kind="living", area="新滩街道资新社区三巷5号"),
        add(li, person, "name", name="单小松", kind="former"),
        add(li, person, "relative", relation="mother", name="仇荷"),
        add(li, person, "member", role="full_time_worker", user=str(place.users["li"].pk),
            from_on="2020-03-30"),
    ]  # fmt: skip

    assert [answer.status_code for answer in added] == [303] * 5
    assert len(rows(Phone)) == 2
    assert rows(PersonName, kind="former")[0].name == "单小松"
    assert rows(Relative)[0].name == "仇荷"
    assert rows(WorkGroupMember)[0].user_id == place.users["li"].pk


def test_a_new_name_in_use_makes_the_old_one_former(person, li):
    add(li, person, "name", name="单远松", kind="current")

    assert rows(Person)[0].name == "单远松"
    assert rows(PersonName, kind="former")[0].name == "单景松"


def test_a_scan_is_put_on_file_opened_and_voided(person, li, browser):
    scan = SimpleUploadedFile("x.exe", PDF, content_type="application/x-msdownload")
    add(li, person, "paper", kind="decision", content=scan, received_on="2020-03-30")
    (paper,) = rows(Document)

    answer = li.get(reverse("paper-open", args=[paper.pk]))

    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="decision-20200330.pdf"'
    assert browser("zhao").get(reverse("paper-open", args=[paper.pk])).status_code == 404
    assert browser("doctor").get(reverse("paper-open", args=[paper.pk])).status_code == 403
    void = reverse("person-part-void", args=[person.pk, "paper", paper.pk])
    assert li.post(void, {"reason": ""}).status_code == 422
    assert li.post(void, {"reason": "Scanned twice"}).status_code == 303
    assert li.get(reverse("paper-open", args=[paper.pk])).status_code == 404
    assert "Scanned twice" in li.get(reverse("person-papers", args=[person.pk])).content.decode()


def test_a_file_of_another_kind_is_refused(person, li):
    answer = add(li, person, "paper", kind="decision", content=SimpleUploadedFile("x.pdf", b"MZ"))

    assert answer.status_code == 422
    assert "Only PDF, JPEG, PNG and Word" in answer.content.decode()


def test_what_was_just_added_is_undone_by_one_press(person, li):
    page = add(li, person, "phone", phone="10011112222")
    (row,) = [row for row in rows(Phone) if row.pk != rows(Phone)[0].pk]
    undo = reverse("person-part-undo", args=[person.pk, "phone", row.pk])
    assert undo in li.get(page["Location"]).content.decode()

    assert li.get(undo).status_code == 405
    li.post(undo)

    assert rows(Phone, pk=row.pk)[0].voided_at is not None


@pytest.mark.parametrize("kind", ["phone", "paper", "name"])
def test_who_only_reads_changes_nothing(person, browser, kind):
    url = reverse("person-part-add", args=[person.pk, kind])

    assert browser("doctor").get(url).status_code == 403
    assert browser("zhao").get(url).status_code == 404


def test_an_unknown_kind_of_thing_is_not_there(person, li):
    assert li.get(reverse("person-part-add", args=[person.pk, "soul"])).status_code == 404


def test_a_correction_of_a_file_that_a_colleague_changed_shows_both(person, li, chen):
    url = reverse("person-edit", args=[person.pk])
    li.get(url)
    chen.post(url, {"employer": "Mill", "_version": "1", "sex": "male", "birth_on": "1988-05-12"})

    answer = li.post(
        url, {"employer": "Ferry", "_version": "1", "sex": "male", "birth_on": "1988-05-12"}
    )

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Mill" in page
    assert "Ferry" in page
    assert rows(Person)[0].employer == "Mill"


def test_the_responsible_worker_is_chosen_among_colleagues(place, person, chen):
    url = reverse("person-assign", args=[person.pk])

    chen.post(url, {"responsible": str(place.users["li"].pk)})
    refused = chen.post(url, {"responsible": str(place.users["zhao"].pk)})

    assert rows(Person)[0].responsible_id == place.users["li"].pk
    assert refused.status_code == 422


def test_two_files_are_merged_and_it_is_undone(place, person, chen, li):
    other = a_file(place, "单井松", org="lanxi", id_number=number(order=21))
    choose = chen.get(reverse("merge-choose", args=[person.pk])).content.decode()
    confirm = reverse("merge-confirm", args=[person.pk, other.pk])
    assert confirm in choose
    assert chen.get(confirm).status_code == 200
    assert chen.post(confirm, {"reason": "Same person"}).status_code == 422

    answer = chen.post(confirm, {"reason": "Same person", "sure": "on"})

    assert answer["Location"] == reverse("person-page", args=[person.pk])
    gone = chen.get(reverse("person-page", args=[other.pk])).content.decode()
    assert "merged into another one" in gone
    (merge,) = rows(Merge)
    assert (
        reverse("merge-undo", args=[merge.pk]) in chen.get(reverse("merge-list")).content.decode()
    )
    assert li.post(reverse("merge-undo", args=[merge.pk])).status_code == 403
    chen.post(reverse("merge-undo", args=[merge.pk]))
    assert rows(Person, pk=other.pk)[0].merged_into_id is None
