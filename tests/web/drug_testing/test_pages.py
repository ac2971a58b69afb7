"""Pages of tests: what they say, whom they let in, what they refuse in a sentence."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from docx import Document as WordDocument

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.drug_testing.models import CallUp, DrugTest, MaintenanceTreatment, PathEntry
from guitu.people.models import Document
from tests.web.asked import asked
from tests.web.drug_testing.conftest import DAY

pytestmark = pytest.mark.django_db
SAMPLE = {
    "result": "negative", "tested_on": "2020-05-10", "place": "工作站", "sample_kind": "urine",
    "first_name": "王工", "first_sex": "male", "second_name": "李工", "second_sex": "male",
    "medicines": "无",
}  # fmt: skip


def seen(files, model, **values):
    with acting_for(files.town.users["chen"].pk, on=DAY):
        return list(model.objects.filter(**values).order_by("pk"))


def test_the_plan_says_what_is_due_and_shows_each_year(files):
    page = files.client("li").get(reverse("test-plan", args=[files.measure.pk]))

    text = page.content.decode()
    assert "The test of this cycle is done." in text
    assert "1 of 1 due" in text
    assert text.count("cycle-open") == 20


def test_a_test_is_recorded_and_can_be_undone(files):
    client = files.client("li")
    url = reverse("test-new", args=[files.measure.pk])
    assert client.get(url).status_code == 200

    done = client.post(url, SAMPLE, follow=True)

    [*_others, test] = seen(files, DrugTest)
    assert done.redirect_chain[-1] == (reverse("test-page", args=[test.pk]), 303)
    client.post(reverse("test-undo", args=[test.pk]))
    assert seen(files, DrugTest, pk=test.pk)[0].voided_at is not None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param({"second_name": ""}, "Name both", id="one-alone"),
        pytest.param({"tested_on": "2020-3-1"}, "does not belong", id="before-the-order"),
        pytest.param({"result": "did_not_come"}, "without having been told", id="not-told"),
        pytest.param(
            {"result": "confirmed_positive"}, "Choose one of what is offered", id="confirmed"
        ),
    ],
)
def test_what_is_missing_is_said_beside_the_field(files, values, said):
    url = reverse("test-new", args=[files.measure.pk])

    page = files.client("li").post(url, SAMPLE | values)

    assert page.status_code == 422
    assert said in page.content.decode()


def test_a_preliminary_positive_is_a_question_with_its_clocks(files):
    page = files.client("li").get(reverse("test-page", args=[files.positive.pk]))

    text = page.content.decode()
    assert "it changes neither status nor risk level" in text
    assert "until 12 May 2020" in text
    assert "Local practice" in text


def test_steps_are_recorded_and_taken_back(files):
    client = files.client("li")
    url = reverse("test-step", args=[files.positive.pk, "contested"])
    assert client.get(url).status_code == 200

    assert client.post(url, {"done_on": "2020-5-10", "note": ""}).status_code == 303

    [entry] = seen(files, PathEntry, step="contested")
    client.post(reverse("test-step-void", args=[files.positive.pk, entry.pk]))
    assert seen(files, PathEntry, pk=entry.pk)[0].voided_at is not None


def test_the_police_confirm_with_their_paper(files):
    client = files.client("officer")
    url = reverse("test-result", args=[files.positive.pk])
    given = {"result": "confirmed_positive", "found_on": "2020-5-10"}
    assert "paper of the police" in client.post(url, given).content.decode()

    assert client.post(url, given | {"number": "新公检字1号"}).status_code == 303
    again = reverse("test-replace", args=[files.positive.pk])
    assert client.get(again).status_code == 200


def test_somebody_is_called_told_and_another_day_is_agreed(files):
    client = files.client("li")
    url = reverse("test-call-new", args=[files.measure.pk])
    client.post(url, {"call_on": "2020-5-20", "call_at": "09:00", "place": "工作站"})
    [call] = seen(files, CallUp)
    page = reverse("test-call", args=[call.pk])
    assert "Tell the person" in client.get(page).content.decode()

    told = {
        "way": "phone", "told_on": "2020-5-10", "told_at": "10:30", "answer": "will_come",
    }  # fmt: skip
    client.post(reverse("test-call-told", args=[call.pk]), told)
    assert "The person was told." in client.get(page).content.decode()

    moved = {"call_on": "2020-5-22", "place": "工作站", "reason": "上班"}
    client.post(reverse("test-call-move", args=[call.pk]), moved)
    assert "Another day was agreed" in client.get(page).content.decode()


def test_the_notice_is_numbered_once_and_on_file(files):
    client = files.client("li")
    url = reverse("test-call-new", args=[files.measure.pk])
    client.post(url, {"call_on": "2020-5-20", "call_at": "09:00", "place": "工作站"})
    [call] = seen(files, CallUp)

    for _ in range(2):
        client.post(reverse("test-call-notice", args=[call.pk]))

    [paper] = seen(files, Document, kind="test_notice")
    assert paper.number
    word = client.get(reverse("paper-open", args=[paper.pk]))
    text = "\n".join(one.text for one in WordDocument(io.BytesIO(word.content)).paragraphs)
    assert "2020年5月20日9时00分到工作站" in text


def test_those_due_are_called_together(files):
    client = files.client("li")
    page = client.get(reverse("tests") + "?month=2020-06")
    assert str(files.measure.pk) in page.content.decode()

    given = {"measures": [str(files.measure.pk)], "call_on": "2020-6-3", "place": "工作站"}
    client.post(reverse("tests") + "?month=2020-06", given)

    assert [call.call_on for call in seen(files, CallUp)] == [date(2020, 6, 3)]


def test_nobody_chosen_is_said(files):
    given = {"call_on": "2020-6-3", "place": "工作站"}

    page = files.client("li").post(reverse("tests") + "?month=2020-06", given)

    assert page.status_code == 422
    assert "Choose whom to call" in page.content.decode()


def test_the_table_has_the_exact_headings(files):
    page = files.client("li").get(reverse("test-completion"))

    text = page.content.decode()
    for head in (
        "姓名",
        "状态",
        "所属辖区",
        "社戒（社康）开始时间",
        "第一年",
        "第二年",
        "第三年",
        "总计",
    ):
        assert f">{head}<" in text
    assert text.count(">完成<") == text.count(">缺失<") == 4


def test_the_table_narrows_to_what_is_missing(files):
    client = files.client("li")

    normal = client.get(reverse("test-completion") + "?standing=normal")
    lacking = client.get(reverse("test-completion") + "?standing=not_normal")

    assert str(files.measure.pk) in normal.content.decode()
    assert str(files.measure.pk) not in lacking.content.decode()


def test_the_table_is_taken_out_for_a_purpose_that_stays_on_record(files):
    url = reverse("test-completion-xlsx")
    assert files.client("li").get(url).status_code == 403

    given = {"reason": "月度检查", "recipient": "区禁毒办"}
    sent = files.client("chen").post(url, given)

    page = openpyxl.load_workbook(io.BytesIO(sent.content)).active
    assert [page.cell(4, column).value for column in (1, 5, 11)] == ["姓名", "第一年", "总计"]
    assert page.cell(6, 1).value == "苗一禾"
    with as_system(on=DAY):
        event = Event.objects.get(act="drug_testing.table_taken_out")
    assert event.reason == "月度检查"


@pytest.mark.parametrize("name", ["test-sheet", "test-sheet-word", "test-sheet-xlsx"])
def test_the_sheet_is_printed_by_who_may_see_numbers(files, name):
    url = reverse(name, args=[files.measure.pk])

    assert files.client("li").get(url).status_code == 200
    assert files.client("officer").get(url).status_code == 403


def test_the_sheet_has_fifteen_rows(files):
    page = files.client("li").get(reverse("test-sheet", args=[files.measure.pk]))

    text = page.content.decode()
    assert "<td>15</td>" in text
    assert "王工、李工" in text


def test_the_rights_sheet_names_the_last_day_to_ask(files):
    sent = files.client("li").get(reverse("test-rights-word", args=[files.positive.pk]))

    text = "\n".join(one.text for one in WordDocument(io.BytesIO(sent.content)).paragraphs)
    assert "2020年5月12日前申请实验室检测" in text
    none = files.client("li").get(reverse("test-rights-word", args=[files.negative.pk]))
    assert none.status_code == 422


@pytest.mark.parametrize(
    ("user", "status"),
    [("li", 200), ("chen", 200), ("officer", 200), ("zhao", 404), ("elsewhere", 404)]
    + [("volunteer", 403), ("doctor", 403), ("inspector", 403)],
)
def test_a_test_is_open_to_those_who_read_tests(files, user, status):
    page = files.client(user).get(reverse("test-page", args=[files.negative.pk]))

    assert page.status_code == status


def test_the_police_read_results_and_not_medicines(files):
    officer = files.client("officer").get(reverse("test-page", args=[files.negative.pk]))
    li = files.client("li").get(reverse("test-page", args=[files.negative.pk]))

    assert "named; a health record" in officer.content.decode()
    assert "named; a health record" not in li.content.decode()


def test_a_treatment_is_entered_by_one_and_read_by_another(files):
    li, person = files.client("li"), files.measure.person_id
    given = {"from_on": "2020-1-1", "clinic": "示例门诊"}
    li.post(reverse("treatment-new", args=[person]), given)
    [row] = seen(files, MaintenanceTreatment)

    assert li.get(reverse("treatments", args=[person])).status_code == 403
    read = files.client("doctor").get(reverse("treatments", args=[person]))
    assert "示例门诊" in read.content.decode()
    plan = li.get(reverse("test-plan", args=[files.measure.pk])).content.decode()
    assert "A positive result may be expected" in plan
    assert "示例门诊" not in plan
    assert li.post(reverse("treatment-undo", args=[row.pk])).status_code == 303


def test_draws_are_off_until_they_are_adopted(files):
    client = files.client("chen")

    assert "No draw yet" in client.get(reverse("test-draws")).content.decode()
    assert client.get(reverse("test-draw-new")).status_code == 422


@pytest.mark.parametrize(
    ("name", "whose", "most"),
    [
        ("test-plan", "measure", 14), ("test-page", "positive", 12), ("test-new", "measure", 10),
    ],
)  # fmt: skip
def test_a_page_takes_few_queries(files, name, whose, most):
    url = reverse(name, args=[getattr(files, whose).pk])

    assert len(asked(files.client("li"), url)) <= most


def test_the_person_page_shows_the_last_result_and_the_tiles(files):
    client = files.client("li")
    person = files.measure.person_id

    overview = client.get(reverse("person-page", args=[person])).content.decode()
    assert "Preliminary positive" in overview
    care = client.get(reverse("person-tab", args=[person, "care"])).content.decode()
    assert "cycle-tiles" in care
