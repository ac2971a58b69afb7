"""Reads a whole ledger: every sheet that names its columns, and why the others were passed over."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guitu.exchange.ledgers import refusals
from guitu.exchange.ledgers.aliases import Aliases, LedgerKind, aliases_for
from guitu.exchange.ledgers.headings import HeadingGuess, guess_headings
from guitu.exchange.ledgers.reading import read_workbook
from guitu.exchange.ledgers.refusals import LedgerRefused
from guitu.exchange.ledgers.rows import ReadRow, read_rows
from guitu.exchange.ledgers.workbook import Sheet, Workbook
from guitu.kernel.terms import Term, gettext_noop

LOOK_UP_NAMES = re.compile(
    r"省市|市县|省市县|区县|bean|dict|字典|数据字典|码表|代码表|下拉|下拉列表|选项|参数|枚举|地区|行政区划"
    r"|说明|填写说明|填表说明|hidden.*",
    re.IGNORECASE,
)


class Skipped(Term):
    """Why a sheet was passed over."""

    EMPTY = "empty", gettext_noop("The sheet is empty.")
    HIDDEN = "hidden", gettext_noop("The sheet is hidden.")
    LOOK_UP = "look_up", gettext_noop("The sheet holds lists to choose from.")
    NO_HEADINGS = "no_headings", gettext_noop("The sheet has no row that names its columns.")


@dataclass(frozen=True)
class Table:
    """A sheet with its headings."""

    sheet: Sheet
    headings: HeadingGuess


@dataclass(frozen=True)
class Ledger:
    """A file that was read, with the headings as guessed; `rows` interprets them on demand."""

    workbook: Workbook
    aliases: Aliases
    tables: tuple[Table, ...]
    skipped: dict[str, Skipped] = field(default_factory=dict)

    def rows(self, *, on: date) -> Iterator[tuple[Table, ReadRow]]:
        """Yield every row about somebody, sheet by sheet, as seen on the day `on`."""
        for table in self.tables:
            for row in read_rows(table.sheet, table.headings, self.aliases, on=on):
                yield table, row

    def corrected(self, fields: Mapping[str, Mapping[int, str | None]]) -> "Ledger":
        """Return the ledger with columns set by hand: sheet name to column index to field."""
        tables = tuple(
            Table(table.sheet, table.headings.corrected(fields.get(table.sheet.name, {})))
            for table in self.tables
        )
        return Ledger(self.workbook, self.aliases, tables, self.skipped)

    @property
    def dropped_columns(self) -> tuple[str, ...]:
        """Headings of the columns that are not taken over, each once, in their order."""
        headings = (column.heading for table in self.tables for column in table.headings.dropped)
        return tuple(dict.fromkeys(headings))


def read_ledger(
    path: Path | str, kind: LedgerKind, *, remembered: Mapping[str, str | None] | None = None
) -> Ledger:
    """Read the file and guess its headings. Raises LedgerRefused.

    `remembered` is what the office corrected before, as `HeadingGuess.remembered` gave it.
    """
    aliases = aliases_for(kind).taught(remembered or {})
    workbook = read_workbook(path)
    tables: list[Table] = []
    skipped: dict[str, Skipped] = {}
    for sheet in workbook:
        why = _why_skipped(sheet)
        guess = None if why else guess_headings(sheet, aliases)
        if guess:
            tables.append(Table(sheet, guess))
        else:
            skipped[sheet.name] = why or Skipped.NO_HEADINGS
    if not tables:
        anchors = [aliases.fields[name].headings[0] for name in sorted(aliases.anchors)]
        raise LedgerRefused(refusals.NO_HEADINGS, anchors=" / ".join(anchors))
    return Ledger(workbook, aliases, tuple(tables), skipped)


def _why_skipped(sheet: Sheet) -> Skipped | None:
    if not sheet.rows:
        return Skipped.EMPTY
    if sheet.is_hidden:
        return Skipped.HIDDEN
    if LOOK_UP_NAMES.fullmatch(sheet.name.strip()):
        return Skipped.LOOK_UP
    return None
