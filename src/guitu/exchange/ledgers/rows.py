"""Rows of a sheet as values and problems, in the numbering of the user's file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from guitu.exchange.ledgers import checks
from guitu.exchange.ledgers.aliases import Aliases, Field
from guitu.exchange.ledgers.cells import value_in
from guitu.exchange.ledgers.headings import ColumnGuess, HeadingGuess
from guitu.exchange.ledgers.problems import CellProblem, CellRefused
from guitu.exchange.ledgers.row_kinds import is_about_somebody
from guitu.exchange.ledgers.workbook import Cell, Sheet

ONLY_WARN = frozenset({"education", "marital_status", "employment", "relation", "status", "yes_no"})


@dataclass(frozen=True)
class ReadRow:
    """One row. `row_number` is the one in the user's file, counted from 1.

    `values` holds what could be read, by field; blank cells are left out. `typed` holds names as
    they stood in the cell, where they were written in another way.
    """

    row_number: int
    values: dict[str, object]
    problems: tuple[CellProblem, ...] = ()
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def is_refused(self) -> bool:
        """Whether something is wrong enough to leave the row out."""
        return any(not problem.is_warning for problem in self.problems)


def read_rows(
    sheet: Sheet, guess: HeadingGuess, aliases: Aliases, *, on: date
) -> Iterator[ReadRow]:
    """Yield each row about somebody, with its values and problems as seen on the day `on`.

    Blank lines, totals, notes and repeated headings are passed over; so is a row that has nothing
    in any column that is taken over, such as one with a serial number only.
    """
    columns = [(column, aliases.fields[column.field]) for column in guess.columns if column.field]
    anchors = [column.index for column, known in columns if known.is_anchor]
    for index in range(guess.first_data_row, len(sheet.rows)):
        cells = sheet.rows[index]
        if cells and is_about_somebody(cells, guess, anchors):
            row = _Reading(index + 1, cells, columns, on)
            if row.has_anything:
                yield row.finish(aliases)


class _Reading:
    """Collects values and problems of one row."""

    def __init__(
        self, number: int, cells: list[Cell], columns: list[tuple[ColumnGuess, Field]], on: date
    ) -> None:
        self.number = number
        self.cells = cells
        self.columns = {known.name: column for column, known in columns}
        self.on = on
        self.values: dict[str, object] = {}
        self.problems: list[CellProblem] = []
        self.typed: dict[str, str] = {}
        for column, known in columns:
            self._read(column, known)

    @property
    def has_anything(self) -> bool:
        """Whether any column that is taken over is filled."""
        return bool(self.values or self.problems)

    def _read(self, column: ColumnGuess, known: Field) -> None:
        cell = self.cells[column.index] if column.index < len(self.cells) else None
        try:
            value = value_in(cell, known.kind)
        except CellRefused as refused:
            self._note(known.name, refused, is_warning=known.kind in ONLY_WARN)
            return
        if value is None or value in ("", ()):
            return
        self.values[known.name] = value
        if known.kind in ("name", "names") and value != cell:
            self.typed[known.name] = str(cell)

    def finish(self, aliases: Aliases) -> ReadRow:
        """Check the values against each other and return the row."""
        for problem in checks.problems(self.values, aliases, on=self.on, has=set(self.columns)):
            if not any(known.field == problem.field for known in self.problems):
                self._note(problem.field, problem.refused, is_warning=problem.is_warning)
        refused = {problem.field for problem in self.problems if not problem.is_warning}
        for name in refused:
            self.values.pop(name, None)
        return ReadRow(self.number, self.values, tuple(self.problems), self.typed)

    def _note(self, name: str, refused: CellRefused, *, is_warning: bool) -> None:
        column = self.columns.get(name)
        self.problems.append(
            CellProblem(
                row=self.number,
                column_letter=column.letter if column else "",
                heading=column.heading if column else "",
                field=name,
                message=refused.message,
                params=refused.params,
                is_warning=is_warning,
            )
        )
