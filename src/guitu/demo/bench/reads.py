"""Hot reads beside the best hand-written SQL for the same rows without row security."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection
from django.test import Client

from guitu.access.actors import Actor
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.database import keyring
from guitu.database.context import acting_for
from guitu.demo.bench.measuring import Times, database_ms, times, watched
from guitu.demo.bench.population import TODAY
from guitu.duties.queries import worklist
from guitu.handover.queries import board
from guitu.people.models import Person
from guitu.people.queries import search, visible_to
from guitu.web.memory import settle

PAGE = 20
Range = tuple[int, int]


@dataclass(frozen=True)
class Case:
    """One read: through Guitu's query, by hand, and as a page.

    `sql` takes the scope as lo and hi; `visit` asks for the page as a signed-in client.
    """

    name: str
    read: Callable[[Actor], object]
    sql: str
    visit: Callable[[Client], Any]


WORKLIST = """
    SELECT id, kind, key, person_id, window_from, due_on, role, because, params FROM duties_duty
    WHERE met_on IS NULL AND waived_on IS NULL AND voided_at IS NULL
      AND window_from <= '2026-06-01' AND org_seq BETWEEN %s AND %s
    ORDER BY due_on, id LIMIT 20
"""
PEOPLE = """
    SELECT * FROM people_person
    WHERE org_seq BETWEEN %s AND %s AND voided_at IS NULL AND merged_into_id IS NULL
    ORDER BY id DESC LIMIT 20
"""
SEARCH = """
    SELECT p.* FROM people_person p
    WHERE p.org_seq BETWEEN %s AND %s AND p.voided_at IS NULL AND p.merged_into_id IS NULL
      AND p.id IN (SELECT t.person_id FROM people_nametoken t
                   WHERE t.token = 'c:NAME' AND t.org_seq BETWEEN %s AND %s LIMIT 2000)
    ORDER BY p.name <> 'NAME', p.name NOT LIKE 'NAME%%', p.name, p.id LIMIT 30
"""
FILE = """
    SELECT * FROM people_person
    WHERE org_seq BETWEEN %s AND %s AND voided_at IS NULL AND merged_into_id IS NULL AND id = 'KEY'
"""
BOARD = """
    SELECT h.*, n.* FROM handover_handover h JOIN handover_releasenotice n ON n.id = h.notice_id
    WHERE h.closed_on IS NULL AND h.org_seq BETWEEN %s AND %s ORDER BY h.release_on, h.id LIMIT 200
"""


def cases(person: Person) -> list[Case]:
    """Return every hot read; `person` is a file that every scope sees."""
    surname = person.name[0]
    return [
        Case(
            "worklist",
            lambda actor: list(worklist(actor, until=TODAY)[:PAGE]),
            WORKLIST,
            lambda client: client.get("/"),
        ),
        Case(
            "people list",
            lambda actor: list(visible_to(actor).order_by("-id")[:PAGE]),
            PEOPLE,
            lambda client: client.get("/people/"),
        ),
        Case(
            "search",
            lambda actor: search(actor, surname),
            SEARCH.replace("NAME", surname),
            lambda client: client.post("/people/search/", {"q": surname}, follow=True),
        ),
        Case(
            "person page",
            lambda actor: list(visible_to(actor).filter(pk=person.pk)),
            FILE.replace("KEY", str(person.pk)),
            lambda client: client.get(f"/people/{person.pk}/"),
        ),
        Case(
            "hand-over board",
            lambda actor: list(board(actor, on=TODAY)),
            BOARD,
            lambda client: client.get("/hand-overs/"),
        ),
    ]


@dataclass(frozen=True)
class Reading:
    """What one read cost one scope, in milliseconds."""

    name: str
    scope: str
    page: Times
    page_queries: int
    database_ms: float
    sql_ms: float

    def as_json(self, growth: float | None) -> dict[str, Any]:
        """Return the row of the report; `growth` compares ten times the people."""
        return {
            "name": self.name,
            "scope": self.scope,
            "page_ms": {"median": round(self.page.median, 2), "p95": round(self.page.p95, 2)},
            "db_ms": round(self.database_ms, 3),
            "sql_ms": round(self.sql_ms, 3),
            "db_ratio": round(self.database_ms / self.sql_ms, 2),
            "queries": self.page_queries,
            "growth": round(growth, 2) if growth is not None else None,
        }


def read_all(
    bare: psycopg.Connection, users: dict[str, User], scopes: dict[str, Range], person: Person
) -> list[Reading]:
    """Measure every case for every user, memory settled as in the server."""
    settle()
    return [
        _measure(bare, case, scope, users[scope], scopes[scope])
        for case in cases(person)
        for scope in users
    ]


def _measure(
    bare: psycopg.Connection, case: Case, scope: str, user: User, scoped: Range
) -> Reading:
    with _signed_in(user) as client, watched() as spent:
        answer = case.visit(client)
        if answer.status_code != 200:
            raise AssertionError(f"{case.name} answered {answer.status_code}")
        queries = spent.queries
        page = times(lambda: case.visit(client))
    values = list(scoped) * (case.sql.count("%s") // 2)
    by_hand = database_ms(
        lambda sql, given: bare.execute(sql, given).fetchone()[0], case.sql, values
    )
    return Reading(case.name, scope, page, queries, _through_guitu(case, user), by_hand)


def _through_guitu(case: Case, user: User) -> float:
    """Return the time that all statements of the read take in the database, row security on."""
    with acting_for(user.pk, on=TODAY), connection.cursor() as cursor:
        actor = actor_for(user, on=TODAY)
        keyring.forget()
        with watched() as spent:
            case.read(actor)

        def explain(sql: str, given: Any) -> Any:
            cursor.execute(sql, given)
            found = cursor.fetchone()[0]
            return json.loads(found) if isinstance(found, str) else found

        return sum(database_ms(explain, sql, given) for sql, given in spent.statements)


@contextmanager
def _signed_in(user: User) -> Iterator[Client]:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="guitu.access.backends.LockingBackend")
    yield client
