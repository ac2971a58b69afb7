"""A spreadsheet as it was read: sheets of rows of cells, nothing interpreted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

Cell = str | int | float | bool | datetime | date | time | None
"""A blank cell is None; a cell that shows an error of the spreadsheet program is blank too."""


TEXT_SHEET = "csv"  # the name of the only sheet of a text file


class FileKind(StrEnum):
    """What a file is, judged by its first bytes, never by its name."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"


@dataclass(frozen=True)
class MergedRange:
    """Cells shown as one; rows and columns counted from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. Row 0 is row 1 of the user's file; rows end with their last filled cell."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[MergedRange, ...] = ()
    is_hidden: bool = False

    @property
    def width(self) -> int:
        """The number of columns up to the last one that is filled anywhere."""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Cell:
        """Return the cell at `row`, `column`, counted from 0; None beyond the filled area."""
        if not 0 <= row < len(self.rows) or not 0 <= column < len(self.rows[row]):
            return None
        return self.rows[row][column]


@dataclass(frozen=True)
class Workbook:
    """A file with its sheets. `encoding` and `delimiter` are those of a text file."""

    kind: FileKind
    sheets: list[Sheet]
    encoding: str = ""
    delimiter: str = ""

    def sheet(self, name: str) -> Sheet:
        """Return the sheet called `name`. Raises KeyError."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.sheets)


def column_letter(index: int) -> str:
    """Return the letter of the column `index`, counted from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, remainder = divmod(index - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters
