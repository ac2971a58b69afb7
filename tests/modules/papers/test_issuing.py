"""Papers are filled, numbered without gaps, and put on file."""

import io
import threading
import zipfile
from datetime import date

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction
from docx import Document as WordDocument

from guitu.audit.models import Event
from guitu.database.context import acting_for, as_system
from guitu.database.location import ADMIN
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.papers import actions, filling, forms, numbers, queries
from guitu.papers.models import PaperNumber
from guitu.papers.standard import close, facts, number, table, title
from guitu.people.files import content_of
from guitu.people.terms import DocumentKind
from tests.cast import TODAY, town
from tests.modules.measures.files import a_person

NEW_YEAR = date(2021, 1, 1)


def _letter(sheet) -> None:
    title(sheet, "通知")
    number(sheet)
    facts(sheet, [("姓名", "{{ name }}", "性别", "{{ sex }}"), ("事由", "{{ matter }}")])
    table(sheet, ("日期", "内容"), ("{{ row.day }}", "{{ row.what }}"), loop="row in rows")
    close(sheet)


LETTER = forms.PaperForm(
    "letter_of_the_tests", "Letter", DocumentKind.OTHER, _letter,
    {"matter": "示例", "rows": [{"day": "2020年3月1日", "what": "示例"}]}, series="试",
)  # fmt: skip
VALUES = {"matter": "更换住址", "rows": [{"day": "2020年3月2日", "what": "<来访>"}] * 2}


@pytest.fixture(autouse=True)
def _one_more_form(monkeypatch):
    monkeypatch.setitem(forms._forms, LETTER.code, LETTER)
    monkeypatch.setitem(forms._groups, LETTER.code, "")
    yield
    forms.standard_form.cache_clear()


def words(content: bytes) -> str:
    sheet = WordDocument(io.BytesIO(content))
    cells = [cell.text for one in sheet.tables for row in one.rows for cell in row.cells]
    return "\n".join([*(line.text for line in sheet.paragraphs), *cells])


def a_form(*lines: str) -> bytes:
    sheet = WordDocument()
    for line in lines:
        sheet.add_paragraph(line)
    out = io.BytesIO()
    sheet.save(out)
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("code", [form.code for form in forms._forms.values()])
def test_every_standard_form_can_be_filled_with_its_own_sample(code):
    filling.check(code, forms.standard_form(code))


@pytest.mark.django_db
def test_an_issued_paper_is_numbered_filled_and_on_file():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        person = a_person(place, li)

        paper = actions.issue(
            person.pk, LETTER.code, VALUES, subject=("people.person", person.pk), actor=li, on=TODAY
        )

        text = words(content_of(paper.digest))
        assert paper.number == "xintan试字〔2020〕1号"
        assert (paper.kind, paper.issued_on, paper.subject_id) == ("other", TODAY, person.pk)
        assert {"苗一禾", "更换住址", "<来访>", "2020年3月30日", paper.number} <= set(
            text.split("\n")
        )
        assert Event.objects.filter(act="papers.issued", person_id=person.pk).count() == 1


@pytest.mark.django_db
def test_each_year_and_each_office_counts_from_one():
    place = town()
    with as_system(on=TODAY):
        zixin, tianjiang = place.orgs["zixin"].seq, place.orgs["tianjiang"].seq

        drawn = [
            numbers.draw(zixin, "试", year=2020),
            numbers.draw(place.orgs["lanxi"].seq, "试", year=2020),
            numbers.draw(zixin, "试", year=2021),
            numbers.draw(zixin, "他", year=2020),
            numbers.draw(tianjiang, "试", year=2020),
        ]

        assert drawn == [
            "xintan试字〔2020〕1号", "xintan试字〔2020〕2号", "xintan试字〔2021〕1号",
            "xintan他字〔2020〕1号", "tianjiang试字〔2020〕1号",
        ]  # fmt: skip


@pytest.mark.django_db
def test_a_failed_issue_gives_its_number_back():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        person = a_person(place, li)
        with pytest.raises(Exception, match="matter"), transaction.atomic():
            actions.issue(person.pk, LETTER.code, {}, actor=li, on=TODAY)

        paper = actions.issue(person.pk, LETTER.code, VALUES, actor=li, on=TODAY)

        assert paper.number.endswith("〕1号")


