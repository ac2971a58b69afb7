"""A list of people as a spreadsheet to be filled in: title, guidance, one row for each person.

Only the answer, the words and the day can be typed; the last column ties a row to its person
without naming anybody.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from guitu.risk.rules.answering import MOST_WORDS
from guitu.risk.terms import OpinionAnswer

NUMBER, ANSWER, WORDS, DAY, KEY = "编号", "答复", "文字说明", "情况发生日期", "行码（请勿改动）"
NOTHING, KNOWN = "无情况", "有情况"
ANSWERS = {OpinionAnswer.NOTHING_KNOWN: NOTHING, OpinionAnswer.KNOWN: KNOWN}
TITLE_ROW, FIRST_GUIDANCE, HEADING_ROW = 0, 1, 5
WIDTHS = {NUMBER: 7, ANSWER: 12, WORDS: 50, DAY: 16, KEY: 14}
SHOWN = {
    "name": ("姓名", 12), "sex": ("性别", 6), "birth_year": ("出生年", 9),
    "birth_day": ("出生日期", 13), "id_tail": ("身份证后四位", 14), "id_number": ("身份证号", 22),
    "community": ("社区", 16),
}  # fmt: skip
SEXES = {"male": "男", "female": "女"}
GUIDANCE = (
    "“答复”一栏请选“无情况”或“有情况”；选“有情况”的，请在“文字说明”中写明。",
    "“情况发生日期”可不填；日期写成2020-7-1。其他各栏已锁定，不需要也不要改动。",
    "留空的人员视为尚未答复，可以下次再填。请于%(day)s前交回。",
    "本表含个人信息，仅限本次评估使用，用后请删除，不得转发。",
)


@dataclass(frozen=True)
class Line:
    """One person: number, key, what is shown, and the answer that stands."""

    number: int
    key: str
    shown: dict[str, str]
    answer: str = ""
    words: str = ""
    known_on: date | None = None


def key_of(opinion_id: UUID, version: int) -> str:
    """Return what ties a row to an opinion as it stood: no data of the person."""
    return f"{opinion_id.hex}-{version}"


def read_key(text: str) -> tuple[UUID, int] | None:
    """Return opinion and version of a key, or None where it is none."""
    key, _dash, version = text.strip().partition("-")
    if len(key) != 32 or not version.isdecimal() or len(version) > 9:
        return None
    try:
        return UUID(hex=key), int(version)
    except ValueError:
        return None


def sheet_of(title: str, lines: Sequence[Line], fields: Sequence[str], *, due_on: date) -> bytes:
    """Return the .xlsx of a list. `fields` are what the department is shown, in order."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("意见名单")
        look = _Look(
            locked=book.add_format({"num_format": "@", "valign": "top"}),
            open=book.add_format(
                {"locked": False, "bg_color": "#FFF8E1", "border": 1, "border_color": "#D9D0BF",
                 "text_wrap": True, "valign": "top", "num_format": "@"}
            ),
            head=book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            title=book.add_format({"bold": True, "font_size": 14}),
            quiet=book.add_format({"font_color": "#8D8172", "num_format": "@"}),
        )  # fmt: skip
        _head(sheet, title, due_on, look)
        columns = [NUMBER, *(SHOWN[one][0] for one in fields), ANSWER, WORDS, DAY, KEY]
        widths = WIDTHS | {heading: width for heading, width in SHOWN.values()}
        for place, heading in enumerate(columns):
            sheet.set_column(place, place, widths[heading])
            sheet.write_string(HEADING_ROW, place, heading, look.head)
        for row, line in enumerate(lines, start=HEADING_ROW + 1):
            _row(sheet, row, line, fields, look)
        _guard(sheet, columns, len(lines))
    return out.getvalue()


@dataclass(frozen=True)
class _Look:
    locked: Format
    open: Format
    head: Format
    title: Format
    quiet: Format


def _head(sheet: Worksheet, title: str, due_on: date, look: _Look) -> None:
    sheet.write_string(TITLE_ROW, 0, title, look.title)
    for place, text in enumerate(GUIDANCE, start=FIRST_GUIDANCE):
        day = f"{due_on.year}年{due_on.month}月{due_on.day}日"
        sheet.write_string(place, 0, text % {"day": day} if "%(" in text else text)


def _row(sheet: Worksheet, row: int, line: Line, fields: Sequence[str], look: _Look) -> None:
    sheet.write_number(row, 0, line.number, look.locked)
    for place, name in enumerate(fields, start=1):
        value = line.shown.get(name, "")
        sheet.write_string(row, place, SEXES.get(value, value), look.locked)
    at = 1 + len(fields)
    day = line.known_on.isoformat() if line.known_on else ""
    for place, value in enumerate((line.answer, line.words, day), start=at):
        sheet.write_string(row, place, value, look.open)
    sheet.write_string(row, at + 3, line.key, look.quiet)


def _guard(sheet: Worksheet, columns: Sequence[str], count: int) -> None:
    """Lock all but the answers, and let the program offer the two answers there are."""
    first, last = HEADING_ROW + 1, HEADING_ROW + max(count, 1)
    answer, words = columns.index(ANSWER), columns.index(WORDS)
    sheet.data_validation(
        first, answer, last, answer,
        {"validate": "list", "source": [NOTHING, KNOWN], "error_title": ANSWER,
         "error_message": f"请选“{NOTHING}”或“{KNOWN}”。"},
    )  # fmt: skip
    sheet.data_validation(
        first, words, last, words,
        {"validate": "length", "criteria": "<=", "value": MOST_WORDS,
         "error_message": f"最多{MOST_WORDS}个字。"},
    )  # fmt: skip
    sheet.freeze_panes(HEADING_ROW + 1, 2)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
