"""The pages of Word forms."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document as WordDocument

from guitu.papers import forms
from tests.web.measures.conftest import Files

pytestmark = pytest.mark.django_db


def a_file(*lines: str) -> io.BytesIO:
    sheet = WordDocument()
    for line in lines:
        sheet.add_paragraph(line)
    out = io.BytesIO()
    sheet.save(out)
    out.seek(0)
    out.name = "form.docx"
    return out


def test_every_registered_form_stands_in_the_list(files: Files):
    text = files.client("li").get(reverse("word-forms")).content.decode()

    for form in forms._forms.values():
        assert reverse("word-form", args=[form.code]) in text
    assert "Orders and agreements" in text


def test_the_pages_take_few_queries(files: Files):
    client = files.client("chen")
    base = reverse("rules-page")
    for name, own in (("word-forms", 8), ("word-form", 8)):
        url = reverse(name, args=["agreement"] if name == "word-form" else [])
        client.get(url)
        client.get(base)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        assert len([one for one in queries if "papers_" in one["sql"]]) <= 3
        assert len(queries) <= own + 12


def test_a_word_form_is_tried_before_it_is_taken(files: Files):
    chen, url = files.client("chen"), reverse("word-form", args=["report_in"])
    good = io.BytesIO(forms.standard_form("report_in"))
    good.name = "form.docx"

    taken = chen.post(url, {"content": good})
    refused = chen.post(url, {"content": a_file("{{ nothing_known }}")})

    assert taken.status_code == 303
    assert refused.status_code == 422
    assert "nothing_known" in refused.content.decode()


def test_a_word_form_cannot_reach_out_of_its_sandbox(files: Files):
    bad = a_file("{{ name.__class__.__mro__ }}")

    refused = files.client("chen").post(reverse("word-form", args=["report_in"]), {"content": bad})

    assert refused.status_code == 422


def test_an_own_form_is_used_shown_and_given_back(files: Files):
    chen, url = files.client("chen"), reverse("word-form", args=["report_in"])
    chen.post(url, {"content": a_file("本办自己的 {{ name }}")})

    word = chen.get(reverse("report-in-word", args=[files.running.pk]))
    kept = chen.get(reverse("word-form-version", args=["report_in", 1]))
    page = chen.get(url).content.decode()

    sheet = WordDocument(io.BytesIO(word.content))
    assert sheet.paragraphs[0].text == "本办自己的 苗一禾"
    assert kept["Content-Disposition"] == 'attachment; filename="report_in.docx"'
    assert "Your own form is in use." in page
    assert chen.post(reverse("word-form-use-standard", args=["report_in"])).status_code == 303
    assert "The standard form is in use." in chen.get(url).content.decode()


@pytest.mark.parametrize(
    ("name", "args", "status"),
    [
        ("word-form", ["report_in"], 403),
        ("word-form-use-standard", ["report_in"], 403),
        ("word-forms-short-name", [], 403),
        ("word-form", ["no-such-form"], 404),
    ],
)
def test_who_may_not_edit_forms_changes_none(files: Files, name, args, status):
    given = {"content": a_file("x"), "name": "x"}
    assert files.client("li").post(reverse(name, args=args), given).status_code == status


def test_the_short_name_is_changed_on_a_page(files: Files):
    chen, url = files.client("chen"), reverse("word-forms-short-name")

    assert chen.post(url, {"name": ""}).status_code == 422
    assert chen.post(url, {"name": "新滩"}).status_code == 303

    assert "“新滩”" in chen.get(reverse("word-forms")).content.decode()
