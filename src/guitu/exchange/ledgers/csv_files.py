"""Text files with columns: what divides them, and their rows as a spreadsheet shows them."""

import csv
import io
import re
from statistics import median

DELIMITERS = (",", ";", "\t", "|", "，")
SAMPLE_ROWS = 30
AS_TEXT = re.compile(r'="([^"]*)"')  # how spreadsheet programs are told to keep digits
LONGEST_CELL = 32_767


def delimiter_of(text: str) -> str:
    """Return the sign that divides the columns of `text`; a comma when there is only one column."""
    sample = "\n".join(text.splitlines()[: SAMPLE_ROWS * 2])
    widths = {sign: _typical_width(sample, sign) for sign in DELIMITERS}
    best = max(widths, key=lambda sign: widths[sign])
    return best if widths[best] > 1 else ","


def _typical_width(sample: str, delimiter: str) -> float:
    widths = [len(row) for row in _reader(sample, delimiter) if any(row)]
    return median(widths[:SAMPLE_ROWS]) if widths else 0


def rows_of(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows of `text`. Row numbers are those a spreadsheet program would show.

    Raises csv.Error where a quotation mark is never closed before a cell grows beyond measure.
    """
    return [[_unwrapped(cell) for cell in row] for row in raw_rows_of(text, delimiter)]


def raw_rows_of(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows of `text` with every cell exactly as it stands. Raises csv.Error."""
    return list(_reader(text, delimiter))


def _reader(text: str, delimiter: str) -> "csv._reader":
    csv.field_size_limit(LONGEST_CELL * 4)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _unwrapped(cell: str) -> str:
    match = AS_TEXT.fullmatch(cell)
    return match[1] if match else cell


def newline_of(text: str) -> str:
    """Return the sign that ends the lines of `text`."""
    return "\r\n" if "\r\n" in text else "\n"
