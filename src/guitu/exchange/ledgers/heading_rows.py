"""Where headings may stand, and the text over each column when they take several rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from guitu.exchange.ledgers.workbook import MergedRange, Sheet

ROWS_SEARCHED = 40
MOST_ROWS = 3
LONGEST_HEADING = 60
SPACES = str.maketrans("", "", " \u3000\t\r\n\u00a0*＊")


@dataclass(frozen=True)
class HeadingRows:
    """Rows that may be headings, and the joined heading of each column (blank for none)."""

    first: int
    count: int
    headings: tuple[str, ...]


def candidates(sheet: Sheet) -> Iterator[HeadingRows]:
    """Yield each of the first rows as a heading row, joined with the rows that belong to it."""
    for row in range(min(ROWS_SEARCHED, len(sheet.rows))):
        if len([cell for cell in sheet.rows[row] if isinstance(cell, str)]) < 2:
            continue
        merged = [area for area in sheet.merged if area.first_row <= row + MOST_ROWS - 1]
        count = _rows_by_merging(row, merged, sheet) or _rows_by_blanks(row, sheet)
        yield HeadingRows(row, count, _headings(sheet, row, count, merged))


def _rows_by_merging(row: int, merged: list[MergedRange], sheet: Sheet) -> int:
    """Return how many rows the headings take, going by merged cells that begin here; 0 for none."""
    starting = [area for area in merged if area.first_row == row]
    deepest = max((area.last_row - row + 1 for area in starting), default=1)
    if 1 < deepest <= MOST_ROWS:
        return deepest
    spans = [area for area in starting if area.last_column > area.first_column]
    if spans and all(_has_texts_below(area, sheet) for area in spans):
        return 2
    return 0


def _has_texts_below(area: MergedRange, sheet: Sheet) -> bool:
    columns = range(area.first_column, area.last_column + 1)
    return all(isinstance(sheet.at(area.last_row + 1, column), str) for column in columns)


def _rows_by_blanks(row: int, sheet: Sheet) -> int:
    """Return 2 where the next row only fills blanks under a heading to the left, else 1.

    So looks a merged two-row heading in a text file, which knows no merged cells.
    """
    below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else []
    filled = [column for column, cell in enumerate(below) if cell is not None]
    fills_gap = False
    for column in filled:
        is_text = isinstance(below[column], str) and len(below[column]) <= LONGEST_HEADING
        if not is_text or not _belongs_to_group(sheet, row, column):
            return 1
        fills_gap = fills_gap or sheet.at(row, column) is None
    return 2 if fills_gap else 1


def _belongs_to_group(sheet: Sheet, row: int, column: int) -> bool:
    """Return whether the heading over `column` is blank, or is the first of a group with blanks."""
    if sheet.at(row, column) is None:
        return any(sheet.at(row, left) is not None for left in range(column))
    return sheet.at(row, column + 1) is None and sheet.at(row + 1, column + 1) is not None


def _headings(sheet: Sheet, first: int, count: int, merged: list[MergedRange]) -> tuple[str, ...]:
    rows = [_filled(sheet, first + offset, count - offset - 1, merged) for offset in range(count)]
    width = max(len(row) for row in rows)
    return tuple(
        _joined([row[column] if column < len(row) else "" for row in rows])
        for column in range(width)
    )


def _filled(sheet: Sheet, row: int, rows_below: int, merged: list[MergedRange]) -> list[str]:
    """Return the texts of a row with each group's heading repeated over its columns."""
    width = max(_width(sheet, row), _width(sheet, row + 1) if rows_below else 0)
    texts = [_text(sheet.at(row, column)) for column in range(width)]
    areas = [area for area in merged if area.first_row <= row <= area.last_row]
    for area in areas:
        for column in range(area.first_column, min(area.last_column + 1, width)):
            texts[column] = _text(sheet.at(area.first_row, area.first_column))
    if rows_below and not areas:
        for column in range(1, width):
            if not texts[column] and sheet.at(row + 1, column) is not None:
                texts[column] = texts[column - 1]
    return texts


def _width(sheet: Sheet, row: int) -> int:
    return len(sheet.rows[row]) if row < len(sheet.rows) else 0


def _text(cell: object) -> str:
    """Return a heading without stars and spaces; what is no short text is no heading."""
    if not isinstance(cell, str) or len(cell) > LONGEST_HEADING:
        return ""
    text = cell.strip().strip("*＊").strip()
    return text if not text.isascii() and " " not in text else _tidied(text)


def _tidied(text: str) -> str:
    return " ".join(text.split()) if text.isascii() else text.translate(SPACES)


def _joined(parts: list[str]) -> str:
    different = [part for index, part in enumerate(parts) if part and part not in parts[:index]]
    return "/".join(different)
