"""Gives an office a copy of its own file with the reasons in a red column.

The layout of an .xlsx stays; an .xls comes back as .xlsx with its values and merged cells; a .csv
stays in its encoding. No formula is live in the copy: text is written as text, and a formula that
was in the file leaves the value it showed.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from guitu.exchange.ledgers import refusals
from guitu.exchange.ledgers.aliases import heading_key
from guitu.exchange.ledgers.headings import HeadingGuess
from guitu.exchange.ledgers.inspection import inspect
from guitu.exchange.ledgers.refusals import LedgerRefused
from guitu.exchange.ledgers.workbook import FileKind, Sheet

CHILD = "guitu.exchange.ledgers.marking_child"
MOST_SECONDS = 90
TITLE = "错误原因"


@dataclass(frozen=True)
class SheetMarks:
    """The reasons of one sheet: where the column goes, and row number (from 1) to text."""

    sheet: str
    heading_row: int
    column: int
    reasons: Mapping[int, str]


def marks_for(sheet: Sheet, guess: HeadingGuess, reasons: Mapping[int, str]) -> SheetMarks:
    """Return where the reasons of `sheet` go: the column of an earlier copy, else a new last one.

    `reasons` maps row numbers as in the user's file to text in the user's language.
    """
    earlier = [
        column.index
        for column in guess.columns
        if heading_key(column.heading) == heading_key(TITLE)
    ]
    column = earlier[0] if earlier else sheet.width
    return SheetMarks(sheet.name, guess.row_index + 1, column, reasons)


def mark(path: Path | str, marks: Sequence[SheetMarks], out_path: Path | str) -> Path:
    """Write a copy of `path` with the reasons and return where it is. Raises LedgerRefused.

    The copy of an .xls is an .xlsx, so the suffix of what is returned may differ from `out_path`.
    Runs in a child process, as reading does.
    """
    path, out_path = Path(path), Path(out_path)
    kind = inspect(path)
    target = out_path.with_suffix(".csv" if kind is FileKind.CSV else ".xlsx")
    job = {
        "kind": kind.value,
        "path": str(path.resolve()),
        "out": str(target.resolve()),
        "title": TITLE,
        "marks": [asdict(mark) for mark in marks],
    }
    command = [sys.executable, "-m", CHILD]
    try:
        subprocess.run(
            command,
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        target.unlink(missing_ok=True)
        raise LedgerRefused(refusals.NOT_MARKED) from None
    return target
