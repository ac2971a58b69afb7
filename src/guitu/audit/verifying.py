"""Checks the trail: every chain, every row, every event, and the signed checkpoints.

Each check is one statement over all rows that returns those that do not fit, oldest first. They
run as the owner, in one snapshot, and change nothing.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg.rows import class_row

from guitu.audit import checkpoints
from guitu.kernel.terms import Term, gettext_noop

SHOWN = 20


class Fault(Term):
    """What is wrong with a row of the trail."""

    CHAIN_GAP = "chain_gap", gettext_noop("An entry is missing before this one, or was put in.")
    CHAIN_LINK = "chain_link", gettext_noop("This entry does not follow the one before it.")
    ENTRY_CHANGED = "entry_changed", gettext_noop("This entry was changed.")
    CHAIN_END = "chain_end", gettext_noop("The end of this chain was cut off or put on.")
    ROW_CHANGED = "row_changed", gettext_noop("The record of this row was changed.")
    ROWS_DIFFER = "rows_differ", gettext_noop("Rows of this entry were taken out or put in.")
    ROW_ALONE = "row_alone", gettext_noop("This row belongs to no entry.")
    EVENT_CHANGED = "event_changed", gettext_noop("This event was changed or put in.")
    EVENT_GONE = "event_gone", gettext_noop("This event was taken out.")
    REWRITTEN = "rewritten", gettext_noop("This chain is not the one that was signed.")
    FORGED = "forged", gettext_noop("This line of the file of checkpoints was not signed here.")


@dataclass(frozen=True)
class Problem:
    """One row that does not fit: where it stands, and when it was written where that is known."""

    fault: str
    shard: int | None
    chain_no: int | None
    table_name: str
    row: str
    at: datetime | None

    def as_json(self) -> dict[str, Any]:
        """Return plain values, with the sentence that says what is wrong."""
        found = asdict(self) | {"at": self.at.isoformat() if self.at else None}
        return found | {"says": Fault(self.fault).label}


@dataclass(frozen=True)
class Report:
    """What was checked, and what did not fit; problems of one check are cut off at twenty."""

    entries: int
    changes: int
    events: int
    checkpoints: int
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Return whether nothing was found."""
        return not self.problems

    @property
    def first(self) -> Problem | None:
        """Return the problem that stands earliest; one without a moment comes last."""
        dated = [problem for problem in self.problems if problem.at is not None]
        if dated:
            return min(dated, key=lambda problem: problem.at)
        return self.problems[0] if self.problems else None


