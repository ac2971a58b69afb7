"""Looks at the values of a row together: what is missing, what contradicts, what lies ahead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from guitu.exchange.ledgers.aliases import Aliases
from guitu.exchange.ledgers.cell_dates import PartialDate
from guitu.exchange.ledgers.problems import CellRefused
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop
from guitu.people import id_numbers

FREE_KINDS = frozenset({"passport", "other"})
ORDERED = (
    ("term_start", "term_end"),
    ("birth_date", "first_use_on"),
    ("decided_on", "reported_in_on"),
    ("entered_on", "released_on"),
)

REQUIRED = gettext_noop("This cell must be filled.")
NO_SUCH_COLUMN = gettext_noop("The file has no column for this: %(field)s.")
DAY_MISSING = gettext_noop("Write the day too: %(text)s is not enough here.")
IN_FUTURE = gettext_noop("The day lies ahead: %(text)s.")
BEFORE_OTHER = gettext_noop("%(text)s is before %(other)s.")
OTHER_BIRTH_DATE = gettext_noop(
    "The birth date differs from the one in the ID number. The ID number is followed."
)
OTHER_SEX = gettext_noop(
    "The sex differs from the one in the ID number. The ID number is followed."
)


@dataclass(frozen=True)
class Found:
    """A problem with one field of a row."""

    field: str
    refused: CellRefused
    is_warning: bool = False


def problems(
    values: dict[str, object], aliases: Aliases, *, on: date, has: set[str]
) -> Iterator[Found]:
    """Yield what is wrong with `values`; `has` are the fields that have a column.

    An ID number is put in its stored form; where birth date or sex contradict it, it is followed.
    A term written in one cell is divided into its first and last day.
    """
    yield from _missing(values, aliases, has)
    yield from _id_number(values, on)
    term = values.pop("term", None)
    if term:
        values["term_start"], values["term_end"] = term
    yield from _dates(values, aliases, on)
    yield from _order(values)


def _missing(values: Mapping[str, object], aliases: Aliases, has: set[str]) -> Iterator[Found]:
    for name in aliases.required:
        if name not in values:
            message = REQUIRED if name in has else NO_SUCH_COLUMN
            params = {} if name in has else {"field": aliases.fields[name].headings[0]}
            yield Found(name, CellRefused(message, **params))


def _id_number(values: dict[str, object], on: date) -> Iterator[Found]:
    text = values.get("id_number")
    if text is None or values.get("id_kind") in FREE_KINDS:
        return
    try:
        read = id_numbers.parse(str(text), on=on)
    except BadInput as error:
        yield Found("id_number", _refused(next(iter(error.fields.values()))))
        return
    values["id_number"] = read.number
    for warning in read.warnings:
        yield Found("id_number", _refused(warning), is_warning=True)
    yield from _follow_number(values, read)


def _refused(error: FieldError) -> CellRefused:
    return CellRefused(error.message, **error.params)


def _follow_number(values: dict[str, object], read: id_numbers.IdNumber) -> Iterator[Found]:
    birth_date = values.get("birth_date")
    if isinstance(birth_date, PartialDate) and not _agree(birth_date, read.birth_date):
        yield Found("birth_date", CellRefused(OTHER_BIRTH_DATE), is_warning=True)
    if values.get("sex", read.sex.value) != read.sex.value:
        yield Found("sex", CellRefused(OTHER_SEX), is_warning=True)
    values["birth_date"] = PartialDate.of(read.birth_date)
    values["sex"] = read.sex.value


def _agree(written: PartialDate, birth_date: date) -> bool:
    return written.first <= birth_date <= written.last


def _dates(values: Mapping[str, object], aliases: Aliases, on: date) -> Iterator[Found]:
    for name, value in values.items():
        known = aliases.fields.get(name)
        if not isinstance(value, PartialDate) or known is None:
            continue
        if known.needs_day and value.exact is None:
            yield Found(name, CellRefused(DAY_MISSING, text=str(value)))
        elif not known.may_be_future and value.first > on:
            yield Found(name, CellRefused(IN_FUTURE, text=str(value)))


def _order(values: Mapping[str, object]) -> Iterator[Found]:
    for earlier_name, later_name in ORDERED:
        earlier, later = values.get(earlier_name), values.get(later_name)
        if not isinstance(earlier, PartialDate) or not isinstance(later, PartialDate):
            continue
        if later.last < earlier.first:
            params = {"text": str(later), "other": str(earlier)}
            yield Found(later_name, CellRefused(BEFORE_OTHER, **params))
