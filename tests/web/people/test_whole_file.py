"""The whole file of a person as one PDF: complete, in order, recorded, protected."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from docx import Document as Word
from PIL import Image
from pypdf import PdfReader

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.people.actions import NewAddress, NewPaper, NewRelative, add_paper
from guitu.people.actions.reaching import add_address
from guitu.people.dossier.order import PAPERS, Part, part_of
from guitu.people.terms import AddressKind, DocumentKind, Relation
from tests.cast import TODAY
from tests.modules.people.files import a_file, number


@pytest.fixture
def person(place):
    return a_file(
        place, phones=("10012345678",),
        relatives=(NewRelative(Relation.MOTHER, "仇荷", "10087654321"),),
    )  # fmt: skip


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(out, "PNG")
    return out.getvalue()


def printed(client, person, **given) -> str:
    url = reverse("person-whole-file", args=[person.pk])
    answer = client.post(url, {"reason": "inspection", **given})
    assert answer.status_code == 200, answer.content.decode()[:2000]
    assert answer["Content-Type"] == "application/pdf"
    assert "单" not in answer["Content-Disposition"]
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


def test_every_kind_of_paper_lies_in_one_part():
    kinds = [kind for kinds in PAPERS.values() for kind in kinds]

    assert len(kinds) == len(set(kinds))
    assert {part_of(kind) for kind in DocumentKind} <= set(Part)


def test_the_file_has_its_parts_in_order_and_numbers_masked(person, chen):
    text = printed(chen, person)

    places = [text.rindex(part.label) for part in (Part.DECISION, Part.WORK_GROUP, Part.RIGHTS)]
    assert places == sorted(places)
    assert "仇荷" in text
    for hidden in (number(), "10012345678", "10087654321"):
        assert hidden not in text


def test_numbers_in_full_are_asked_for_and_recorded(person, chen):
    text = printed(chen, person, in_full="on")

    assert number() in text.replace(" ", "")
    with as_system(on=TODAY):
        event = Event.objects.get(act="people.file_printed", person_id=person.pk)
    assert (event.reason, event.details["in_full"]) == ("inspection", True)


def test_scans_are_among_the_pages_and_their_opening_is_recorded(place, person, chen):
    with acting_for(place.users["chen"].pk, on=TODAY):
        actor = place.actor("chen")
        kinds = (DocumentKind.DECISION, DocumentKind.HEALTH_SUMMARY)
        for kind in kinds:
            new = NewPaper(kind, title="scan", content=picture(), received_on=date(2020, 3, 1))
            add_paper(person.pk, new, actor=actor, on=TODAY)

    text = printed(chen, person, with_scans="on")

    assert "Not for your post" in text
    with as_system(on=TODAY):
        opened = Event.objects.filter(act="people.paper_opened", person_id=person.pk)
        assert [event.details["kind"] for event in opened] == ["decision"]
    assert not list((Path(settings.HOME) / "printing").iterdir())


def test_without_a_reason_or_the_right_there_is_no_file(person, chen, li, browser):
    url = reverse("person-whole-file", args=[person.pk])

    assert chen.post(url, {"reason": " "}).status_code == 422
    assert li.get(url).status_code == 403
    assert browser("zhao").get(url).status_code == 403


def word() -> bytes:
    out, sheet = io.BytesIO(), Word()
    sheet.add_paragraph(f"身份证号：{number()}　电话：10012345678")
    sheet.add_table(1, 2).rows[0].cells[1].text = "陪同登记"
    sheet.add_paragraph("现居住地址：资新社区幸福路 18 号，邻居住平安里")
    sheet.save(out)
    return out.getvalue()


def test_a_word_paper_is_read_with_its_tables_and_its_numbers_are_masked(place, person, chen):
    with acting_for(place.users["chen"].pk, on=TODAY):
        new = NewPaper(
            DocumentKind.PLAN, title="计划", content=word(), received_on=date(2020, 3, 1)
        )
        actor = place.actor("chen")
        add_paper(person.pk, new, actor=actor, on=TODAY)
        add_address(
            person.pk,
            NewAddress(AddressKind.LIVING, "资新社区", "幸福路18号"),
            actor=actor,
            on=TODAY,
        )

    masked = "".join(printed(chen, person, with_scans="on").split())
    full = "".join(printed(chen, person, with_scans="on", in_full="on").split())

    assert "陪同登记" in masked
    assert number() not in masked
    assert "10012345678" not in masked
    assert "资新社区****" in masked
    assert "幸福路" not in masked
    assert number() in full
    assert "资新社区幸福路18号" in full
