"""Fills tables by COPY, with the defaults that the models give."""

from collections.abc import Iterable, Mapping
from typing import Any

import psycopg
from django.db import models
from django.utils import timezone
from psycopg.types.json import Json


class Table:
    """Columns of a model in their order, and what stands in each when nobody says otherwise."""

    def __init__(self, model: type[models.Model]) -> None:
        self.name = model._meta.db_table
        self.fields = [field for field in model._meta.concrete_fields if not _is_serial(field)]
        self.columns = [field.column for field in self.fields]
        moment = timezone.now()
        self.defaults = {field.column: _default(field, moment) for field in self.fields}

    def row(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the values of one row in the order of the columns."""
        return tuple(
            values[column] if column in values else self.defaults[column] for column in self.columns
        )


def copy_rows(
    connection: psycopg.Connection, table: Table, rows: Iterable[Mapping[str, Any]]
) -> int:
    """Copy rows into the table and return how many there were."""
    names = ", ".join(f'"{column}"' for column in table.columns)
    count = 0
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy,
    ):
        for values in rows:
            copy.write_row(table.row(values))
            count += 1
    return count


def _is_serial(field: models.Field) -> bool:
    return isinstance(field, models.AutoField | models.BigAutoField)


def _default(field: models.Field, moment: object) -> Any:
    if getattr(field, "auto_now_add", False):
        return moment
    value = None if field.primary_key else field.get_default()
    return Json(value) if isinstance(field, models.JSONField) and value is not None else value
