"""`guitu import-ledger`: counts as JSON, a marked copy, one sentence for what is refused."""

import io
import json
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command
from msoffcrypto.format.ooxml import OOXMLFile

from guitu.database.context import as_system
from guitu.exchange.models import LedgerImport
from guitu.people.models import Person
from tests.cast import TODAY, Town, town
from tests.factories import ledgers
from tests.modules.exchange.books import short, short_row, someone

pytestmark = pytest.mark.django_db
KEYS = {"created", "updated", "unchanged", "refused", "dropped_columns", "marked_file"}


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setattr("guitu.web.clock.demonstration_day", lambda: TODAY)


@pytest.fixture
def place() -> Town:
    return town()


def run(path: Path, *flags: str, org: str = "zixin") -> tuple[dict, str, int]:
    """Return the JSON, what was said on the side, and the exit status."""
    out, err, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command(
            "import_ledger", str(path), "--org", org, "--json", *flags, stdout=out, stderr=err
        )
    except SystemExit as ended:
        status = int(ended.code or 0)
    return (json.loads(out.getvalue()) if out.getvalue() else {}), err.getvalue(), status


def files() -> int:
    with as_system(on=TODAY):
        return Person.objects.count()


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("suffix", ["xls", "xlsx", "csv-utf-8-sig", "csv-gb18030"])
def test_the_form_in_every_kind_of_file(tmp_path, suffix):
    grid = ledgers.form([ledgers.person_row(i) for i in range(3)])
    if suffix.startswith("csv"):
        encoding = suffix.removeprefix("csv-")
        path = ledgers.write_csv(tmp_path / "form.csv", grid, encoding=encoding)
    else:
        write = ledgers.write_xls if suffix == "xls" else ledgers.write_xlsx
        path = write(tmp_path / f"form.{suffix}", grid, *ledgers.look_ups())

    first, _said, status = run(path)
    again, _said, _status = run(path)

    assert (first["created"], first["refused"], status) == (3, [], 0)
    assert set(first) == KEYS
    assert "宗教信仰" in first["dropped_columns"]
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 3)
    assert files() == 3


@pytest.mark.usefixtures("place")
def test_mixed_dates_digits_blank_lines_and_a_total(tmp_path):
    person = someone(4)
    full_width = person.id_number.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    rows = [
        ledgers.person_row(1, 查获日期="2020.3.5"),
        [],
        ledgers.person_row(2, 查获日期="2020年3月"),
        ledgers.person_row(3, 查获日期=43895.0),
        ledgers.person_row(4, 身份证号码=full_width),
        ["合计", None, 4],
    ]
    path = ledgers.write_xlsx(tmp_path / "form.xlsx", ledgers.form(rows))

    told, _said, status = run(path)

    assert (told["created"], told["refused"], status) == (4, [], 0)
    with as_system(on=TODAY):
        notes = {p.health_note for p in Person.objects.all() if "查获日期" in p.health_note}
    assert {line for note in notes for line in note.splitlines() if "查获" in line} == {
        "查获日期：2020-03-05", "查获日期：2020-03", "查获日期：2019-05-06",
    }  # fmt: skip


@pytest.mark.usefixtures("place")
def test_nothing_is_written_where_a_row_is_refused_and_the_file_comes_back_marked(tmp_path):
    rounded = ledgers.person_row(2, 身份证号码=float(someone(2).id_number[:17] + "0"))
    path = ledgers.write_xls(tmp_path / "form.xls", ledgers.form([ledgers.person_row(1), rounded]))

    told, said, status = run(path)

    assert (told["created"], files(), status) == (0, 0, 2)
    assert [(one["row"], one["column"]) for one in told["refused"]] == [(8, "身份证号码")]
    assert set(told["refused"][0]) == {"row", "column", "reason"}
    assert said.strip().splitlines()[-1].startswith("guitu: ")
    book = openpyxl.load_workbook(told["marked_file"])
    sheet = book[ledgers.NAME]
    headings = [cell.value for cell in sheet[5]]
    marked = sheet.cell(8, headings.index("错误原因") + 1)
    assert told["refused"][0]["reason"] in marked.value
    assert marked.font.color.rgb.endswith("C00000")


@pytest.mark.usefixtures("place")
def test_accepted_rows_only(tmp_path):
    path = short(tmp_path, short_row(1), ["周小满", "99", None, None])

    told, _said, status = run(path, "--accepted-only")

    assert (told["created"], len(told["refused"]), status) == (1, 1, 0)
    assert files() == 1


@pytest.mark.usefixtures("place")
def test_a_dry_run_writes_nothing(tmp_path):
    told, _said, status = run(short(tmp_path, short_row(1)), "--dry-run")

    assert (told["created"], files(), status) == (1, 0, 0)


@pytest.mark.usefixtures("place")
def test_it_prints_nothing_about_a_person(tmp_path):
    out, err = io.StringIO(), io.StringIO()
    path = short(tmp_path, short_row(1))

    call_command("import_ledger", str(path), "--org", "zixin", stdout=out, stderr=err)

    printed = out.getvalue() + err.getvalue()
    assert not any(text in printed for text in map(str, short_row(1)))


def test_it_acts_for_a_user(place, tmp_path):
    path = short(tmp_path, short_row(1))

    _told, said, refused = run(path, "--as", "li")
    told, _said, status = run(path, "--as", "chen")

    assert (refused, status) == (2, 0)
    assert said.strip().splitlines()[-1].startswith("guitu: ")
    with as_system(on=TODAY):
        assert LedgerImport.objects.get().created_by == place.users["chen"].pk
    assert told["created"] == 1


def protected(path: Path) -> None:
    plain = path.with_suffix(".plain.xlsx")
    ledgers.write_xlsx(plain, ledgers.plain(["姓名", "身份证号码"], ["a", "b"]))
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("secret", target)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (150 * 1024 * 1024))


def web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>姓名</td></tr></table></html>", encoding="utf-8")


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("make", [protected, bomb, web_page], ids=lambda make: make.__name__)
def test_what_is_no_ledger_is_refused_in_one_sentence(tmp_path, make):
    path = tmp_path / "ledger.xlsx"
    make(path)

    told, said, status = run(path)

    assert (told, status, files()) == ({}, 2, 0)
    assert said.strip().splitlines()[-1].startswith("guitu: ")
    assert "Traceback" not in said


@pytest.mark.usefixtures("place")
def test_an_unknown_office_is_named(tmp_path):
    _told, said, status = run(short(tmp_path, short_row(1)), org="nowhere")

    assert status == 2
    assert "nowhere" in said


@pytest.mark.slow
@pytest.mark.usefixtures("place")
def test_ten_thousand_rows_are_read_in_within_half_a_minute(tmp_path):
    grid = ledgers.form([ledgers.person_row(i) for i in range(10_000)])
    path = ledgers.write_xlsx(tmp_path / "form.xlsx", grid)

    began = time.perf_counter()
    told, _said, _status = run(path)
    took = time.perf_counter() - began

    assert told["created"] == 10_000
    assert took < 30
