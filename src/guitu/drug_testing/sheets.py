"""The sheet of tests and the table of completion as spreadsheets, with the exact headings."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from guitu.drug_testing.presenters import completion
from guitu.drug_testing.presenters.completion import Line
from guitu.drug_testing.presenters.papers import SHEET_ROWS

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
SHEET_TITLE = "吸毒检测记录表"
SHEET_HEADS = ("序号", "检测时间", "检测地点", "检测结果", "检测人")
FIRST_YEAR = len(completion.HEADS)


def record_sheet(person: Sequence[tuple[str, str]], rows: Sequence[dict[str, Any]]) -> bytes:
    """Return 吸毒检测记录表 as .xlsx: the head of the person, then fifteen rows or more."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        page = book.add_worksheet(SHEET_TITLE)
        bold = book.add_format({"bold": True, "border": 1})
        cell = book.add_format({"border": 1, "text_wrap": True})
        page.write_string(0, 0, SHEET_TITLE, book.add_format({"bold": True, "font_size": 16}))
        for number, (label, value) in enumerate(person, start=1):
            page.write_string(number, 0, label, bold)
            page.write_string(number, 1, value, cell)
        top = len(person) + 2
        _write(page, top, SHEET_HEADS, bold)
        for place in range(max(SHEET_ROWS, len(rows))):
            row = rows[place] if place < len(rows) else {"number": place + 1}
            names = ("number", "tested_on", "place", "result", "staff")
            _write(page, top + 1 + place, [str(row.get(name, "")) for name in names], cell)
        page.set_column(0, 0, 10)
        page.set_column(1, len(SHEET_HEADS) - 1, 24)
    return out.getvalue()


def completion_table(lines: Iterable[Line], *, mark: str) -> bytes:
    """Return 尿检完成情况 as .xlsx, with two rows of headings; `mark` says who took it out."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as book:
        page = book.add_worksheet(completion.TITLE)
        bold = book.add_format({"bold": True, "border": 1, "align": "center"})
        cell = book.add_format({"border": 1})
        page.set_landscape()
        page.set_footer(f"&C{mark.replace('&', '&&')[:240]}")
        page.write_string(0, 0, completion.TITLE, book.add_format({"bold": True, "font_size": 16}))
        page.write_string(1, 0, mark)
        _headings(page, bold)
        for number, line in enumerate(lines, start=5):
            texts = [line.name, line.status, line.place]
            texts += [line.starts_on.isoformat() if line.starts_on else "", *line.figures]
            _write(page, number, texts, cell)
        page.set_column(0, FIRST_YEAR - 1, 16)
        page.freeze_panes(5, 1)
    return out.getvalue()


def _headings(page: Worksheet, bold: Any) -> None:
    for column, head in enumerate(completion.HEADS):
        page.merge_range(3, column, 4, column, "", bold)
        page.write_string(3, column, head, bold)
    for place, head in enumerate(completion.YEAR_HEADS):
        column = FIRST_YEAR + 2 * place
        page.merge_range(3, column, 3, column + 1, "", bold)
        page.write_string(3, column, head, bold)
        _write(page, 4, completion.PAIR, bold, first=column)


def _write(page: Worksheet, row: int, texts: Sequence[str], style: Any, *, first: int = 0) -> None:
    for column, text in enumerate(texts, start=first):
        page.write_string(row, column, text, style)
