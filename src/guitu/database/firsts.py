"""The first rows of each group and how many each has, without reading the groups to their end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL


@dataclass
class Group:
    """The keys of the first rows of a group, and its count up to a limit."""

    keys: list[Any] = field(default_factory=list)
    count: int = 0


def first_of_each(
    rows: QuerySet, column: str, values: Sequence[str], *, limit: int, most: int
) -> dict[str, Group]:
    """Return, for each value of `column`, the keys of its first `limit` rows and its count.

    One statement; counting stops at `most` + 1. `rows` are ordered; an index on `column` and the
    order makes it as fast with a million rows as with a hundred.
    """
    of_group = rows.filter(**{column: RawSQL("wanted.value", [])}).values("pk")
    counted, in_count = of_group.order_by()[: most + 1].query.sql_with_params()
    first, in_first = of_group[:limit].query.sql_with_params()
    statement = (
        "SELECT wanted.value, total.count, found.key FROM unnest(%s::text[]) AS wanted(value) "  # noqa: S608
        f"CROSS JOIN LATERAL (SELECT count(*) FROM ({counted}) AS counted) AS total "
        f"LEFT JOIN LATERAL ({first}) AS found(key) ON true"
    )
    groups = {value: Group() for value in values}
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(values), *in_count, *in_first])
        for value, count, key in cursor.fetchall():
            groups[value].count = count
            if key is not None:
                groups[value].keys.append(key)
    return groups
