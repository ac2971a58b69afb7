"""Reads a filled-in list: what each row says, or why it cannot be taken. Writes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from guitu.exchange.importing.findings import Refusal
from guitu.exchange.ledgers.cell_dates import date_in
from guitu.exchange.ledgers.marking import TITLE, SheetMarks
from guitu.exchange.ledgers.problems import CellRefused
from guitu.exchange.ledgers.reading import read_workbook
from guitu.exchange.ledgers.refusals import LedgerRefused
from guitu.exchange.ledgers.workbook import Cell, Sheet, column_letter
from guitu.exchange.opinions import sheet as sheets
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.risk.actions import NewOpinion
from guitu.risk.rules.answering import check_opinion
from guitu.risk.terms import OpinionAnswer

NOT_OURS = gettext_noop(
    "This is not a list that was sent out from here: its heading row was not found."
)
NO_KEY = gettext_noop("The row code is missing or was changed. Copy it from the list sent out.")
OTHER_LIST = gettext_noop("This row belongs to another list, or the person has left the round.")
TWICE = gettext_noop("The same person stands in row %(other)s too. Keep one of the rows.")
NO_ANSWER = gettext_noop("“%(text)s” is no answer. Write “无情况” or “有情况”.")
WORDS_ONLY = gettext_noop("There are words but no answer. Write “有情况” beside them.")
MEANWHILE = gettext_noop(
    "Somebody answered otherwise after this list was sent out. Take a new list, or change it on"
    " the page."
)
WHOLE_DAY = gettext_noop("Write the whole day, like 2020-7-1.")
USED = gettext_noop("The panel has decided with the answer that stands, so it stays.")
SAID = {
    "无情况": OpinionAnswer.NOTHING_KNOWN, "无": OpinionAnswer.NOTHING_KNOWN,
    "没有": OpinionAnswer.NOTHING_KNOWN, "未发现": OpinionAnswer.NOTHING_KNOWN,
    "nothing known": OpinionAnswer.NOTHING_KNOWN,
    "有情况": OpinionAnswer.KNOWN, "有": OpinionAnswer.KNOWN, "known": OpinionAnswer.KNOWN,
}  # fmt: skip
COLUMNS = {"answer": sheets.ANSWER, "words": sheets.WORDS, "known_on": sheets.DAY}


@dataclass(frozen=True)
class Standing:
    """An opinion as it stands: number, version, answer, words, day, and whether it was used."""

    number: int
    version: int
    answer: str
    words: str
    known_on: date | None
    is_used: bool = False

    def is_said(self, new: NewOpinion) -> bool:
        """Return whether `new` says what stands already."""
        return (self.answer, self.words, self.known_on) == (new.answer, new.words, new.known_on)


@dataclass(frozen=True)
class Found:
    """What a file would change. Counts are rows; a row has one refusal or more."""

    new: tuple[tuple[int, NewOpinion], ...] = ()
    unchanged: int = 0
    blank: int = 0
    refused: tuple[Refusal, ...] = ()
    marks: SheetMarks | None = None

    @property
    def refused_rows(self) -> int:
        """How many rows are refused."""
        return len({one.row for one in self.refused})


@dataclass(frozen=True)
class _Place:
    """Where the table stands: the sheet, the row of its headings, and heading to column."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    def cell(self, row: int, heading: str) -> Cell:
        column = self.columns.get(heading)
        return None if column is None else self.sheet.at(row, column)

    def text(self, row: int, heading: str) -> str:
        value = self.cell(row, heading)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else str(value).strip()


def read(path: Path, standing: Mapping[UUID, Standing], *, on: date) -> Found:
    """Return what the file says of the people who stand on the list.

    Raises LedgerRefused for a file that is no such list, or cannot be read safely.
    """
    place = _place_of(read_workbook(path))
    reader = _Reader(place, standing, on)
    for row in range(place.row + 1, len(place.sheet.rows)):
        reader.take(row)
    return reader.found()


