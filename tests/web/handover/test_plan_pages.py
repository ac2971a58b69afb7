"""Two people save one plan; the plan and what came of it on paper."""

import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from guitu.database.context import acting_for
from guitu.handover import actions
from guitu.handover.actions import NewGate
from tests.modules.handover import cases


def seen(client, url):
    """Return the version of the record that a page shows."""
    return re.search('name="_version" value="([0-9a-f]+)"', client.get(url).content.decode())[1]


@pytest.mark.parametrize(
    ("step", "first", "second"),
    [
        pytest.param(
            "transport", {"vehicle": "A van", "driver_name": "Liu"},
            {"vehicle": "A bus", "driver_name": "Liu"}, id="transport",
        ),
        pytest.param(
            "money", {"estimate": "100", "source": "office_budget"},
            {"estimate": "250", "source": "office_budget"}, id="money",
        ),
        pytest.param(
            "needs", {"asked_of": "person", "answer_housing": "wanted"},
            {"asked_of": "family", "answer_housing": "no_need"}, id="needs",
        ),
    ],
)  # fmt: skip
def test_a_second_saver_sees_what_the_first_one_saved(
    chen, sign_in, hand_over, step, first, second
):
    wang, url = sign_in("wang"), reverse("handover-step", args=[hand_over.pk, step])
    version = seen(wang, url)
    assert chen.post(url, first | {"_version": seen(chen, url)}).status_code == 303

    answer = wang.post(url, second | {"_version": version})

    page = answer.content.decode()
    assert answer.status_code == 409
    for value in (first | second).values():
        assert value in page
    assert wang.post(url, second | {"_version": seen(wang, url)}).status_code == 303


def test_ticks_of_the_checklist_are_not_overwritten_unseen(chen, sign_in, hand_over):
    wang, url = sign_in("wang"), reverse("handover-step", args=[hand_over.pk, "checklist"])
    version = seen(wang, url)
    assert chen.post(url, {"_version": version}).status_code == 303

    assert wang.post(url, {"_version": version}).status_code == 409


def words_of(response):
    """Return the text of a PDF."""
    reader = PdfReader(io.BytesIO(response.content))
    return "".join(page.extract_text() for page in reader.pages)


def test_the_travel_sheet_comes_as_a_pdf_too(chen, hand_over):
    answer = chen.get(reverse("handover-sheet-pdf", args=[hand_over.pk]))

    assert answer["Content-Type"] == "application/pdf"
    assert "周小满" in words_of(answer)
    assert "小满" not in answer["Content-Disposition"]


def test_the_centre_gets_a_receipt_without_what_was_said(chen, place, hand_over):
    url = reverse("handover-receipt", args=[hand_over.pk])
    assert chen.get(url).status_code == 422
    with acting_for(place.users["chen"].pk, on=cases.RELEASE):
        gate = NewGate(
            met_at=cases.NOON,
            present=("office",),
            papers=("rehab_order",),
            conversation="谈到找工作",
        )
        actions.record_gate(hand_over.pk, gate, actor=place.actor("chen"), on=cases.RELEASE)

    words = words_of(chen.get(url))

    assert "Order of community rehabilitation" in words
    assert "白泥湖" in words
    assert "谈到找工作" not in words


def test_another_office_gets_no_receipt(sign_in, hand_over):
    url = reverse("handover-receipt", args=[hand_over.pk])

    assert sign_in("elsewhere").get(url).status_code == 404
