"""Writes the three kinds of marked copies. Rows are counted from 1, columns from 0."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.cell import Cell as Writable
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.format import Format

from guitu.exchange.ledgers import csv_files, encodings
from guitu.exchange.ledgers.reading import read_workbook
from guitu.exchange.ledgers.workbook import TEXT_SHEET, Cell, Sheet

RED = "C00000"
WIDTH = 40
PLAIN_NUMBER = re.compile(r"[+\-]?[0-9.,]*")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Marks:
    """Reasons of one sheet, the row of its headings and the column they go to."""

    heading_row: int
    column: int
    reasons: dict[int, str]


def write_xlsx(path: Path, out: Path, marks: dict[str, Marks], title: str) -> None:
    """Copy a workbook with its layout; formulas leave the values they showed."""
    with path.open("rb") as file:  # given a path, openpyxl would go by its suffix
        book = openpyxl.load_workbook(file, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if sheet.title in marks:
            _mark_sheet(sheet, marks[sheet.title], title)
    book.save(out)


def _mark_sheet(sheet: Worksheet, marks: Marks, title: str) -> None:
    column = marks.column + 1
    texts = {marks.heading_row: title, **marks.reasons}
    for (cells,) in sheet.iter_rows(marks.heading_row + 1, min_col=column, max_col=column):
        if cells.row not in texts and isinstance(cells, Writable):
            cells.value = None
    for row, text in texts.items():
        cell = sheet.cell(row, column)
        if isinstance(cell, Writable):
            cell.value = text
            cell.data_type = "s"  # a text that begins with = stays a text
            cell.font = Font(color=RED, bold=row == marks.heading_row)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[get_column_letter(column)].width = WIDTH


def write_xls(path: Path, out: Path, marks: dict[str, Marks], title: str) -> None:
    """Copy values and merged cells of an old workbook into a new one."""
    with xlsxwriter.Workbook(str(out)) as book:
        look = _Look(
            red=book.add_format({"font_color": f"#{RED}", "text_wrap": True, "valign": "top"}),
            title=book.add_format({"font_color": f"#{RED}", "bold": True}),
            day=book.add_format({"num_format": "yyyy-mm-dd"}),
            time=book.add_format({"num_format": "hh:mm:ss"}),
            merged=book.add_format({"align": "center", "valign": "vcenter", "text_wrap": True}),
        )
        for sheet in read_workbook(path):
            target = book.add_worksheet(sheet.name)
            _copy_sheet(sheet, target, look)
            if sheet.is_hidden:
                target.hide()
            if sheet.name in marks:
                _mark_copy(target, marks[sheet.name], title, look)


@dataclass(frozen=True)
class _Look:
    red: Format
    title: Format
    day: Format
    time: Format
    merged: Format


def _copy_sheet(sheet: Sheet, target: "xlsxwriter.workbook.Worksheet", look: _Look) -> None:
    for area in sheet.merged:
        ends = (area.first_row, area.first_column, area.last_row, area.last_column)
        target.merge_range(*ends, "", look.merged)
    tops = {(area.first_row, area.first_column) for area in sheet.merged}
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if cell is not None:
                shape = look.merged if (row, column) in tops else None
                _copy_cell(target, (row, column), cell, look, shape)


def _copy_cell(
    target: "xlsxwriter.workbook.Worksheet",
    place: tuple[int, int],
    cell: Cell,
    look: _Look,
    shape: Format | None,
) -> None:
    if isinstance(cell, bool):
        target.write_boolean(*place, cell, shape)
    elif isinstance(cell, int | float):
        target.write_number(*place, cell, shape)
    elif isinstance(cell, datetime | date):
        target.write_datetime(*place, cell, look.day)
    elif isinstance(cell, time):
        target.write_datetime(*place, cell, look.time)
    else:
        target.write_string(*place, str(cell), shape)


def _mark_copy(
    target: "xlsxwriter.workbook.Worksheet", marks: Marks, title: str, look: _Look
) -> None:
    target.set_column(marks.column, marks.column, WIDTH)
    target.write_string(marks.heading_row - 1, marks.column, title, look.title)
    for row, text in marks.reasons.items():
        target.write_string(row - 1, marks.column, text, look.red)


def write_csv(path: Path, out: Path, marks: dict[str, Marks], title: str) -> None:
    """Copy a text file in its encoding with one column more; no cell begins a formula."""
    text, encoding = encodings.decode(path.read_bytes())
    delimiter = csv_files.delimiter_of(text)
    mark = marks.get(TEXT_SHEET, Marks(1, 0, {}))
    reasons = {mark.heading_row: title, **mark.reasons}
    copy = io.StringIO(newline="")
    writer = csv.writer(copy, delimiter=delimiter, lineterminator=csv_files.newline_of(text))
    for number, row in enumerate(csv_files.raw_rows_of(text, delimiter), start=1):
        cells = [_harmless(cell) for cell in row]
        if mark.column < len(cells):
            cells[mark.column] = ""
        if number in reasons:
            cells += [""] * (mark.column + 1 - len(cells))
            cells[mark.column] = reasons[number]
        writer.writerow(cells)
    out.write_bytes(encodings.encode(copy.getvalue(), encoding))


def _harmless(cell: str) -> str:
    """Return the cell with an apostrophe before what a spreadsheet program would calculate."""
    starts_formula = cell.startswith(FORMULA_STARTS) and not PLAIN_NUMBER.fullmatch(cell)
    return f"'{cell}" if starts_formula and not csv_files.AS_TEXT.fullmatch(cell) else cell