def _place_of(book: Iterable[Sheet]) -> _Place:
    for sheet in book:
        for row, cells in enumerate(sheet.rows[:30]):
            columns = {
                cell.strip(): column
                for column, cell in reversed(list(enumerate(cells)))
                if isinstance(cell, str)
            }
            if sheets.KEY in columns and sheets.ANSWER in columns:
                return _Place(sheet, row, columns)
    raise LedgerRefused(NOT_OURS)


class _Reader:
    """Goes through the rows and puts aside what is wrong with each."""

    def __init__(self, place: _Place, standing: Mapping[UUID, Standing], on: date) -> None:
        self.place, self.standing, self.on = place, standing, on
        self.new: list[tuple[int, NewOpinion]] = []
        self.refused: list[Refusal] = []
        self.seen: dict[UUID, int] = {}
        self.unchanged = self.blank = 0

    def take(self, row: int) -> None:
        """Take one row, counted from 0."""
        said = [self.place.text(row, heading) for heading in COLUMNS.values()]
        key = self.place.text(row, sheets.KEY)
        if not key and not any(said):
            return
        found = sheets.read_key(key)
        if found is None:
            self._refuse(row, sheets.KEY, NO_KEY)
        elif found[0] not in self.standing:
            self._refuse(row, sheets.KEY, OTHER_LIST)
        elif found[0] in self.seen:
            self._refuse(row, sheets.KEY, TWICE, other=self.seen[found[0]])
        else:
            self.seen[found[0]] = row + 1
            self._answer(row, *found)

    def found(self) -> Found:
        """Return all that was found."""
        texts: dict[int, list[Refusal]] = {}
        for one in self.refused:
            texts.setdefault(one.row, []).append(one)
        column = self.place.columns.get(TITLE, self.place.sheet.width)
        marks = SheetMarks(self.place.sheet.name, self.place.row + 1, column, {})
        return Found(tuple(self.new), self.unchanged, self.blank, tuple(self.refused), marks)

    def _answer(self, row: int, key: UUID, version: int) -> None:
        answer, words = self.place.text(row, sheets.ANSWER), self.place.text(row, sheets.WORDS)
        if not answer:
            if words:
                self._refuse(row, sheets.ANSWER, WORDS_ONLY)
            else:
                self.blank += 1
            return
        said = SAID.get(answer.casefold())
        if said is None:
            self._refuse(row, sheets.ANSWER, NO_ANSWER, text=answer[:30])
            return
        before = len(self.refused)
        day = self._day(row)
        try:
            check_opinion(said, words, day, on=self.on)
        except BadInput as error:
            for name, one in error.fields.items():
                self._refuse(row, COLUMNS[name], one.message, **one.params)
        if len(self.refused) == before:
            self._compare(row, NewOpinion(key, said, words, _day_of(said, day)), version)

    def _compare(self, row: int, new: NewOpinion, version: int) -> None:
        stands = self.standing[new.opinion_id]
        if stands.is_said(new):
            self.unchanged += 1
        elif stands.is_used:
            self._refuse(row, sheets.ANSWER, USED)
        elif stands.answer and stands.version != version:
            self._refuse(row, sheets.ANSWER, MEANWHILE)
        else:
            self.new.append((row + 1, new))

    def _day(self, row: int) -> date | None:
        value = self.place.cell(row, sheets.DAY)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, datetime):
            value = value.date()
        try:
            read = date_in(value)
        except CellRefused as error:
            self._refuse(row, sheets.DAY, error.message, **error.params)
            return None
        if read.month is None or read.day is None:
            self._refuse(row, sheets.DAY, WHOLE_DAY)
            return None
        return date(read.year, read.month, read.day)

    def _refuse(self, row: int, heading: str, message: str, **params: object) -> None:
        letter = column_letter(self.place.columns.get(heading, 0))
        name = self.place.sheet.name
        self.refused.append(Refusal(name, row + 1, heading, message, params, letter))


def _day_of(said: OpinionAnswer, day: date | None) -> date | None:
    return day if said == OpinionAnswer.KNOWN else None


def rows_of(refused: Sequence[Refusal]) -> dict[int, list[Refusal]]:
    """Return the refusals of each row."""
    found: dict[int, list[Refusal]] = {}
    for one in refused:
        found.setdefault(one.row, []).append(one)
    return found
