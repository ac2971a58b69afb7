"""Reads .xls, .xlsx and .csv into plain rows, or refuses the file in one sentence."""

import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from guitu.exchange.ledgers import reading_child, refusals
from guitu.exchange.ledgers.inspection import inspect
from guitu.exchange.ledgers.reading_child import MOST_CELLS, MOST_SECONDS
from guitu.exchange.ledgers.refusals import LedgerRefused
from guitu.exchange.ledgers.workbook import Cell, FileKind, MergedRange, Sheet, Workbook

CHILD = "guitu.exchange.ledgers.reading_child"
MOMENTS = {"date": date, "datetime": datetime, "time": time}
REASONS = {
    reading_child.PASSWORD: refusals.PASSWORD,
    reading_child.DAMAGED: refusals.DAMAGED,
    reading_child.ENCODING: refusals.UNKNOWN_ENCODING,
    reading_child.TOO_MANY_CELLS: refusals.TOO_MANY_CELLS,
    reading_child.TOO_MUCH_MEMORY: refusals.TOO_MUCH_MEMORY,
}


def read_workbook(path: Path | str) -> Workbook:
    """Return the sheets of the file with every cell as it is. Raises LedgerRefused.

    The file is inspected first and parsed in a child process with limits of memory and time.
    """
    path = Path(path)
    kind = inspect(path)
    with TemporaryDirectory() as folder:
        named = Path(folder) / f"ledger.{kind.value}"
        named.symlink_to(path.resolve())
        done = _run_child(kind, named)
    workbook = _workbook(kind, done.stdout.splitlines())
    if workbook is None:
        was_killed = done.returncode < 0
        raise LedgerRefused(refusals.TOO_MUCH_MEMORY if was_killed else refusals.DAMAGED)
    return workbook


def _run_child(kind: FileKind, path: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", CHILD, kind.value, str(path)]
    try:
        return subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise LedgerRefused(refusals.TOO_LONG, seconds=MOST_SECONDS) from None


def _workbook(kind: FileKind, lines: Iterable[bytes]) -> Workbook | None:
    """Put together what the child told; None where the tale breaks off."""
    head: dict[str, str] = {}
    sheets: list[Sheet] = []
    for line in lines:
        told = json.loads(line)
        if isinstance(told, list):
            sheets[-1].rows.append([_cell(value) for value in told])
        elif "refused" in told:
            raise LedgerRefused(REASONS[told["refused"]], cells=MOST_CELLS)
        elif "sheet" in told:
            sheets.append(_sheet(told))
        elif "done" in told:
            return Workbook(kind, [_trimmed(sheet) for sheet in sheets], **head)
        else:
            head = told
    return None


def _sheet(told: dict[str, Any]) -> Sheet:
    merged = tuple(MergedRange(*ends) for ends in told["merged"])
    return Sheet(told["sheet"], [], merged, is_hidden=told["hidden"])


def _trimmed(sheet: Sheet) -> Sheet:
    while sheet.rows and not sheet.rows[-1]:
        sheet.rows.pop()
    return sheet


def _cell(value: Any) -> Cell:
    if not isinstance(value, dict):
        return value
    ((name, text),) = value.items()
    return MOMENTS[name].fromisoformat(text)
