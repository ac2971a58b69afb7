"""From a host office's task to a test on the file, with one button."""

from datetime import date

import pytest
from django.urls import reverse

from guitu.absences import actions as absences
from guitu.absences.models import HostTask
from guitu.absences.terms import TaskOutcome
from guitu.drug_testing.models import DrugTest, Finding
from guitu.people.models import Document, Person
from guitu.people.terms import Sex
from tests.modules.absences.given import TODAY

pytestmark = pytest.mark.django_db
SENT = {
    "tested_by": "示例街道", "tested_on": "2020-06-30", "place": "贵阳市", "sample_kind": "urine",
    "result": "negative", "title": "检测记录", "first_name": "甲工", "first_sex": "male",
    "second_name": "乙工", "second_sex": "male",
}  # fmt: skip


@pytest.fixture
def told(outside):
    """Return the place where the host office told that the test was done."""
    with outside.acting():
        Person.objects.filter(pk=outside.measure.person_id).update(sex=Sex.MALE)
        new = absences.Done(TaskOutcome.DONE, TODAY, "王主任", "已检测", "negative")
        absences.record_task(outside.task.pk, new, actor=outside.chen, on=TODAY)
    return outside


def url(told):
    return reverse("host-task-test", args=[told.task.pk])


def test_the_button_leads_to_the_form_as_the_host_office_told_it(told):
    client = told.signed_in("chen")
    with told.acting():
        stay = HostTask.objects.get().letter.stay_id
    assert url(told) in client.get(reverse("stay-page", args=[stay])).content.decode()

    form = client.get(url(told)).context["form"]

    assert form.initial["tested_by"] == "示例街道"
    assert (form.initial["tested_on"], form.initial["result"]) == (date(2020, 6, 30), "negative")


def test_recording_puts_the_test_on_file_and_marks_the_task(told):
    client = told.signed_in("chen")

    assert client.post(url(told), SENT).status_code == 303

    with told.acting():
        task, test = HostTask.objects.get(), DrugTest.objects.get()
        assert (task.looked_at_on, task.kept_as) == (TODAY, test.pk)
        assert (test.tested_by, test.person_id) == ("示例街道", told.measure.person_id)
        assert Finding.objects.get().result == "negative"
        stay = task.letter.stay_id
    page = client.get(reverse("stay-page", args=[stay])).content.decode()
    assert url(told) not in page
    assert reverse("test-page", args=[test.pk]) in page
    assert client.get(url(told)).status_code == 422
    assert client.post(url(told), SENT | {"place": "x"}).status_code == 422


def test_a_test_that_is_refused_leaves_the_task_as_it_was(told):
    answer = told.signed_in("chen").post(url(told), SENT | {"second_name": "", "second_sex": ""})

    assert answer.status_code == 422
    with told.acting():
        assert HostTask.objects.get().looked_at_on is None
        assert not DrugTest.objects.exists()


def test_a_task_without_an_answer_has_no_test_to_record(outside):
    assert outside.signed_in("chen").get(url(outside)).status_code == 422


@pytest.mark.parametrize(("user", "status"), [("zhao", 404), ("volunteer", 403)])
def test_nobody_else_records_it(told, user, status):
    assert told.signed_in(user).get(url(told)).status_code == status


def test_the_proof_of_the_task_is_the_proof_of_the_test(outside):
    from tests.web.portal.test_outside import picture

    with outside.acting():
        Person.objects.filter(pk=outside.measure.person_id).update(sex=Sex.MALE)
        new = absences.Done(
            TaskOutcome.DONE, TODAY, "王主任", "", "negative", content=picture().read()
        )
        absences.record_task(outside.task.pk, new, actor=outside.chen, on=TODAY)
    assert outside.signed_in("chen").post(url(outside), SENT).status_code == 303

    with outside.acting():
        test = DrugTest.objects.get()
        assert test.proof_id == HostTask.objects.get().proof_id
        assert Document.objects.filter(kind="test_record").count() == 1
