"""A row where it stands: sheet, row number, headings, values, and the community it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass

from guitu.exchange.ledgers.cells import text_in
from guitu.exchange.ledgers.headings import ColumnGuess
from guitu.exchange.ledgers.ledger import Table
from guitu.exchange.ledgers.problems import CellRefused
from guitu.exchange.ledgers.rows import ReadRow
from guitu.orgs.models import Org


@dataclass(frozen=True)
class Source:
    """One row of a table and the columns of its fields. `org` is where its file would be kept."""

    table: Table
    row: ReadRow
    columns: Mapping[str, ColumnGuess]
    org: Org

    @property
    def values(self) -> Mapping[str, object]:
        """What could be read, by field."""
        return self.row.values

    def has(self, name: str) -> bool:
        """Return whether the field has a column and its cell is filled."""
        column = self.columns.get(name)
        return column is not None and self._cell(column) is not None

    def heading(self, name: str) -> str:
        """Return the heading over the field, as the office wrote it."""
        column = self.columns.get(name)
        return column.heading.rpartition("/")[2] if column else ""

    def text(self, name: str) -> str:
        """Return what stands in the cell of the field, as text."""
        value = self.row.values.get(name)
        if value is not None and name.endswith("_on"):
            return str(value)
        column = self.columns.get(name)
        try:
            return text_in(self._cell(column)) if column else ""
        except CellRefused:
            return ""

    def _cell(self, column: ColumnGuess):
        return self.table.sheet.at(self.row.row_number - 1, column.index)
