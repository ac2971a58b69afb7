"""Runs figures over the fact views, in the row-security context of whoever asks."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from django.db import connection

from guitu.account.figures.reading import Definition
from guitu.orgs.models import Org

HOUSE = Path(__file__).resolve().parents[2]
FACTS = {
    "duty": HOUSE / "duties" / "fact.sql",
    "hand_over": HOUSE / "account" / "figures" / "facts" / "hand_over.sql",
    "agreement": HOUSE / "account" / "figures" / "facts" / "agreement.sql",
    "execution": HOUSE / "account" / "figures" / "facts" / "execution.sql",
    "need": HOUSE / "account" / "figures" / "facts" / "need.sql",
    "aid_request": HOUSE / "account" / "figures" / "facts" / "aid_request.sql",
    "job": HOUSE / "account" / "figures" / "facts" / "job.sql",
    "round_assessment": HOUSE / "account" / "figures" / "facts" / "round_assessment.sql",
    "round_exclusion": HOUSE / "account" / "figures" / "facts" / "round_exclusion.sql",
    "risk_level": HOUSE / "account" / "figures" / "facts" / "risk_level.sql",
    "level_objection": HOUSE / "account" / "figures" / "facts" / "level_objection.sql",
    "livelihood": HOUSE / "account" / "figures" / "facts" / "livelihood.sql",
}
ASKED = (
    "asked AS (SELECT CAST(%(from_on)s AS date) AS from_on, CAST(%(until_on)s AS date) AS until_on,"
    " CAST(%(on_day)s AS date) AS on_day, CAST(%(lo)s AS integer) AS lo,"
    " CAST(%(hi)s AS integer) AS hi)"
)


@dataclass(frozen=True)
class Asked:
    """For which days and which part of the tree; `on_day` is the day on which it is read."""

    from_on: date
    until_on: date
    on_day: date
    lo: int
    hi: int


@dataclass(frozen=True)
class Counts:
    """What a figure comes to."""

    numerator: int = 0
    denominator: int = 0
    excluded: Mapping[str, int] = field(default_factory=dict)
    unknown: int = 0


@dataclass(frozen=True)
class Record:
    """One record behind a figure."""

    id: uuid.UUID
    org_seq: int
    on_day: date


def of_year(org: Org, year: int, *, on: date) -> Asked:
    """Return a year of an organisation; the year that is running ends with the day `on`."""
    ends_on = min(date(year, 12, 31), max(on, date(year, 1, 1)))
    return Asked(date(year, 1, 1), ends_on, on, org.seq, org.seq_end)


def counts(figures: Sequence[Definition], asked: Asked) -> dict[str, Counts]:
    """Return what each figure comes to, by its code, in one statement."""
    parts = [
        f"SELECT '{one.code}' AS code, outcome, count(*) FROM ({one.sql}) AS f GROUP BY outcome"  # noqa: S608
        for one in figures
    ]
    rows = _fetch(" UNION ALL ".join(parts), asked)
    found: dict[str, dict[str, int]] = {one.code: {} for one in figures}
    for code, outcome, count in rows:
        found[code][outcome] = count
    return {code: _counts(outcomes) for code, outcomes in found.items()}


def by_place(figure: Definition, asked: Asked) -> dict[int, int]:
    """Return what a figure comes to in each organisation, by its number."""
    inner = f"SELECT org_seq, count(*) FROM ({figure.sql}) AS f WHERE outcome = 'counted'"  # noqa: S608
    return dict(_fetch(f"{inner} GROUP BY org_seq", asked))


def records(
    figure: Definition, asked: Asked, *, outcome: str = "counted", start: int = 0, most: int = 50
) -> list[Record]:
    """Return records behind a figure that stand so, in the order of their days."""
    statement = (
        f"SELECT record_id, org_seq, on_day FROM ({figure.sql}) AS f"  # noqa: S608
        " WHERE outcome = %(outcome)s ORDER BY on_day, record_id LIMIT %(most)s OFFSET %(start)s"
    )
    rows = _fetch(statement, asked, outcome=outcome, start=start, most=most)
    return [Record(*row) for row in rows]


def record_ids(figures: Sequence[Definition], asked: Asked) -> dict[str, list[str]]:
    """Return the ids of everything that each figure counts, by its code, in one statement."""
    parts = [
        f"SELECT '{one.code}' AS code, record_id, on_day FROM ({one.sql}) AS f"  # noqa: S608
        " WHERE outcome = 'counted'"
        for one in figures
    ]
    found: dict[str, list[str]] = {one.code: [] for one in figures}
    for code, record_id, _day in _fetch(" UNION ALL ".join(parts) + " ORDER BY 1, 3, 2", asked):
        found[code].append(str(record_id))
    return found


def _counts(outcomes: Mapping[str, int]) -> Counts:
    counted = outcomes.get("counted", 0)
    return Counts(
        numerator=counted,
        denominator=counted + outcomes.get("not", 0),
        excluded={
            name.removeprefix("excluded:"): count
            for name, count in outcomes.items()
            if name.startswith("excluded:")
        },
        unknown=outcomes.get("unknown", 0),
    )


def _fetch(statement: str, asked: Asked, **values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {ASKED}, {_facts()} {statement}", vars(asked) | values)
        return cursor.fetchall()


@cache
def _facts() -> str:
    views = [f"{name} AS ({_plain(file)})" for name, file in FACTS.items()]
    return ", ".join(views)


def _plain(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip().replace("%", "%%")
