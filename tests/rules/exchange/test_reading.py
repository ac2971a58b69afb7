"""Workbooks are read as they are; nothing is interpreted yet."""

from datetime import date, datetime

import openpyxl
import pytest

from guitu.exchange.ledgers.reading import read_workbook
from guitu.exchange.ledgers.workbook import FileKind, MergedRange, column_letter
from tests.factories import ledgers

MOMENT = datetime.fromisoformat("2020-03-05T08:30")


@pytest.fixture
def form():
    return ledgers.form([ledgers.person_row(index) for index in range(3)])


@pytest.mark.parametrize(
    ("write", "name", "kind"),
    [
        pytest.param(ledgers.write_xls, "a.xls", FileKind.XLS, id="xls"),
        pytest.param(ledgers.write_xlsx, "a.xlsx", FileKind.XLSX, id="xlsx"),
        pytest.param(ledgers.write_xlsx, "a.xls", FileKind.XLSX, id="xlsx-named-xls"),
        pytest.param(ledgers.write_xls, "a.csv", FileKind.XLS, id="xls-named-csv"),
    ],
)
def test_a_workbook_is_known_by_its_content(tmp_path, form, write, name, kind):
    path = write(tmp_path / name, form, *ledgers.look_ups())

    workbook = read_workbook(path)

    assert workbook.kind is kind
    assert [sheet.name for sheet in workbook] == ["吸毒人员登记表", "省市", "市县"]
    assert [sheet.is_hidden for sheet in workbook] == [False, True, True]


@pytest.mark.parametrize("write", [ledgers.write_xls, ledgers.write_xlsx])
def test_cells_and_merged_cells_keep_their_places(tmp_path, form, write):
    sheet = read_workbook(write(tmp_path / "a", form)).sheets[0]

    assert sheet.at(0, 1) == "吸毒人员信息登记表"
    assert sheet.rows[3] == []
    assert sheet.at(5, ledgers.GROUP_AT) == "省*"
    assert sheet.at(6, 4) == form.rows[6][4]
    assert sheet.at(6, 10_000) is None
    assert MergedRange(4, 8, 4, 10) in sheet.merged
    assert MergedRange(4, 0, 5, 0) in sheet.merged


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_files_are_read_in_any_encoding_and_with_any_delimiter(
    tmp_path, form, encoding, delimiter
):
    path = ledgers.write_csv(tmp_path / "a", form, encoding=encoding, delimiter=delimiter)

    workbook = read_workbook(path)

    assert (workbook.kind, workbook.encoding) == (FileKind.CSV, encoding)
    assert workbook.delimiter == delimiter
    assert workbook.sheets[0].rows[6][:3] == form.rows[6][:3]
    assert workbook.sheets[0].at(1, 1) == ledgers.NOTES


def test_a_sheet_that_begins_further_right_and_down_keeps_its_numbering(tmp_path):
    book = openpyxl.Workbook()
    book.active["C4"] = "姓名"
    book.active["D5"] = "x"
    book.active["ZZ900"].number_format = "0.00"
    book.save(tmp_path / "a.xlsx")

    sheet = read_workbook(tmp_path / "a.xlsx").sheets[0]

    assert sheet.rows == [[], [], [], [None, None, "姓名"], [None, None, None, "x"]]


def test_numbers_days_and_answers_keep_their_type(tmp_path):
    book = openpyxl.Workbook()
    book.active.append([1.5, date(2020, 3, 5), MOMENT, True, "007", "  "])
    book.active["G1"] = "#N/A"
    book.save(tmp_path / "a.xlsx")

    (row,) = read_workbook(tmp_path / "a.xlsx").sheets[0].rows

    assert row == [1.5, date(2020, 3, 5), MOMENT, True, "007"]


def test_numbers_guarded_as_text_in_a_text_file_lose_their_guard(tmp_path):
    (tmp_path / "a.csv").write_text('姓名,号码\n甲,="007"\n', encoding="utf-8")

    assert read_workbook(tmp_path / "a.csv").sheets[0].rows[1] == ["甲", "007"]


def test_a_text_file_with_one_column_and_blank_lines_keeps_its_rows(tmp_path):
    (tmp_path / "a.csv").write_text("姓名\n\n甲\n\n\n", encoding="utf-8")

    assert read_workbook(tmp_path / "a.csv").sheets[0].rows == [["姓名"], [], ["甲"]]


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_letters(index, letter):
    assert column_letter(index) == letter
