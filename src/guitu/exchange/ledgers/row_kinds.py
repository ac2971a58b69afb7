"""Tells rows with somebody in them from totals, notes and repeated headings."""

import re

from guitu.exchange.ledgers.aliases import heading_key
from guitu.exchange.ledgers.headings import HeadingGuess
from guitu.exchange.ledgers.workbook import Cell

TOTAL_WORDS = ("合计", "总计", "小计", "共计", "总数", "汇总", "累计", "本页合计", "total", "sum")
TOTAL = re.compile(rf"(?:{'|'.join(TOTAL_WORDS)})[:：]?\s*\d*\s*[人名条]?|共\s*\d+\s*[人名条]")
NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填写说明|填报说明|填写注意事项|注意事项|填报单位|填表单位|填表人|填报人"
    r"|制表人|制表|审核人|审核|负责人|单位负责人|联系人|填报日期|填表日期|填报时间|制表日期|单位盖章|盖章)"
    r"\s*(?:[0-9]?[:：].*|[(（]?.{0,4}[)）]?$)",
    re.DOTALL,
)
FIRST_CELLS = 3
SHORTEST_NUMBER = 15


def is_about_somebody(cells: list[Cell], guess: HeadingGuess, anchors: list[int]) -> bool:
    """Return whether the row is one of the table's own; `anchors` are the columns that identify.

    A row with an ID number is about somebody, whatever its other cells say.
    """
    if repeats_headings(cells, guess):
        return False
    filled = [cells[index] for index in anchors if index < len(cells) and cells[index] is not None]
    if any(_is_number(cell) for cell in filled):
        return True
    return not (is_total(cells) or is_note(cells, len(filled)))


def _is_number(cell: Cell) -> bool:
    text = f"{cell:.0f}" if isinstance(cell, float) else str(cell)
    return sum(sign.isdigit() for sign in text) >= SHORTEST_NUMBER


def is_total(cells: list[Cell]) -> bool:
    """Return whether the row adds others up: 合计, 总计, 小计 or 共 12 人 in its first cells."""
    filled = [cell for cell in cells if cell is not None][:FIRST_CELLS]
    return any(
        isinstance(cell, str) and TOTAL.fullmatch("".join(cell.split()).lower()) for cell in filled
    )


def is_note(cells: list[Cell], anchors_filled: int) -> bool:
    """Return whether the row is a note or a line for signatures under the table.

    A row with two identifying cells is about somebody, whatever its first cell says.
    """
    filled = [cell for cell in cells if cell is not None]
    first = filled[0] if filled else None
    if anchors_filled > 1 or not isinstance(first, str):
        return False
    return bool(NOTE.match(first.strip())) or (len(filled) == 1 and len(first) > 40)


def repeats_headings(cells: list[Cell], guess: HeadingGuess) -> bool:
    """Return whether half of the row's cells say what the heading over them says."""
    same = filled = 0
    for column in guess.columns:
        cell = cells[column.index] if column.index < len(cells) else None
        if cell is None:
            continue
        filled += 1
        if isinstance(cell, str) and len(cell) <= 60:
            parts = {heading_key(part) for part in (column.heading, *column.heading.split("/"))}
            same += heading_key(cell) in parts
    return same >= 2 and same * 2 >= filled
