"""Turns one cell into a value, or says exactly why not.

Numbers that a spreadsheet program has rounded are refused: it keeps 15 digits, so an ID number of
18 that was ever a number has lost its end.
"""

import re
from collections.abc import Callable
from datetime import date, datetime

from guitu.exchange.ledgers import words
from guitu.exchange.ledgers.cell_dates import PartialDate, date_in
from guitu.exchange.ledgers.problems import CellRefused
from guitu.exchange.ledgers.words import Standing
from guitu.exchange.ledgers.workbook import Cell
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people import phones

ROUNDED_FROM = 1e15
SCIENTIFIC = re.compile(r"[0-9]\.?[0-9]*E\+?(?:1[5-9]|[2-9][0-9])", re.IGNORECASE)
NOTHING = frozenset(("无", "没有", "/", "\\", "-", "--", "——", "—", "不详", "未知", "暂无", "空"))
NOTHING_KEYS = NOTHING | {"n/a", "na", "null", "none", "nil", "#n/a", "无无"}
ERRORS = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
GUARDED = re.compile(r"'(?=[=+\-@])")  # an apostrophe keeps a formula from running
NAME_DOTS = re.compile(r"\s*[·‧•∙・･⋅●․﹒᛫ꞏ]\s*")
BETWEEN_HAN = re.compile(r"(?<=[^\x00-\u024f])\s+(?=[^\x00-\u024f])")
NAME_LISTS = re.compile(r"[、,;/|\n]+")
TERM_DAYS = re.compile(r"\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?|\d{8}")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

HALF_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}

ROUNDED = gettext_noop(
    "The spreadsheet program rounded this number to 15 digits; the rest is lost. Format the "
    "column as text and enter the number again."
)
SHOWS_ERROR = gettext_noop("The cell shows an error of the spreadsheet program: %(text)s.")
UNKNOWN_WORD = gettext_noop("“%(text)s” is not a word this column knows.")
NO_TERM = gettext_noop(
    "“%(text)s” does not hold two days. Write the term as 2020-03-28 to 2023-03-27."
)
YES = "yes"


def text_in(cell: Cell) -> str:
    """Return what stands in the cell as text; "" for a blank one. Raises CellRefused.

    Full-width digits and letters are folded, spaces at the ends dropped. A whole number is written
    without a decimal point.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return _digits(cell)
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    return _clean(str(cell))


def _digits(number: float) -> str:
    if not abs(number) < ROUNDED_FROM:  # true for what is no number as well
        raise CellRefused(ROUNDED)
    return str(int(number)) if number == int(number) else f"{number:.15g}"


def _clean(text: str) -> str:
    folded = INVISIBLE.sub("", _half_width(text)).strip()
    if ERRORS.fullmatch(folded):
        raise CellRefused(SHOWS_ERROR, text=folded)
    return GUARDED.sub("", folded, count=1) if GUARDED.match(folded) else folded


def _half_width(text: str) -> str:
    """Fold full-width letters, digits and spaces only: a rare character stays itself."""
    return text.translate(HALF_WIDTH)


def is_nothing(text: str) -> bool:
    """Return whether the text only says that there is nothing: 无, /, 不详 …"""
    return not text or text.lower() in NOTHING_KEYS


def name_in(cell: Cell) -> str:
    """Return a name: one space between Latin words, none between Han characters, dots as U+00B7."""
    text = NAME_DOTS.sub("\u00b7", text_in(cell))
    return BETWEEN_HAN.sub("", " ".join(text.split()))


def names_in(cell: Cell) -> tuple[str, ...]:
    """Return the names of a cell that may hold several."""
    parts = (name_in(part) for part in NAME_LISTS.split(_half_width(text_in(cell))))
    return tuple(part for part in parts if not is_nothing(part))


def digits_in(cell: Cell) -> str:
    """Return a number that is a name, such as an ID number. Raises CellRefused when rounded."""
    text = text_in(cell)
    if SCIENTIFIC.fullmatch(text.replace(" ", "")):
        raise CellRefused(ROUNDED)
    return text


def phones_in(cell: Cell) -> tuple[str, ...]:
    """Return the telephone numbers of a cell, digits only. Raises CellRefused."""
    found = []
    for part in phones.split(digits_in(cell)):
        try:
            number = phones.parse(part).number
        except BadInput as error:
            reason = next(iter(error.fields.values()))
            raise CellRefused(reason.message, **reason.params) from None
        if number not in found:
            found.append(number)
    return tuple(found)


def term_in(cell: Cell) -> tuple[PartialDate, PartialDate]:
    """Return first and last day of a term written in one cell. Raises CellRefused."""
    text = text_in(cell)
    days = TERM_DAYS.findall(text)
    if len(days) != 2:
        raise CellRefused(NO_TERM, text=text[:40])
    return date_in(days[0].replace(" ", "")), date_in(days[1].replace(" ", ""))


def word_in(cell: Cell, kind: str) -> str:
    """Return the code of the word list `kind` for the word in the cell. Raises CellRefused."""
    text = text_in(cell)
    code = words.codes(kind).get(words.word_key(text))
    if code is None:
        raise CellRefused(UNKNOWN_WORD, text=text[:40])
    return code


def yes_no_in(cell: Cell) -> bool:
    """Return whether the cell says yes. Raises CellRefused where it says neither."""
    return word_in(cell, "yes_no") == YES


def standing_in(cell: Cell) -> Standing:
    """Return what the word in the cell says about a measure. Raises CellRefused."""
    text = text_in(cell)
    standing = words.standings().get(words.word_key(text))
    if standing is None:
        raise CellRefused(UNKNOWN_WORD, text=text[:40])
    return standing


READERS: dict[str, Callable[[Cell], object]] = {
    "text": text_in,
    "name": name_in,
    "names": names_in,
    "id_number": digits_in,
    "phones": phones_in,
    "date": date_in,
    "term": term_in,
    "yes_no": yes_no_in,
    "measure": standing_in,
    "status": standing_in,
}


def value_in(cell: Cell, kind: str) -> object | None:
    """Return the value of a cell in a column of `kind`; None for blank. Raises CellRefused."""
    if cell is None:
        return None
    if isinstance(cell, str):
        text = _clean(cell)
        if is_nothing(text) and not _is_word(text, kind):
            return None
    reader = READERS.get(kind)
    return reader(cell) if reader else word_in(cell, kind)


def _is_word(text: str, kind: str) -> bool:
    """Return whether a text like 无 is an answer in a column of `kind`."""
    if kind in ("measure", "status"):
        return words.word_key(text) in words.standings()
    return kind in words.LISTS and words.word_key(text) in words.codes(kind)
