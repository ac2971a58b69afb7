"""Dates as offices write them, each refused with its exact reason when it is none.

A year alone, or year and month, is kept as far as it was written: an invented day would be read
as a fact later.
"""

import calendar
import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from guitu.exchange.ledgers.problems import CellRefused
from guitu.exchange.ledgers.workbook import Cell
from guitu.kernel.terms import gettext_noop

FIRST_YEAR, LAST_YEAR = 1900, 2100
EPOCH = date(1899, 12, 30)  # day 0 of spreadsheet programs, seen from March 1900 on
FIRST_SERIAL, LAST_SERIAL = 3654, 73050  # 1910-01-01 to 2099-12-31; smaller ones are years
MIDNIGHT = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
PARTS = re.compile(
    r"(?P<year>\d{4}|\d{2})(?:年|[.\-/、。,·]|\s)+"
    r"(?P<month>\d{1,2})(?:(?:月|[.\-/、。,·]|\s)+(?P<day>\d{1,2}))?[日号.月/\-]?"
)
YEAR = re.compile(r"(\d{4})")
CHINESE_YEAR = re.compile(r"(\d{4})年")
SIGNS = re.compile(r"\s*([年月日号])\s*")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
COMPACT_MONTH = re.compile(r"(\d{4})(\d{2})")
DAY_FIRST = re.compile(r"\d{1,2}[./\-]\d{1,2}[./\-]\d{4}")
DASHES = str.maketrans({sign: "-" for sign in "‐‑‒–—―−"})

NO_DATE = gettext_noop("“%(text)s” is no date. Write it as 2020-03-05.")
TWO_DIGIT_YEAR = gettext_noop("The year in “%(text)s” has two digits. Write all four.")
DAY_FIRST_REASON = gettext_noop(
    "“%(text)s” can be read in two ways. Write the year first: 2020-03-05."
)
NO_SUCH_DAY = gettext_noop("There is no such day: %(text)s.")
NO_SUCH_MONTH = gettext_noop("There is no such month: %(text)s.")
YEAR_OUT_OF_RANGE = gettext_noop("The year in “%(text)s” is not between %(first)s and %(last)s.")
OCTOBER_OR_JANUARY = gettext_noop(
    "The spreadsheet program took the date for the number %(text)s, so January and October look "
    "the same. Format the column as text and enter the month again."
)
TIME_ONLY = gettext_noop("The cell holds a time of day, no date.")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date as exactly as it was written: day and month may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The day, where all of it is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = (f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part))
        return "-".join(parts)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return `day`, known to the day."""
        return cls(day.year, day.month, day.day)


def date_in(cell: Cell) -> PartialDate:
    """Return the date in a cell that is not blank. Raises CellRefused."""
    if isinstance(cell, datetime | date):
        return _checked(cell.year, cell.month, cell.day, text=f"{cell:%Y-%m-%d}")
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise CellRefused(TIME_ONLY)
    if isinstance(cell, str):
        return _from_text(cell)
    return _from_number(cell)


def _from_text(text: str) -> PartialDate:
    given = unicodedata.normalize("NFKC", text).translate(DASHES).strip()
    given = SIGNS.sub(r"\1", MIDNIGHT.sub("", given)).strip()
    match = PARTS.fullmatch(given)
    if match:
        if len(match["year"]) == 2:
            raise CellRefused(TWO_DIGIT_YEAR, text=given)
        day = int(match["day"]) if match["day"] else None
        return _checked(int(match["year"]), int(match["month"]), day, text=given)
    year = CHINESE_YEAR.fullmatch(given)
    if year:
        return _checked(int(year[1]), None, None, text=given)
    if DAY_FIRST.fullmatch(given):
        raise CellRefused(DAY_FIRST_REASON, text=given)
    if given.replace(".", "", 1).isdecimal() and given.isascii():
        return _from_number(float(given))
    raise CellRefused(NO_DATE, text=_short(given))


def _from_number(number: float) -> PartialDate:
    """Read 20200305, 202003, 2020, 2020.3 and day counts of spreadsheet programs."""
    if not math.isfinite(number):
        raise CellRefused(NO_DATE, text=str(number))
    text = f"{number:.10g}"
    if FIRST_SERIAL <= number < LAST_SERIAL + 1:
        return PartialDate.of(EPOCH + timedelta(days=int(number)))
    if number != int(number):
        return _from_decimal(text)
    for pattern in (COMPACT, COMPACT_MONTH, YEAR):
        match = pattern.fullmatch(text)
        if match:
            parts = [int(part) for part in match.groups()]
            return _from_compact(parts, text)
    raise CellRefused(NO_DATE, text=_short(text))


def _from_compact(parts: list[int], text: str) -> PartialDate:
    if len(parts) == 2 and not (FIRST_YEAR <= parts[0] <= LAST_YEAR and 1 <= parts[1] <= 12):
        raise CellRefused(TWO_DIGIT_YEAR, text=text)
    year, month, day = [*parts, None, None][:3]
    return _checked(year, month, day, text=text)


def _from_decimal(text: str) -> PartialDate:
    match = re.fullmatch(r"(\d{4})\.(\d{1,2})", text)
    if not match:
        raise CellRefused(NO_DATE, text=_short(text))
    if match[2] == "1":
        raise CellRefused(OCTOBER_OR_JANUARY, text=text)
    return _checked(int(match[1]), int(match[2]), None, text=text)


def _checked(year: int, month: int | None, day: int | None, *, text: str) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellRefused(YEAR_OUT_OF_RANGE, text=text, first=FIRST_YEAR, last=LAST_YEAR)
    if month is not None and not 1 <= month <= 12:
        raise CellRefused(NO_SUCH_MONTH, text=text)
    if day is not None and not 1 <= day <= calendar.monthrange(year, month or 1)[1]:
        raise CellRefused(NO_SUCH_DAY, text=text)
    return PartialDate(year, month, day)


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:30] + "…"
