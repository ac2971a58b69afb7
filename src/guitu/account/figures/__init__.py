"""The figures of the account: one TOML and one SQL file each, in `definitions`.

A definition says in both languages what is counted, of what, and what is left out. Its statement
gives one row for each record behind the figure: `record_id`, `org_seq`, `on_day` and `outcome`,
which is counted, not (in the denominator only), unknown, or excluded:<reason>. It reads only the
fact views of `FACTS` and the one-row view `asked` (from_on, until_on, on_day, lo, hi), in the SQL
that PostgreSQL, DuckDB and Spark share.
"""

from guitu.account.figures.reading import Definition, definition, definitions
from guitu.account.figures.running import (
    Asked,
    Counts,
    Record,
    by_place,
    counts,
    of_year,
    record_ids,
    records,
)

__all__ = [
    "Asked",
    "Counts",
    "Definition",
    "Record",
    "by_place",
    "counts",
    "definition",
    "definitions",
    "of_year",
    "record_ids",
    "records",
]
