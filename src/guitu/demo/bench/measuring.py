"""Times what Guitu does beside the best hand-written SQL for the same rows."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

import psycopg
from django.db import connection

ROUNDS = 15


@dataclass
class Spent:
    """Time in the database and number of statements while it was watched, without the frame.

    The frame of a request (opening its row-security context, reading session and grants) is counted
    as queries of the page but not as part of the measured query.
    """

    seconds: float = 0.0
    queries: int = 0
    statements: list[str] = field(default_factory=list)

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run one statement and add what it took."""
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - began
            if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
                self.queries += 1
                self.statements.append(sql)


@contextmanager
def watched() -> Iterator[Spent]:
    """Yield what Django's connection spends while inside."""
    spent = Spent()
    with connection.execute_wrapper(spent):
        yield spent


@dataclass(frozen=True)
class Times:
    """Milliseconds of several rounds."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of all rounds, in milliseconds."""
        return median(self.rounds)

    @property
    def p95(self) -> float:
        """The time that 95 of 100 rounds stay below, in milliseconds."""
        return quantiles(self.rounds, n=20)[-1] if len(self.rounds) > 1 else self.rounds[0]


def times(act: Callable[[], object], *, rounds: int = ROUNDS) -> Times:
    """Run `act` once unmeasured and then `rounds` times."""
    act()
    found = []
    for _round in range(rounds):
        began = time.perf_counter()
        act()
        found.append((time.perf_counter() - began) * 1000)
    return Times(tuple(found))


def sql_times(
    bare: psycopg.Connection, statement: str, values: list[object], *, rounds: int = ROUNDS
) -> Times:
    """Time a hand-written statement on a connection without row security."""
    return times(lambda: bare.execute(statement, values).fetchall(), rounds=rounds)
