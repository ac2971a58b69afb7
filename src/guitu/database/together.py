"""Reads rows of several models in one statement, each as an instance of its model.

A page that shows seven kinds of records about one thing would ask seven times. Policies hold as
for any SELECT; order within a model is that of its query.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import QuerySet

READ_BACK: tuple[tuple[type[models.Field], Callable[[Any], Any]], ...] = (
    (models.UUIDField, UUID),
    (models.DateTimeField, datetime.fromisoformat),
    (models.DateField, date.fromisoformat),
    (models.BinaryField, lambda text: bytes.fromhex(text.removeprefix("\\x"))),
    (models.JSONField, json.dumps),
)


def read(queries: Sequence[QuerySet]) -> list[list[Any]]:
    """Return the rows of each query, in one statement; a query is of one model, without joins.

    Queries that cannot have rows are left out; without any other nothing is asked.
    """
    parts, given = [], []
    for place, query in enumerate(queries):
        try:
            sql, params = query.query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT {place} AS part, to_jsonb(t)::text FROM ({sql}) t")  # noqa: S608
        given += params
    found: list[list[Any]] = [[] for _query in queries]
    if not parts:
        return found
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), given)
        for place, told in cursor.fetchall():
            found[place].append(_instance(queries[place].model, json.loads(told)))
    return found


def read_parts(whole: models.Model, names: Sequence[str], *more: QuerySet) -> list[list[Any]]:
    """Fetch the records that point to `whole`, by the names under which it finds them, at once.

    Afterwards `getattr(whole, name).all()` asks the database no more. The rows of `more` come with
    the same statement and are returned.
    """
    queries = [getattr(whole, name).order_by("pk") for name in names]
    found = read([*queries, *more])
    kept = whole.__dict__.setdefault("_prefetched_objects_cache", {})
    for name, query, rows in zip(names, queries, found[: len(names)], strict=True):
        pointing = whole._meta.get_field(name).remote_field
        for row in rows:
            setattr(row, pointing.name, whole)
        fetched = query._chain()
        fetched._result_cache, fetched._prefetch_done = rows, True
        kept[name] = fetched
    return found[len(names) :]


def _instance(model: type[models.Model], told: dict[str, Any]) -> models.Model:
    fields = model._meta.concrete_fields
    values = [_value(field, told[field.column]) for field in fields]
    return model.from_db(connection.alias, [field.attname for field in fields], values)


def _value(field: models.Field, value: Any) -> Any:
    if value is None and not isinstance(field, models.JSONField):
        return None
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    back = next((back for kind, back in READ_BACK if isinstance(target, kind)), None)
    value = back(value) if back else value
    for convert in target.get_db_converters(connection):
        value = convert(value, None, connection)
    return value