@pytest.mark.django_db
def test_who_may_not_write_papers_issues_none():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        person = a_person(place, place.actor("li"))
    with acting_for(place.users["inspector"].pk, on=TODAY), pytest.raises(AccessDenied):
        actions.issue(
            person.pk, LETTER.code, VALUES, actor=place.actor("inspector"), on=TODAY
        )  # fmt: skip


@pytest.mark.django_db
def test_an_office_uses_its_own_form_until_it_goes_back():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen, seq = place.actor("chen"), place.orgs["zixin"].seq
        values = LETTER.values()

        actions.take_form(
            seq, LETTER.code, file_name="a.docx", content=a_form("甲 {{ matter }}"), actor=chen
        )
        own = words(filling.filled(seq, LETTER.code, values))
        other = words(filling.filled(place.orgs["tianjiang"].seq, LETTER.code, values))
        actions.use_standard(seq, LETTER.code, actor=chen)

        assert own == "甲 示例"
        assert "甲 示例" not in other
        assert words(filling.filled(seq, LETTER.code, values)) == other
        assert [row.version for row in queries.versions(seq, LETTER.code)] == [2, 1]
        with pytest.raises(WrongStatus):
            actions.use_standard(seq, LETTER.code, actor=chen)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(a_form("{{ nothing_known }}"), id="unknown-field"),
        pytest.param(a_form("{{ name.__class__.__mro__ }}"), id="out-of-the-sandbox"),
        pytest.param(a_form("{% for x in %}"), id="broken"),
        pytest.param(b"%PDF-1.4", id="not-word"),
        pytest.param(b"x" * (actions.MAX_FORM + 1), id="too-large"),
    ],
)
def test_a_form_that_cannot_be_filled_is_refused(content):
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen, seq = place.actor("chen"), place.orgs["xintan"].seq
        with pytest.raises(BadInput):
            actions.take_form(seq, LETTER.code, file_name="a", content=content, actor=chen)


@pytest.mark.django_db
def test_a_zip_bomb_is_no_form():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "x")
        packed.writestr("word/document.xml", b"0" * (101 * 1024 * 1024))
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY), pytest.raises(BadInput):
        actions.take_form(
            place.orgs["xintan"].seq, LETTER.code, file_name="a", content=out.getvalue(),
            actor=place.actor("chen"),
        )  # fmt: skip


@pytest.mark.django_db
def test_only_who_edits_forms_replaces_one():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY), pytest.raises(AccessDenied):
        actions.take_form(
            place.orgs["xintan"].seq, LETTER.code, file_name="a", content=a_form("x"),
            actor=place.actor("li"),
        )  # fmt: skip


@pytest.mark.django_db
def test_an_office_may_choose_its_short_name():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        seq = place.orgs["zixin"].seq
        actions.call_office(seq, " 新滩 ", actor=place.actor("chen"))

        assert numbers.draw(seq, "试", year=2020) == "新滩试字〔2020〕1号"


def test_a_code_is_registered_once():
    other = forms.PaperForm(LETTER.code, "Another", DocumentKind.OTHER, close)
    with pytest.raises(ValueError, match="Two forms"):
        forms.register(other)


def draw_ten(gate, drawn, errors) -> None:
    try:
        gate.wait()
        for _turn in range(10):
            with as_system(on=TODAY):
                drawn.append(numbers.draw(990_001, "争", year=2020))
    except DatabaseError as error:
        errors.append(error)
    finally:
        connections.close_all()


def test_offices_that_draw_at_once_share_no_number(django_db_setup, django_db_blocker):
    gate, drawn, errors = threading.Barrier(4), [], []
    with django_db_blocker.unblock():
        threads = [
            threading.Thread(target=draw_ten, args=(gate, drawn, errors)) for _one in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with as_system(on=TODAY):
            last = PaperNumber.objects.get(office_seq=990_001).last
        connection.close()
    with psycopg.connect(**settings.LOCATION.parameters(ADMIN)) as admin:
        admin.execute("DELETE FROM papers_papernumber WHERE office_seq = 990001")

    assert errors == []
    assert sorted(drawn) == sorted(f"争字〔2020〕{one}号" for one in range(1, 41))
    assert last == 40
