"""Runs in a process of its own: parses one file under limits of memory and time.

`python -m guitu.exchange.ledgers.reading_child KIND PATH` prints one JSON value per line: a head,
for each sheet its head and then its rows, and a last line that says all was told. A file that
makes the parser grow or loop takes this process down and no other. PATH has the suffix of what the
file is, for the parser goes by it.
"""

import csv
import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine as calamine

from guitu.exchange.ledgers import csv_files, encodings
from guitu.exchange.ledgers.workbook import TEXT_SHEET, FileKind

MOST_MEMORY = 1024**3
MOST_SECONDS = 25
MOST_CPU_SECONDS = 30  # ends a child whose parent is gone
MOST_CELLS = 2_000_000
MOST_PLACES = 10_000_000  # rows times columns, filled or not
MOST_CHARACTERS = 60_000_000

PASSWORD = "password"  # noqa: S105  the name of a refusal
DAMAGED = "damaged"
ENCODING = "encoding"
TOO_MANY_CELLS = "too_many_cells"
TOO_MUCH_MEMORY = "too_much_memory"


class Refused(Exception):
    """The file cannot be read; the argument is one of the names above."""


class Told:
    """Counts what was told, so that a small file cannot unfold into a huge answer."""

    def __init__(self) -> None:
        self.cells = 0
        self.characters = 0

    def row(self, cells: list[Any]) -> list[Any]:
        """Return `cells` ready for JSON, without blank ones at the end. Raises Refused."""
        row = [_plain(cell) for cell in cells]
        while row and row[-1] is None:
            row.pop()
        for cell in row:
            self.cells += cell is not None
            self.characters += len(cell) if isinstance(cell, str) else 0
        if self.cells > MOST_CELLS or self.characters > MOST_CHARACTERS:
            raise Refused(TOO_MANY_CELLS)
        return row


def _plain(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell if cell.strip() else None
    if isinstance(cell, datetime | date | time):
        return {type(cell).__name__: cell.isoformat()}
    if isinstance(cell, timedelta):
        return str(cell)
    return cell


def tell(kind: FileKind, path: Path) -> Iterator[Any]:
    """Yield head, sheets and rows of the file, each ready for JSON. Raises Refused."""
    yield from _tell_text(path) if kind is FileKind.CSV else _tell_book(path)
    yield {"done": True}


def _tell_text(path: Path) -> Iterator[Any]:
    try:
        text, encoding = encodings.decode(path.read_bytes())
    except UnicodeDecodeError:
        raise Refused(ENCODING) from None
    delimiter = csv_files.delimiter_of(text)
    yield {"encoding": encoding, "delimiter": delimiter}
    yield {"sheet": TEXT_SHEET, "merged": [], "hidden": False}
    told = Told()
    for row in csv_files.rows_of(text, delimiter):
        yield told.row(row)


def _tell_book(path: Path) -> Iterator[Any]:
    told = Told()
    yield {"encoding": "", "delimiter": ""}
    with calamine.load_workbook(str(path)) as book:
        for position, metadata in enumerate(book.sheets_metadata):
            if metadata.typ == calamine.SheetTypeEnum.WorkSheet:
                yield from _tell_sheet(book.get_sheet_by_index(position), metadata, told)


def _tell_sheet(
    sheet: calamine.CalamineSheet, metadata: calamine.SheetMetadata, told: Told
) -> Iterator[Any]:
    if sheet.height * sheet.width > MOST_PLACES:
        raise Refused(TOO_MANY_CELLS)
    yield {
        "sheet": sheet.name,
        "merged": [[*first, *last] for first, last in sheet.merged_cell_ranges or []],
        "hidden": metadata.visible != calamine.SheetVisibleEnum.Visible,
    }
    # The rows begin with row 1 of the sheet, but with its first filled column.
    left = [None] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield told.row(left + row)


def main(arguments: list[str]) -> int:
    """Print what the file holds, or why it cannot be read; return 0 either way."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    kind, path = FileKind(arguments[0]), Path(arguments[1])
    try:
        for line in tell(kind, path):
            print(json.dumps(line, ensure_ascii=False), flush=False)  # noqa: T201
    except Refused as refused:
        reason = str(refused)
    except calamine.PasswordError:
        reason = PASSWORD
    except (calamine.CalamineError, csv.Error, OSError, ValueError):
        reason = DAMAGED
    except MemoryError:
        reason = TOO_MUCH_MEMORY
    else:
        return 0
    print(json.dumps({"refused": reason}))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    sys.exit(main(sys.argv[1:]))
