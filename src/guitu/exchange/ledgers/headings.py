"""Guesses which column holds what; the guess is shown, corrected and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guitu.exchange.ledgers.aliases import UNKNOWN, Aliases, Meaning, heading_key
from guitu.exchange.ledgers.grounds import Ground
from guitu.exchange.ledgers.heading_rows import HeadingRows, candidates
from guitu.exchange.ledgers.workbook import Sheet, column_letter

FEWEST_FIELDS = 2
WEIGHT_DROPPED = 0.5
WEIGHT_IGNORED = 0.25


@dataclass(frozen=True)
class ColumnGuess:
    """One column. `index` is counted from 0; `confidence` is 1 for an exact alias.

    `ground` says why the column is dropped; `is_repeated` that another column has the field.
    """

    index: int
    heading: str
    field: str | None = None
    confidence: float = 0.0
    ground: Ground | None = None
    is_ignored: bool = False
    is_repeated: bool = False

    @property
    def letter(self) -> str:
        """The letter over the column in a spreadsheet program."""
        return column_letter(self.index)

    @property
    def over_collected(self) -> bool:
        """Whether the office may not or need not keep what stands here."""
        return self.ground is not None

    @property
    def is_unknown(self) -> bool:
        """Whether somebody should say what the column is."""
        return not (self.field or self.ground or self.is_ignored)


@dataclass(frozen=True)
class HeadingGuess:
    """The headings of one sheet: first row (counted from 0), how many rows, and the columns."""

    sheet: str
    row_index: int
    rows_used: int
    columns: tuple[ColumnGuess, ...]
    score: float = 0.0

    @property
    def first_data_row(self) -> int:
        """The row after the headings, counted from 0."""
        return self.row_index + self.rows_used

    @property
    def dropped(self) -> tuple[ColumnGuess, ...]:
        """Columns that are not taken over, each with its ground."""
        return tuple(column for column in self.columns if column.over_collected)

    @property
    def unknown(self) -> tuple[ColumnGuess, ...]:
        """Columns that nobody has named yet."""
        return tuple(column for column in self.columns if column.is_unknown)

    def by_field(self) -> dict[str, ColumnGuess]:
        """Return the column of each field that was found."""
        return {column.field: column for column in self.columns if column.field}

    def corrected(self, fields: Mapping[int, str | None]) -> "HeadingGuess":
        """Return the guess with the columns of `fields` (index to field, None for none) set.

        A column that is dropped stays dropped. A field moves: the column that had it loses it.
        """
        taken = {name for name in fields.values() if name}
        columns = []
        for column in self.columns:
            if column.index in fields and not column.over_collected:
                column = _set(column, fields[column.index])
            elif column.field in taken:
                column = _set(column, None)
            columns.append(column)
        return replace(self, columns=tuple(columns))

    def remembered(self) -> dict[str, str | None]:
        """Return heading key to field, as `Aliases.taught` takes it: what an office keeps.

        Dropped columns are left out, and so are columns that are still unknown.
        """
        return {
            heading_key(column.heading): column.field
            for column in self.columns
            if column.field or (column.is_ignored and not column.ground)
        }


def _set(column: ColumnGuess, field: str | None) -> ColumnGuess:
    return replace(column, field=field, confidence=1.0, is_ignored=field is None, is_repeated=False)


def guess_headings(sheet: Sheet, aliases: Aliases) -> HeadingGuess | None:
    """Return the best heading row of `sheet`, or None where no row names the columns.

    A heading row has at least two known fields, one of them an anchor such as the name. Title,
    notes and reporting-unit rows know fewer, so they lose. The first of equals wins.
    """
    best: HeadingGuess | None = None
    for rows in candidates(sheet):
        guess = _guess(sheet, rows, aliases)
        if guess and (best is None or guess.score > best.score):
            best = guess
    return best


def _guess(sheet: Sheet, rows: HeadingRows, aliases: Aliases) -> HeadingGuess | None:
    meanings = [aliases.meaning(text) if text else UNKNOWN for text in rows.headings]
    chosen = _chosen(meanings)
    fields = {meaning.field for meaning in chosen if meaning.field}
    if len(fields) < FEWEST_FIELDS or not fields & aliases.anchors:
        return None
    columns = tuple(
        ColumnGuess(
            index=index,
            heading=rows.headings[index],
            field=meaning.field,
            confidence=meaning.confidence,
            ground=meaning.ground,
            is_ignored=meaning.is_ignored,
            is_repeated=meanings[index].field is not None and meaning.field is None,
        )
        for index, meaning in enumerate(chosen)
        if rows.headings[index]
    )
    score = sum(_weight(meaning) for meaning in chosen)
    return HeadingGuess(sheet.name, rows.first, rows.count, columns, score)


def _chosen(meanings: list[Meaning]) -> list[Meaning]:
    """Give each field to one column only: the surest, and of equals the first."""
    owner: dict[str, int] = {}
    for index, meaning in enumerate(meanings):
        name = meaning.field
        if name and (name not in owner or meaning.confidence > meanings[owner[name]].confidence):
            owner[name] = index
    return [
        UNKNOWN if meaning.field and owner[meaning.field] != index else meaning
        for index, meaning in enumerate(meanings)
    ]


def _weight(meaning: Meaning) -> float:
    if meaning.field:
        return meaning.confidence
    if meaning.ground:
        return WEIGHT_DROPPED
    return WEIGHT_IGNORED if meaning.is_ignored else 0.0
