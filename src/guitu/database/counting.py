"""Counts that stop counting: many numbers of a page in one statement, each up to a limit."""

from collections.abc import Mapping

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

MOST = 1000


def counted(rows: Mapping[str, QuerySet], *, most: int = MOST) -> dict[str, int]:
    """Return how many rows each queryset has, counting to `most` + 1; one statement for all."""
    parts: list[str] = []
    values: list[object] = []
    names: list[str] = []
    found = dict.fromkeys(rows, 0)
    for name, queryset in rows.items():
        try:
            limited = queryset.order_by().values("pk")[: most + 1]
            statement, parameters = limited.query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"(SELECT count(*) FROM ({statement}) AS counted)")  # noqa: S608  # from the ORM
        values.extend(parameters)
        names.append(name)
    if not parts:
        return found
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        return found | dict(zip(names, cursor.fetchone(), strict=True))
