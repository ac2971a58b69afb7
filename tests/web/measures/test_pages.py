"""Pages of measures: what they say, whom they let in, what they refuse in a sentence."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document as WordDocument

from guitu.database.context import acting_for
from guitu.measures.models import Agreement, Measure
from tests.cast import TODAY
from tests.web.measures.conftest import Files, draft_for

pytestmark = pytest.mark.django_db


def seen(files: Files, model, **values):
    with acting_for(files.town.users["chen"].pk, on=TODAY):
        return model.objects.get(**values)


def test_the_page_answers_where_it_stands_what_is_next_and_why(files):
    page = files.client("li").get(reverse("measure-page", args=[files.running.pk]))

    text = page.content.decode()
    assert page.status_code == 200
    assert "Day 3 of 1095." in text
    assert "counted from reporting in on 28 March 2020" in text
    assert "Art. 14(2)" in text
    assert "Helper visit" in text


def test_the_page_takes_few_queries(files):
    client = files.client("li")
    url = reverse("measure-page", args=[files.running.pk])
    client.get(url)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url)

    assert len(queries) <= 24


def test_an_order_is_carried_out_where_the_file_is_kept_unless_said_otherwise(files):
    person = files.running.person

    page = files.client("chen").get(reverse("order-new", args=[person.pk]))

    kept_at = next(org for org in files.town.orgs.values() if org.seq == person.org_seq)
    assert page.context["form"]["place"].value() == str(kept_at.pk)


@pytest.mark.parametrize(("user", "offered"), [("li", True), ("officer", False)])
def test_print_and_word_are_offered_to_those_who_may_open_them(files, user, offered):
    agreement = draft_for(files)

    page = files.client(user).get(reverse("agreement-page", args=[agreement.pk]))

    shown = reverse("agreement-print", args=[agreement.pk]) in page.content.decode()
    assert shown is offered


@pytest.mark.parametrize(
    ("user", "status"),
    [("li", 200), ("chen", 200), ("officer", 200), ("zhao", 404), ("elsewhere", 404)]
    + [("volunteer", 403), ("system", 403)],
)
def test_a_measure_is_open_to_its_office_only(files, user, status):
    page = files.client(user).get(reverse("measure-page", args=[files.running.pk]))

    assert page.status_code == status


def test_the_list_narrows_by_status(files):
    page = files.client("chen").get(reverse("measure-list"), {"status": "executing"})

    assert str(files.running.pk) in page.content.decode()
    assert str(files.waiting.pk) not in page.content.decode()


ORDER = {
    "kind": "community_rehab", "decision_number": "2020-9", "decided_by": "Police",
    "decided_on": "2020.3.20", "received_on": "2020年3月25日", "ordered_from": "2020-3-28",
    "ordered_months": "24",
}  # fmt: skip


def test_an_order_is_entered_with_days_written_as_people_write_them(files):
    url = reverse("order-new", args=[files.free.pk])
    place = str(files.town.orgs["xintan"].pk)

    answer = files.client("li").post(url, ORDER | {"place": place})

    measure = seen(files, Measure, decision_number="2020-9")
    assert answer.status_code == 303
    assert answer["Location"] == reverse("measure-page", args=[measure.pk])
    assert str(measure.ends_on) == "2022-03-27"


def test_an_order_received_before_it_was_made_is_refused_beside_the_field(files):
    url = reverse("order-new", args=[files.free.pk])
    wrong = ORDER | {"received_on": "2020-3-1", "place": str(files.town.orgs["xintan"].pk)}

    answer = files.client("li").post(url, wrong)

    assert answer.status_code == 422
    assert "cannot be received before it was made on 2020-03-20" in answer.content.decode()


def test_reporting_in_before_the_decision_is_refused_in_a_sentence(files):
    url = reverse("report-in", args=[files.waiting.pk])

    answer = files.client("li").post(url, {"reported_on": "2020-3-1"})

    assert answer.status_code == 422
    assert "Nobody can report in before receiving the decision" in answer.content.decode()


def test_the_whole_way_from_report_in_to_signed(files):
    li, chen = files.client("li"), files.client("chen")
    pk = files.waiting.pk
    assert li.post(reverse("report-in", args=[pk]), {"reported_on": "2020-3-28"}).status_code == 303
    form = li.get(reverse("agreement-draft", args=[pk])).context["form"]
    chosen = {
        f"use_{wording.code}": "on" for wording in form.wordings if wording.kind == "standard"
    }
    chosen |= {name: str(field.initial or "") for name, field in form.fields.items()
               if name.startswith("value_")}  # fmt: skip
    chosen |= {"section_1": "measures", "own_1": "周六上午见面。"}

    drafted = li.post(reverse("agreement-draft", args=[pk]), chosen)

    agreement = seen(files, Agreement, measure_id=pk)
    assert drafted["Location"] == reverse("agreement-page", args=[agreement.pk])
    explain = reverse("agreement-explain", args=[agreement.pk])
    boxes = [box.html_name for _clause, box in li.get(explain).context["form"].parts()]
    assert li.post(explain, dict.fromkeys(boxes[1:], "on")).status_code == 422
    assert li.post(explain, dict.fromkeys(boxes, "on")).status_code == 303
    assert li.get(explain)["Location"] == reverse("agreement-page", args=[agreement.pk])
    assert li.post(reverse("agreement-approve", args=[agreement.pk])).status_code == 403
    assert chen.post(reverse("agreement-approve", args=[agreement.pk])).status_code == 303
    signing = {
        "signed_on": "2020-3-30", "way": "on_screen", "name_person": "x",
        "strokes_person": "M10 10L20 20", "name_office": "y",
    }  # fmt: skip
    sign = reverse("agreement-sign", args=[agreement.pk])
    assert li.post(sign, signing)["Location"] == reverse("measure-page", args=[pk])

    again = li.post(sign, signing)

    assert again.status_code == 422
    assert "was already signed on 2020-03-30" in again.content.decode()
    page = li.get(reverse("agreement-page", args=[agreement.pk])).content.decode()
    assert "M10 10L20 20" in page
    assert "周六上午见面。" in page


def test_a_signature_that_is_no_path_of_a_pen_is_refused(files):
    agreement = draft_for(files)
    signing = {
        "signed_on": "2020-3-30", "way": "on_screen", "name_person": "x",
        "strokes_person": '"><script>', "name_office": "y",
    }  # fmt: skip

    answer = files.client("li").post(reverse("agreement-sign", args=[agreement.pk]), signing)

    assert answer.status_code == 422
    assert "<script>" not in answer.content.decode().replace("&quot;&gt;&lt;script&gt;", "")


def test_an_agreement_is_signed_only_when_explained_and_approved(files):
    agreement = draft_for(files)
    signing = {
        "signed_on": "2020-3-30", "way": "on_paper", "name_person": "x", "name_office": "y",
    }  # fmt: skip

    answer = files.client("li").post(reverse("agreement-sign", args=[agreement.pk]), signing)

    assert answer.status_code == 422
    assert "explained and approved before it is signed" in answer.content.decode()


def test_a_change_of_status_asks_for_its_papers_beside_their_fields(files):
    url = reverse("status-change", args=[files.running.pk, "suspend"])
    client = files.client("chen")
    assert "Note of suspension" in client.get(url).content.decode()

    refused = client.post(url, {"from_on": "2020-3-30"})
    done = client.post(
        url, {"from_on": "2020-3-30", "suspension_note-issued_on": "2020-3-29", "note": "detained"}
    )

    assert refused.status_code == 422
    assert "asks for the paper “Note of suspension”" in refused.content.decode()
    assert done.status_code == 303


@pytest.mark.parametrize(
    ("user", "act", "status"),
    [
        pytest.param("chen", "release", 422, id="not-over-yet"),
        pytest.param("chen", "lapse", 404, id="by-itself-only"),
        pytest.param("chen", "nonsense", 404, id="unknown"),
        pytest.param("officer", "suspend", 200, id="police-paper"),
        pytest.param("officer", "note_breach", 403, id="not-theirs"),
        pytest.param("doctor", "suspend", 403, id="no-post"),
        pytest.param("zhao", "suspend", 404, id="out-of-scope"),
    ],
)
def test_a_change_is_offered_to_whom_it_belongs(files, user, act, status):
    page = files.client(user).get(reverse("status-change", args=[files.running.pk, act]))

    assert page.status_code == status


@pytest.mark.parametrize("name", ["agreement-word", "explanation-word", "report-in-word"])
def test_word_files_are_filled_and_recorded(files, name):
    pk = files.signed.pk if name == "agreement-word" else files.running.pk

    answer = files.client("li").get(reverse(name, args=[pk]))

    words = "\n".join(line.text for line in WordDocument(io.BytesIO(answer.content)).paragraphs)
    assert "苗一禾" in words
    assert "{" not in words


def test_the_print_view_shows_clauses_and_signatures(files):
    page = files.client("li").get(reverse("agreement-print", args=[files.signed.pk]))

    assert "Every clause was explained" in page.content.decode()


def test_pages_of_an_agreement_open(files):
    chen = files.client("chen")
    draft = draft_for(files)
    for name, pk in (
        ("agreement-redraft", draft.pk), ("agreement-explain", draft.pk),
        ("agreement-withdraw", draft.pk), ("agreement-draft", files.running.pk),
        ("agreement-scan", files.signed.pk), ("order-void", files.waiting.pk),
        ("agreement-earlier", files.waiting.pk),
    ):  # fmt: skip
        assert chen.get(reverse(name, args=[pk])).status_code == 200, name


def test_the_draft_form_keeps_what_was_chosen(files):
    draft = draft_for(files)

    form = files.client("chen").get(reverse("agreement-redraft", args=[draft.pk])).context["form"]

    assert form["use_dignity"].value() is True
    assert form["use_medicine"].value() is False


def test_the_library_shows_standard_clauses_and_takes_a_new_version(files):
    chen = files.client("chen")
    assert "Your dignity is respected" in chen.get(reverse("clause-library")).content.decode()
    new = {
        "code": "dignity", "section": "rights_and_help", "kind": "standard",
        "measures": ["community_detox", "community_rehab"], "zh": "新的措辞。", "en": "New words.",
        "reason": "plainer",
    }  # fmt: skip

    assert chen.post(reverse("clause-edit", args=["dignity"]), new).status_code == 303

    text = chen.get(reverse("clause-library")).content.decode()
    assert "New words." in text
    assert "version 2" in text
    unknown = chen.post(reverse("clause-new"), new | {"code": "x", "zh": "{unknown}"})
    assert unknown.status_code == 422


@pytest.mark.parametrize("measure", ["community_detox", "community_rehab"])
def test_the_legal_terms_name_their_sources_and_tell_practice_from_law(files, measure):
    text = files.client("volunteer").get(reverse("terms-page"), {"measure": measure})

    page = text.content.decode()
    assert "Local practice" in page
    assert "Art. 14(1)" in page
    assert ("deemed refusal" in page) == (measure == "community_detox")


def test_the_api_gives_measures_without_names(files):
    answer = files.client("li").get("/api/v1/measures", {"status": "executing"})

    (item,) = answer.json()["items"]
    assert item["id"] == str(files.running.pk)
    assert "name" not in item
    whole = files.client("li").get(f"/api/v1/measures/{files.running.pk}").json()
    assert [row["status"] for row in whole["history"]] == ["executing", "awaiting_report"]
    agreement = files.client("li").get(f"/api/v1/agreements/{files.signed.pk}").json()
    assert agreement["status"] == "signed"
    assert files.client("zhao").get(f"/api/v1/measures/{files.running.pk}").status_code == 404
