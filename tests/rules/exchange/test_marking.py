"""An office gets its own file back, with the reasons in a red column."""

import csv
import io

import openpyxl
import pytest

from guitu.exchange.ledgers import encodings, refusals
from guitu.exchange.ledgers.aliases import LedgerKind
from guitu.exchange.ledgers.ledger import read_ledger
from guitu.exchange.ledgers.marking import TITLE, mark, marks_for
from guitu.exchange.ledgers.marking_copies import RED
from guitu.exchange.ledgers.refusals import LedgerRefused
from tests.factories import ledgers

REASONS = {7: "这个号码不对", 9: "=1+1"}
COLUMN = ledgers.WIDTH + 1  # counted from 1


@pytest.fixture
def form():
    people = [ledgers.person_row(0), ledgers.person_row(1), ledgers.person_row(2)]
    people[1][-1] = "=cmd|x"
    return ledgers.form(people)


def marked(path, out, reasons=REASONS):
    table = read_ledger(path, LedgerKind.PERSON).tables[0]
    return mark(path, [marks_for(table.sheet, table.headings, reasons)], out)


@pytest.mark.parametrize("write", [ledgers.write_xls, ledgers.write_xlsx])
def test_a_workbook_comes_back_with_its_layout_and_a_red_column(tmp_path, form, write):
    path = write(tmp_path / "ledger", form, *ledgers.look_ups())

    copy = marked(path, tmp_path / "copy.xls")

    assert copy == tmp_path / "copy.xlsx"
    book = openpyxl.load_workbook(copy)
    sheet = book["吸毒人员登记表"]
    assert [other.sheet_state for other in book.worksheets] == ["visible", "hidden", "hidden"]
    assert sheet.cell(5, COLUMN).value == TITLE
    assert sheet.cell(7, COLUMN).value == REASONS[7]
    assert sheet.cell(7, COLUMN).font.color.rgb.endswith(RED)
    assert sheet.cell(8, COLUMN).value is None
    assert sheet["B1"].value == "吸毒人员信息登记表"
    assert sheet["E7"].value == form.rows[6][4]
    assert {"B1:L1", "I5:K5", "A5:A6"} <= {str(area) for area in sheet.merged_cells.ranges}


@pytest.mark.parametrize("write", [ledgers.write_xls, ledgers.write_xlsx])
def test_nothing_in_the_copy_is_a_live_formula(tmp_path, form, write):
    path = write(tmp_path / "ledger", form)

    book = openpyxl.load_workbook(marked(path, tmp_path / "copy.xlsx"))

    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if str(cell.value).startswith("=")} == {"s"}
    assert book.active.cell(9, COLUMN).value == "=1+1"


def test_a_formula_in_the_file_leaves_no_formula_in_the_copy(tmp_path, form):
    path = ledgers.write_xlsx(tmp_path / "ledger.xlsx", form)
    book = openpyxl.load_workbook(path)
    book.active["AI7"] = "=HYPERLINK(A1)"
    book.save(path)

    copy = openpyxl.load_workbook(marked(path, tmp_path / "copy.xlsx"))

    assert copy.active["AI7"].value is None


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8", ","), ("utf-8-sig", ";"), ("gb18030", "\t")]
)
def test_a_text_file_comes_back_in_its_encoding(tmp_path, form, encoding, delimiter):
    path = ledgers.write_csv(tmp_path / "a.csv", form, encoding=encoding, delimiter=delimiter)

    copy = marked(path, tmp_path / "copy.csv")

    text, found = encodings.decode(copy.read_bytes())
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert (found, len(rows)) == (encoding, len(form.rows))
    assert rows[4][ledgers.WIDTH] == TITLE
    assert rows[6][ledgers.WIDTH] == REASONS[7]
    assert rows[6][4] == form.rows[6][4]
    assert rows[7][-1] == "'=cmd|x"


@pytest.mark.parametrize("write", [ledgers.write_xlsx, ledgers.write_csv])
def test_a_marked_copy_can_be_mended_and_marked_again(tmp_path, form, write):
    first = marked(write(tmp_path / "ledger", form), tmp_path / "first.xlsx")

    second = marked(first, tmp_path / "second.xlsx", {8: "还有一处"})

    ledger = read_ledger(second, LedgerKind.PERSON)
    sheet, column = ledger.tables[0].sheet, ledgers.WIDTH
    assert sheet.width == ledgers.WIDTH + 1
    assert [sheet.at(row, column) for row in (4, 6, 7, 8)] == [TITLE, None, "还有一处", None]
    rows = [row for _, row in ledger.rows(on=ledgers.ON)]
    assert [row.row_number for row in rows] == [7, 8, 9]
    assert rows[1].values["remark"] == "=cmd|x"


def test_control_characters_in_a_reason_do_no_harm(tmp_path, form):
    path = ledgers.write_xlsx(tmp_path / "ledger", form)

    copy = marked(path, tmp_path / "copy", {7: "坏\x00\x1f了"})

    assert openpyxl.load_workbook(copy).active.cell(7, COLUMN).value == "坏了"


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(tmp_path, form):
    path = ledgers.write_xlsx(tmp_path / "ledger", form)

    with pytest.raises(LedgerRefused) as caught:
        marked(path, tmp_path / "no-such-folder" / "copy.xlsx")

    assert caught.value.message == refusals.NOT_MARKED
