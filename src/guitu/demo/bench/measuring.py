"""Times what Guitu does beside the best hand-written SQL for the same rows."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from django.db import connection

ROUNDS = 15


@dataclass
class Spent:
    """The statements that were sent while it was watched."""

    queries: int = 0
    statements: list[tuple[str, Any]] = field(default_factory=list)

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run one statement and keep it."""
        if not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
            self.queries += 1
            self.statements.append((sql, params))
        return execute(sql, params, many, context)


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


def database_ms(explain: Callable[[str, Any], Any], statement: str, values: Any) -> float:
    """Return the median of planning and execution of a statement, as the server tells it.

    `explain` runs a statement with values and returns its first column; the way to the server and
    back, which is the same for every statement, is not counted.
    """
    found = []
    for _round in range(ROUNDS):
        (plan,) = explain(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}", values)
        found.append(plan["Planning Time"] + plan["Execution Time"])
    return median(found)
