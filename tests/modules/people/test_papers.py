"""Papers: safe types only, encrypted on disk, opened by those whom their class lets in."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.conf import settings
from PIL import Image

from guitu.audit.models import Event
from guitu.database.context import acting_for
from guitu.kernel.errors import AccessDenied, BadInput, GuituError
from guitu.people import files, terms
from guitu.people.actions import NewPaper, add_paper, merge, open_paper
from guitu.people.models import Document
from tests.cast import TODAY, town
from tests.modules.people.files import a_file, number

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nan invented paper"


def a_photo(kind: str = "JPEG") -> bytes:
    picture = Image.new("RGB", (40, 20), "white")
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    out = io.BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue()


def test_a_paper_comes_back_as_it_went_in_and_is_ciphertext_on_disk():
    place = town()
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        paper = add_paper(
            person.pk, NewPaper(terms.DocumentKind.DECISION, content=PDF), actor=li, on=TODAY
        )

        assert open_paper(paper, actor=li) == PDF
        assert Event.objects.filter(act="people.paper_opened", person_id=person.pk).count() == 1
    stored = settings.HOME / "files" / paper.digest[:2] / paper.digest[2:4] / paper.digest[4:]
    assert b"invented" not in stored.read_bytes()
    assert stored.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_pictures_lose_their_metadata(kind):
    paper = files.examined(a_photo(kind))

    assert b"taken at home" not in paper.content
    with Image.open(io.BytesIO(paper.content)) as picture:
        assert picture.size == (40, 20)
        assert not picture.getexif()


def a_zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names:
            packed.writestr(name, "x")
    return out.getvalue()


def test_a_word_document_without_macros_is_taken():
    content = a_zip("[Content_Types].xml", "word/document.xml")

    assert files.examined(content).media_type == files.WORD


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"MZ\x90\x00", id="program"),
        pytest.param(b"<html>", id="page"),
        pytest.param(b"\xff\xd8\xff broken", id="broken-picture"),
        pytest.param(a_zip("a.txt"), id="other-zip"),
        pytest.param(
            a_zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), id="macros"
        ),
        pytest.param(b"PK\x03\x04 broken", id="broken-zip"),
        pytest.param(b"%PDF-" + b"x" * files.MAX_BYTES, id="too-large"),
    ],
)
def test_other_files_are_refused_in_a_sentence(content):
    with pytest.raises(BadInput) as error:
        files.examined(content)

    assert set(error.value.fields) == {"content"}


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(files, "MAX_PIXELS", 100)

    with pytest.raises(BadInput):
        files.examined(a_photo())


def test_health_papers_open_only_for_the_medical_worker():
    place = town()
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        paper = add_paper(
            person.pk, NewPaper(terms.DocumentKind.HEALTH_SUMMARY, content=PDF), actor=li, on=TODAY
        )
        assert paper.access == terms.DocumentAccess.HEALTH
        with pytest.raises(AccessDenied):
            open_paper(paper, actor=li)
    with acting_for(place.users["doctor"].pk, on=TODAY):
        assert open_paper(paper, actor=place.actor("doctor")) == PDF


def test_special_and_sealed_papers_are_hidden_by_the_database():
    place = town()
    person = a_file(place)
    with acting_for(place.users["chen"].pk, on=TODAY):
        add_paper(
            person.pk,
            NewPaper(terms.DocumentKind.OTHER, access=terms.DocumentAccess.SPECIAL),
            actor=place.actor("chen"),
            on=TODAY,
        )
        assert Document.objects.count() == 1
    with acting_for(place.users["officer"].pk, on=TODAY):
        assert Document.objects.count() == 0


def test_a_paper_of_tomorrow_is_refused():
    place = town()
    person = a_file(place)
    new = NewPaper(terms.DocumentKind.DECISION, issued_on=TODAY + timedelta(days=1))
    with acting_for(place.users["li"].pk, on=TODAY), pytest.raises(BadInput) as error:
        add_paper(person.pk, new, actor=place.actor("li"), on=TODAY)

    assert set(error.value.fields) == {"issued_on"}


def test_a_paper_of_a_merged_file_still_opens():
    place = town()
    kept, dropped = a_file(place), a_file(place, "单小松", id_number=number(order=21))
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        new = NewPaper(terms.DocumentKind.DECISION, content=PDF, issued_on=date(2020, 1, 2))
        add_paper(dropped.pk, new, actor=chen, on=TODAY)
        merge(kept.pk, dropped.pk, reason="Same", actor=chen, on=TODAY)

        assert open_paper(Document.objects.get(person=kept), actor=chen) == PDF


def test_a_changed_or_missing_file_is_noticed():
    place = town()
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        new = NewPaper(terms.DocumentKind.DECISION, content=PDF + b" changed")
        paper = add_paper(person.pk, new, actor=li, on=TODAY)
        path = settings.HOME / "files" / paper.digest[:2] / paper.digest[2:4] / paper.digest[4:]
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + b"\0")
        with pytest.raises(GuituError):
            open_paper(paper, actor=li)
        path.unlink()
        with pytest.raises(GuituError):
            open_paper(paper, actor=li)
