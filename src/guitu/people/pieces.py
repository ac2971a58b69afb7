"""Rows of many modules read with one statement: a UNION ALL of pieces with the same columns.

Where a person stands, and what happened, is told by a dozen modules. Each gives a piece, a
queryset with the columns of `Row`; the page reads all of them at once.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    F,
    QuerySet,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate

COLUMNS = ("row_code", "row_on", "row_what", "row_ref", "row_by", "row_detail")
STROKE = Value("/", output_field=TextField())
Column = str | Combinable


@dataclass(frozen=True)
class Row:
    """One row of a piece: which piece, the day, a code or text, the record, who made it, more."""

    code: str
    on: date
    what: str
    ref: uuid.UUID
    by: uuid.UUID | None
    detail: str


def piece(rows: QuerySet, code: str, *, on: Column, what: Column, detail: Column = "") -> QuerySet:
    """Return `rows` with the columns of `Row`, to be read together with other pieces.

    `on`, `what` and `detail` are names of fields or expressions; a moment becomes its day
    here. Rows may be sliced. Ciphertext cannot stand in a piece.
    """
    return rows.annotate(
        row_code=Value(code, output_field=CharField()),
        row_on=_day(rows, on),
        row_what=_text(what),
        row_ref=Cast(F("pk"), UUIDField()),
        row_by=F("created_by"),
        row_detail=_text(detail),
    ).values_list(*COLUMNS)


def joined(*columns: Column) -> Combinable:
    """Return several columns as one text with a stroke between them; empty ones stay empty."""
    parts = [part for column in columns for part in (STROKE, _text(column))]
    return Concat(*parts[1:], output_field=TextField())


def read(pieces: Iterable[QuerySet], *, before: date | None = None, most: int) -> list[Row]:
    """Return the rows of all pieces, the newest first, at most `most`, in one statement.

    `before` leaves out that day and what came after it.
    """
    first, *rest = [*pieces] or [None]
    if first is None:
        return []
    if before is not None:
        first, *rest = [one.filter(row_on__lt=before) for one in (first, *rest)]
    if not rest and first.query.is_sliced:
        rows = [Row(*values) for values in first]
        return sorted(rows, key=lambda row: (row.on, row.ref), reverse=True)[:most]
    found = first.union(*rest, all=True) if rest else first
    return [Row(*values) for values in found.order_by("-row_on", "-row_ref")[:most]]


def _column(column: Column) -> Combinable:
    return F(column) if isinstance(column, str) else column


def _text(column: Column) -> Combinable:
    if column == "":
        return Value("", output_field=TextField())
    return Coalesce(Cast(_column(column), TextField()), Value(""), output_field=TextField())


def _day(rows: QuerySet, column: Column) -> Combinable:
    if isinstance(column, str) and "__" not in column:
        is_moment = isinstance(rows.model._meta.get_field(column), DateTimeField)
        return TruncDate(column) if is_moment else Cast(F(column), DateField())
    return Cast(_column(column), DateField())
