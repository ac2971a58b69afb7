"""A ledger on a page: sent in, looked at, corrected, confirmed, taken back."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from guitu.database.context import acting_for, as_system
from guitu.exchange import tasks
from guitu.exchange.importing import steps, uploads
from guitu.exchange.models import HeadingMemory, LedgerImport
from guitu.exchange.terms import ImportState
from guitu.people.actions import add_phone
from guitu.people.models import Person
from guitu.web import clock
from tests.cast import TODAY, Town, town
from tests.factories import ledgers
from tests.modules.exchange.books import short, short_row, someone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english(monkeypatch, settings):
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)
    with translation.override("en"):
        yield


@pytest.fixture
def place() -> Town:
    return town()


@pytest.fixture
def chen(place) -> Client:
    return signed_in(place, "chen")


def signed_in(place: Town, name: str) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(place.users[name])
    return client


def send(client: Client, path: Path, *, org: str = "zixin", **more):
    sent = SimpleUploadedFile(path.name, path.read_bytes())
    given = {"file": sent, "org": org, "kind": "", "_token": str(uuid.uuid4())} | more
    return client.post("/ledgers/new/", given)


def looked_at(client: Client, path: Path, **more):
    return client.get(send(client, path, **more)["Location"])


def the_import() -> LedgerImport:
    with as_system(on=TODAY):
        return LedgerImport.objects.select_related("org").get()


def files() -> int:
    with as_system(on=TODAY):
        return Person.objects.filter(voided_at=None).count()


def test_a_ledger_is_looked_at_before_anything_is_written(chen, tmp_path):
    page = looked_at(chen, short(tmp_path, short_row(1), short_row(2)))

    text = page.content.decode()
    assert "Nothing is written yet" in text
    assert "Write 2 rows" in text
    assert files() == 0


def test_rows_are_shown_masked(chen, tmp_path):
    text = looked_at(chen, short(tmp_path, short_row(1))).content.decode()

    assert someone(1).name not in text
    assert someone(1).id_number not in text
    assert someone(1).name[0] + "*" in text


def test_what_is_dropped_is_shown_with_its_legal_reason(chen, tmp_path):
    path = ledgers.write_xls(tmp_path / "form.xls", ledgers.form([ledgers.person_row(1)]))

    text = looked_at(chen, path).content.decode()

    assert "宗教信仰" in text
    assert "Personal Information Protection Law, Art. 6 and 28" in text


def test_confirmed_rows_are_written_and_the_upload_is_gone(chen, tmp_path):
    page = looked_at(chen, short(tmp_path, short_row(1)))

    done = chen.post(f"{page.request['PATH_INFO']}confirm/", follow=True)

    assert files() == 1
    assert someone(1).name in done.content.decode()
    assert not uploads.has(the_import().pk, uploads.LEDGER)


def test_refused_rows_stand_with_place_and_reason_and_in_the_marked_copy(chen, tmp_path):
    page = looked_at(chen, short(tmp_path, short_row(1), ["周小满", "99", None, None]))
    where = page.request["PATH_INFO"]

    text = page.content.decode()
    marked = chen.get(f"{where}marked/")
    whole = chen.post(f"{where}confirm/")
    rest = chen.post(f"{where}confirm/", {"rows": "accepted"})

    assert "B 身份证号码" in text
    assert "This one has 2." in text
    assert marked["Content-Disposition"].endswith('.xlsx"')
    assert marked.content.startswith(b"PK")
    assert (whole.status_code, rest.status_code, files()) == (422, 303, 1)


def test_a_column_set_by_hand_is_remembered(chen, tmp_path):
    person = someone(1)
    cells = [person.name, person.id_number, "化工厂"]
    grid = ledgers.plain(["姓名", "身份证号码", "上班的地方"], cells)
    path = ledgers.write_xlsx(tmp_path / "a.xlsx", grid)
    page = looked_at(chen, path)
    where = page.request["PATH_INFO"]

    assert "1 column is not known" in page.content.decode()
    chosen = {"Sheet1:0": "name", "Sheet1:1": "id_number", "Sheet1:2": "employer"}
    chen.post(f"{where}columns/", chosen)
    chen.post(f"{where}confirm/")
    cells[:2] = [someone(2).name, someone(2).id_number]
    again = looked_at(chen, ledgers.write_xlsx(tmp_path / "b.xlsx", grid))

    with as_system(on=TODAY):
        assert Person.objects.get().employer == "化工厂"
        assert HeadingMemory.objects.count() == 1
    assert "Every column is known" in again.content.decode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "The file is empty.", id="empty"),
        pytest.param(b"%PDF-1.7 x", "This is a PDF, not a spreadsheet.", id="pdf"),
        pytest.param(b"<html><table></table></html>", "This is a web page", id="web-page"),
        pytest.param(b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB", id="too-large"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_beside_the_field(chen, content, said):
    sent = SimpleUploadedFile("ledger.xlsx", content)

    page = chen.post("/ledgers/new/", {"file": sent, "org": "zixin", "kind": ""})

    assert page.status_code == 422
    assert said in page.content.decode()
    assert files() == 0


def test_a_file_without_headings_ends_with_a_sentence(chen, tmp_path):
    path = ledgers.write_xlsx(tmp_path / "a.xlsx", ledgers.plain(["x", "y"], ["1", "2"]))

    page = looked_at(chen, path)

    assert "No heading row was found" in page.content.decode()
    assert the_import().state == ImportState.FAILED


def test_leaving_it_removes_the_upload(chen, tmp_path):
    page = looked_at(chen, short(tmp_path, short_row(1)))

    chen.post(f"{page.request['PATH_INFO']}drop/")

    record = the_import()
    assert record.state == ImportState.DROPPED
    assert not uploads.has(record.pk, uploads.LEDGER)


def test_a_long_ledger_is_worked_on_in_the_background(chen, place, tmp_path, monkeypatch):
    monkeypatch.setattr(steps, "LARGE_FILE", 0)
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(tasks, "later", lambda task, *ids: sent.append((task.name, *map(str, ids))))

    page = looked_at(chen, short(tmp_path, short_row(1)))
    where = page.request["PATH_INFO"]
    polled = chen.get(where, headers={"HX-Request": "true", "HX-Target": "div#ledger-state"})
    tasks.examine_ledger(*sent[0][1:])
    ready = chen.get(where, headers={"HX-Request": "true", "HX-Target": "div#ledger-state"})
    chen.post(f"{where}confirm/")
    tasks.write_ledger(*sent[1][1:])

    assert "every 2s" in page.content.decode()
    assert "every 2s" in polled.content.decode()
    assert ready["HX-Refresh"] == "true"
    assert (the_import().state, files()) == (ImportState.DONE, 1)


def test_a_bug_in_the_background_ends_the_import_with_a_sentence(
    chen, place, tmp_path, monkeypatch
):
    looked_at(chen, short(tmp_path, short_row(1)))
    record = the_import()

    def break_down(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(steps, "write", break_down)
    with pytest.raises(ZeroDivisionError):
        tasks.write_ledger(str(record.pk), str(place.users["chen"].pk))

    assert the_import().state == ImportState.FAILED


def test_an_import_is_taken_back_while_nobody_worked_with_its_files(chen, tmp_path):
    page = looked_at(chen, short(tmp_path, short_row(1), short_row(2)))
    where = page.request["PATH_INFO"]
    chen.post(f"{where}confirm/")

    taken = chen.post(f"{where}take-back/", follow=True)
    again = looked_at_again(chen, tmp_path)

    assert files() == 0
    assert "2 files were voided" in taken.content.decode()
    assert "Write 2 rows" in again


def looked_at_again(client: Client, path: Path) -> str:
    return looked_at(client, short(path, short_row(1), short_row(2))).content.decode()


def test_an_import_whose_files_are_in_use_stays(chen, place, tmp_path):
    page = looked_at(chen, short(tmp_path, short_row(1)))
    where = page.request["PATH_INFO"]
    chen.post(f"{where}confirm/")
    with acting_for(place.users["chen"].pk, on=TODAY):
        person = Person.objects.get()
        add_phone(person.pk, someone(9).phone, actor=place.actor("chen"))

    refused = chen.post(f"{where}take-back/")

    assert refused.status_code == 422
    assert "Somebody has worked with these files since" in refused.content.decode()
    assert files() == 1


def test_uploads_are_gone_after_a_day(chen, tmp_path):
    looked_at(chen, short(tmp_path, short_row(1)))

    with as_system(on=TODAY):
        kept = steps.forget_old(before=clock.now() - timedelta(hours=1))
        dropped = steps.forget_old(before=clock.now() + timedelta(hours=1))

    assert (kept, dropped) == (0, 1)
    record = the_import()
    assert record.state == ImportState.DROPPED
    assert not uploads.has(record.pk, uploads.LEDGER)


def test_what_is_kept_of_an_upload_is_encrypted(chen, tmp_path):
    looked_at(chen, short(tmp_path, short_row(1)))
    pk = the_import().pk

    for part in (uploads.LEDGER, uploads.REPORT):
        stored = uploads._path(pk, part).read_bytes()
        assert not stored.startswith((b"PK", b"{"))
        assert someone(1).name[0].encode() not in stored


@pytest.mark.parametrize(("name", "status"), [("wang", 200), ("elsewhere", 404), ("li", 403)])
def test_who_sees_an_import(chen, place, tmp_path, name, status):
    page = looked_at(chen, short(tmp_path, short_row(1)))

    seen = signed_in(place, name).get(page.request["PATH_INFO"])

    assert seen.status_code == status


def test_the_list_tells_who_when_and_how_many(chen, tmp_path):
    looked_at(chen, short(tmp_path, short_row(1)))

    text = chen.get("/ledgers/").content.decode()

    assert "ledger.xlsx" in text
    assert "chen" in text
    assert "1 new, 0 changed, 0 unchanged, 0 refused." in text


@pytest.mark.parametrize("kind", ["person", "release_notice"])
def test_an_empty_ledger_can_be_read_in_again(chen, tmp_path, kind):
    empty = chen.get(f"/ledgers/blank/{kind}/")
    path = tmp_path / "blank.xlsx"
    path.write_bytes(empty.content)

    text = looked_at(chen, path, kind=kind).content.decode()

    assert "Every column is known" in text
    assert "宗教" not in text
