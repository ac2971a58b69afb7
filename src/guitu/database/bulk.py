"""Inserts thousands of rows at once. COPY is not open to a role under row security; arrays are.

Each column travels as one array in the binary protocol, so nothing is quoted or parsed, whatever
the number of rows. Policies, constraints and audit triggers hold as for any INSERT.
"""

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import psycopg
from django.db import connection, models

CHUNK = 5000
AS_THEY_ARE = (
    models.UUIDField,
    models.ForeignKey,
    models.DateField,
    models.IntegerField,
    models.BooleanField,
)
LENGTH = re.compile(r"\(.*\)")


def insert(rows: Sequence[models.Model]) -> None:
    """Insert unsaved rows of one model; keys are those that the rows bring with them."""
    if not rows:
        return
    fields = [field for field in rows[0]._meta.concrete_fields if not _is_serial(field)]
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        columns = {field: _column(field, chunk) for field in fields}
        insert_columns(type(rows[0]), columns)


def insert_columns(model: type[models.Model], columns: dict[models.Field, Sequence[Any]]) -> None:
    """Insert rows that are given column by column, each as long as the others."""
    names, selected, arrays, values = [], [], [], []
    for field, column in columns.items():
        names.append(f'"{field.column}"')
        kind = LENGTH.sub("", field.db_type(connection))
        first = column[0]
        if all(value is first or value == first for value in column):
            selected.append(f"%b::{kind}")
            values.append(first)
        else:
            selected.append(f'"{field.column}"')
            arrays.append((f'"{field.column}"', f"%b::{kind}[]", column))
    source = _unnested(arrays, count=len(next(iter(columns.values()))))
    statement = (
        f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) "  # noqa: S608
        f"SELECT {', '.join(selected)} FROM {source}"
    )
    _execute(statement, [*values, *(list(column) for _name, _hole, column in arrays)])


def _unnested(arrays: list[tuple[str, str, Sequence[Any]]], *, count: int) -> str:
    if not arrays:
        return f"generate_series(1, {count})"
    holes = ", ".join(hole for _name, hole, _column in arrays)
    return f"unnest({holes}) AS given ({', '.join(name for name, _hole, _column in arrays)})"


def _execute(statement: str, values: list[Any]) -> None:
    """Run it with values bound by the server: Django's own cursor would quote each into text."""
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(statement, values, prepare=False)


def _column(field: models.Field, rows: Sequence[models.Model]) -> list[Any]:
    """Return the values of one field as psycopg takes them.

    Most need no conversion, and asking the field each time would take half of the whole insert.
    """
    if isinstance(field, models.BinaryField) or getattr(field, "auto_now_add", False):
        return [field.pre_save(row, True) for row in rows]
    values = map(attrgetter(field.attname), rows)
    if isinstance(field, AS_THEY_ARE):
        return list(values)
    if isinstance(field, models.CharField | models.TextField):
        return [None if value is None else str(value) for value in values]
    return [
        None if value is None else field.get_db_prep_save(value, connection) for value in values
    ]


def _is_serial(field: models.Field) -> bool:
    return isinstance(field, models.AutoField)