CHECKS = (
    # Numbers run without a gap, each entry names the hash before it, and its own hash is right.
    """
    WITH linked AS (
      SELECT e.*, lag(e.hash, 1, ''::bytea) OVER chain AS hash_before,
             lag(e.chain_no, 1, 0::bigint) OVER chain AS no_before
      FROM audit_entry e WINDOW chain AS (PARTITION BY e.shard ORDER BY e.chain_no)),
    judged AS (
      SELECT *, CASE
        WHEN chain_no <> no_before + 1 THEN 'chain_gap'
        WHEN hash <> audit.entry_hash(previous, shard, chain_no, id, at, user_id, request_id,
                                      table_name, op, row_count, rows_digest) THEN 'entry_changed'
        WHEN previous <> hash_before THEN 'chain_link' END AS fault
      FROM linked)
    SELECT fault, shard, chain_no, table_name, id::text AS row, at
    FROM judged WHERE fault IS NOT NULL ORDER BY at
    """,
    # Each chain ends where its head says.
    """
    WITH last AS (
      SELECT DISTINCT ON (shard) shard, chain_no, hash, table_name, id, at
      FROM audit_entry ORDER BY shard, chain_no DESC)
    SELECT 'chain_end' AS fault, shard, COALESCE(h.chain_no, l.chain_no) AS chain_no,
           COALESCE(l.table_name, '') AS table_name, COALESCE(l.id::text, '') AS row, l.at
    FROM audit_head h FULL JOIN last l USING (shard)
    WHERE COALESCE(h.chain_no, -1) <> COALESCE(l.chain_no, 0)
       OR COALESCE(h.hash, '') <> COALESCE(l.hash, '')
    ORDER BY l.at
    """,
    # Each recorded row still has the digest that it had.
    """
    SELECT 'row_changed' AS fault, e.shard, e.chain_no, c.table_name, c.row_id AS row, e.at
    FROM audit_change c LEFT JOIN audit_entry e ON e.id = c.entry_id
    WHERE c.digest <> audit.row_digest(c.table_name, c.op, c.row_id, c.content, c.vals)
    ORDER BY e.at
    """,
    # Each entry has exactly the rows that it was made for.
    """
    WITH found AS (
      SELECT entry_id, count(*) AS total,
             sha256(string_agg(digest, ''::bytea ORDER BY row_id COLLATE "C")) AS mark
      FROM audit_change GROUP BY entry_id)
    SELECT CASE WHEN e.id IS NULL THEN 'row_alone' ELSE 'rows_differ' END AS fault, e.shard,
           e.chain_no, COALESCE(e.table_name, '') AS table_name,
           COALESCE(e.id, f.entry_id)::text AS row, e.at
    FROM audit_entry e FULL JOIN found f ON f.entry_id = e.id
    WHERE e.id IS NULL
       OR (f.entry_id IS NULL AND e.rows_digest <> audit.summary_mark(e.table_name, e.row_count))
       OR (f.entry_id IS NOT NULL AND (f.total <> e.row_count OR f.mark <> e.rows_digest))
    ORDER BY e.at
    """,
    # Each event stands in the trail as it was written, and none is missing.
    """
    WITH kept AS (
      SELECT c.row_id, c.vals, c.entry_id FROM audit_change c
      WHERE c.table_name = 'audit_event' AND c.op = 'I')
    SELECT CASE WHEN v.id IS NULL THEN 'event_gone' ELSE 'event_changed' END AS fault, e.shard,
           e.chain_no, 'audit_event' AS table_name, COALESCE(v.id::text, k.row_id) AS row,
           COALESCE(e.at, v.at) AS at
    FROM audit_event v FULL JOIN kept k ON k.row_id = v.id::text
    LEFT JOIN audit_entry e ON e.id = k.entry_id
    WHERE v.id IS NULL OR k.row_id IS NULL OR NOT to_jsonb(v) @> k.vals
    ORDER BY 6
    """,
)
SIGNED = """
    SELECT 'rewritten' AS fault, s.shard, s.chain_no, COALESCE(e.table_name, '') AS table_name,
           COALESCE(e.id::text, '') AS row, e.at
    FROM unnest(%s::int[], %s::bigint[], %s::text[]) AS s (shard, chain_no, hash)
    LEFT JOIN audit_entry e USING (shard, chain_no)
    WHERE e.hash IS DISTINCT FROM decode(s.hash, 'hex')
    ORDER BY s.chain_no
"""
TOTALS = """
    SELECT (SELECT count(*) FROM audit_entry), (SELECT count(*) FROM audit_change),
           (SELECT count(*) FROM audit_event)
"""


def verify(connection: psycopg.Connection, home: Path) -> Report:
    """Return what does not fit in the trail of one database and the checkpoints of its home."""
    with connection.transaction():
        connection.execute("SET LOCAL timezone = 'UTC'")
        connection.execute("SET LOCAL work_mem = '128MB'")
        problems = [problem for check in CHECKS for problem in _rows(connection, check)]
        signed = checkpoints.read(home)
        problems += _against_checkpoints(connection, home, signed)
        entries, changes, events = connection.execute(TOTALS).fetchone() or (0, 0, 0)
    return Report(entries, changes, events, len(signed), tuple(problems))


def _against_checkpoints(
    connection: psycopg.Connection, home: Path, signed: list[checkpoints.Checkpoint]
) -> list[Problem]:
    number = checkpoints.first_forged(home, signed)
    if number is not None:
        file = checkpoints.path(home).name
        return [Problem(Fault.FORGED.value, None, None, file, f"line {number}", None)]
    heads = checkpoints.known_heads(signed)
    columns = [list(column) for column in zip(*heads, strict=True)] if heads else [[], [], []]
    return _rows(connection, SIGNED, columns)


def _rows(connection: psycopg.Connection, check: str, parameters: Any = None) -> list[Problem]:
    with connection.cursor(row_factory=class_row(Problem)) as cursor:
        return cursor.execute(check, parameters).fetchmany(SHOWN)
