"""Reviews, counts, sheets, the person's page: what they say, whom they let in, what they cost."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from docx import Document as WordDocument

from guitu.contacts import actions
from guitu.contacts.models import Appointment, Review
from guitu.contacts.terms import Way
from guitu.database.context import acting_for
from tests.cast import TODAY
from tests.modules.contacts.files import a_visit
from tests.web.asked import asked

pytestmark = pytest.mark.django_db
HALF = date(2020, 9, 27)
TEXT = {
    "judgement": "well",
    "went_well": "按时见面。",
    "next_steps": "继续。",
    "talked_on": "2020-9-20",
}


@pytest.fixture
def in_september(monkeypatch):
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: HALF)


def recorded(case, on=TODAY, **values):
    with acting_for(case.town.users["chen"].pk, on=on):
        chen = case.town.actor("chen", on=on)
        return actions.record_contact(case.person_id, a_visit(on, **values), actor=chen, on=on)


def written(case, client, **values):
    client.post(reverse("review-summary", args=[case.measure.pk]), TEXT | values)
    with acting_for(case.town.users["chen"].pk, on=HALF):
        return Review.objects.get()


def test_a_summary_is_written_talked_over_and_signed(case, in_september):
    recorded(case)
    client = case.client("li")
    page = client.get(reverse("review-summary", args=[case.measure.pk])).content.decode()
    assert "28 March 2020 to 27 September 2020" in page
    assert "1 of 12" in page

    review = written(case, client)
    answer = client.post(reverse("review-sign", args=[review.pk]))

    assert answer.status_code == 303
    said = client.get(reverse("review-page", args=[review.pk])).content.decode()
    assert "Signed on 27 September 2020." in said
    assert client.get(reverse("review-summary", args=[case.measure.pk])).status_code == 200


def test_signing_without_a_talk_says_what_is_missing(case, in_september):
    client = case.client("li")
    review = written(case, client, talked_on="")

    answer = client.post(reverse("review-sign", args=[review.pk]))

    assert answer.status_code == 422
    assert "Talk it over with the person first" in answer.content.decode()


def test_a_review_is_given_as_word(case, in_september):
    review = written(case, case.client("li"))

    answer = case.client("li").get(reverse("review-word", args=[review.pk]))

    text = "\n".join(p.text for p in WordDocument(io.BytesIO(answer.content)).paragraphs)
    assert "社区戒毒半年小结" in text
    assert "按时见面。" in text


def test_a_change_in_the_meantime_is_not_overwritten(case, in_september):
    client = case.client("li")
    written(case, client)

    answer = client.post(
        reverse("review-summary", args=[case.measure.pk]), TEXT | {"_version": "0"}
    )

    assert answer.status_code == 409


def test_the_counts_open_to_their_rows(case, monkeypatch):
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: date(2020, 5, 2))
    found = recorded(case)
    client = case.client("chen")

    page = client.get(reverse("contact-counts-year", args=[2020])).content.decode()
    rows = reverse("contact-counts-rows", args=[2020, case.person_id])
    assert "1 of 2 contacts done, 1 missed" in page
    assert f"{rows}?month=4" in page
    done = client.get(rows, {"month": "4", "standing": "done"}).content.decode()
    assert reverse("contact-page", args=[found.pk]) in done
    assert "1 row stands behind this figure." in done


def test_the_sheet_has_the_headings_that_inspectors_ask_for(case, settings):
    recorded(case, note=actions.NewNote(person_state="steady", is_unusual=True, unusual="搬家"))
    settings.LANGUAGE_CODE = "zh-hans"
    client = case.client("li")
    client.cookies["django_language"] = "zh-hans"

    page = client.get(reverse("contact-record-sheet", args=[case.person_id])).content.decode()
    diary = client.get(
        reverse("contact-record-sheet", args=[case.person_id]), {"as": "diary"}
    ).content.decode()

    for heading in (
        "姓名", "身份证号码", "电话号码", "家属联系电话", "时间", "地点", "帮扶人员",
        "生活来源方式", "有无异常", "异常情况", "所属网格", "网格员联系电话", "签收人",
        "签收时间", "签收意见", "是否回复", "备注", "附件",
    ):  # fmt: skip
        assert heading in page
    assert "搬家" in page
    for heading in ("帮扶时间", "地点", "内容", "证据照片", "下一步计划"):
        assert heading in diary


def test_the_record_sheet_is_taken_out_for_a_purpose_as_text(case):
    recorded(case, note=actions.NewNote(person_state="steady", is_unusual=True, unusual="=1+1"))
    client = case.client("chen")
    client.cookies["django_language"] = "zh-hans"

    answer = client.post(
        reverse("export-list", args=["visit-records"]),
        {"reason": "季度检查", "recipient": "区禁毒办"},
    )

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][:4] == ("姓名", "身份证号码", "电话号码", "家属联系电话")
    assert "=1+1" in rows[3]
    assert "季度检查" in rows[0][0]


def test_who_may_not_export_takes_nothing_out(case):
    answer = case.client("li").post(
        reverse("export-list", args=["visit-records"]), {"reason": "x", "recipient": "y"}
    )

    assert answer.status_code == 403


def test_the_word_sheet_asks_for_the_right_to_unmask(case):
    recorded(case, place="home")
    url = reverse("contact-record-word", args=[case.person_id])

    assert case.client("archivist").get(url).status_code == 403
    answer = case.client("li").get(url)
    tables = WordDocument(io.BytesIO(answer.content)).tables
    assert tables[1].cell(1, 1).text == "家中"


def test_the_persons_page_tells_of_contacts(case):
    client = case.client("li")
    nothing = client.get(reverse("person-page", args=[case.person_id])).content.decode()
    assert "Nothing booked" in nothing

    recorded(case, following=actions.NewBooking(date(2020, 4, 6), Way.PHONE))
    told = client.get(reverse("person-page", args=[case.person_id])).content.decode()
    tab = client.get(reverse("person-tab", args=[case.person_id, "care"])).content.decode()
    timeline = client.get(reverse("person-timeline", args=[case.person_id])).content.decode()

    assert "6 April 2020, Phone call" in told
    assert "30 March 2020, Home visit" in told
    assert "谈了工作。" in tab
    assert "Home visit" in timeline
    assert "谈了工作。" not in timeline


@pytest.mark.parametrize(
    ("address", "most"),
    [("counts", 9), ("rows", 10), ("sheet", 15), ("care", 22), ("review", 13)],
)
def test_pages_take_few_queries(case, address, most, in_september):
    recorded(case, on=HALF)
    url = {
        "counts": reverse("contact-counts-year", args=[2020]),
        "rows": reverse("contact-counts-rows", args=[2020, case.person_id]),
        "sheet": reverse("contact-record-sheet", args=[case.person_id]),
        "care": reverse("person-tab", args=[case.person_id, "care"]),
        "review": reverse("review-summary", args=[case.measure.pk]),
    }[address]

    assert len(asked(case.client("li"), url)) <= most


def test_an_excuse_keeps_its_evidence(case):
    with case.acting("li"):
        li = case.town.actor("li")
        booked = actions.book(
            case.person_id, actions.NewBooking(TODAY, Way.HOME_VISIT), actor=li, on=TODAY
        )
    paper = io.BytesIO(b"%PDF-1.4 certificate")
    paper.name = "certificate.pdf"

    answer = case.client("li").post(
        reverse("appointment-close", args=[booked.pk, "excuse"]),
        {"reason": "住院", "evidence": paper},
    )

    with case.acting():
        row = Appointment.objects.get()
        assert (answer.status_code, str(row.state), row.reason) == (303, "excused", "住院")
        assert row.evidence.subject_id == row.pk
