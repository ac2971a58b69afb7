"""Two windows at the same moment: committed rows of one office, a session for each.

Everything else in the suite runs in one transaction that is rolled back; what two people do at
once can only be seen in two sessions on rows that both can read. They are taken out again.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections

from guitu.access.actions import NewGrant, NewUser, grant, open_account
from guitu.access.actors import SYSTEM_ACTOR, Actor
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.access.roles import Role
from guitu.database.context import acting_for, as_system
from guitu.database.location import ADMIN
from guitu.kernel.errors import GuituError
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from tests.cast import PASSWORD, TODAY, Town

OFFICE = ("xintan", "zixin")
PATIENCE = 60


@contextmanager
def office(posts: Mapping[str, Role]) -> Iterator[Town]:
    """Give a committed office with its colleagues; afterwards no row of it is left."""
    org, users = _build(posts)
    try:
        yield Town(dict.fromkeys(OFFICE, org), users)
    finally:
        connection.close()
        _take_out(org, users)


def at_once(place: Town, acts: Mapping[str, Callable[[Actor], Any]]) -> dict[str, Any]:
    """Let each colleague act in a session of the own, all from the same moment on.

    Returns by colleague what the act gave, or the error that refused it; any other error is raised.
    """
    gate, answers = threading.Barrier(len(acts)), {}

    def window(name: str, act: Callable[[Actor], Any]) -> None:
        try:
            with acting_for(place.users[name].pk, on=TODAY):
                actor = actor_for(place.users[name], on=TODAY)
                gate.wait(PATIENCE)
                answers[name] = act(actor)
        except GuituError as refused:
            answers[name] = refused
        finally:
            connections.close_all()

    windows = [threading.Thread(target=window, args=one) for one in acts.items()]
    for one in windows:
        one.start()
    for one in windows:
        one.join(PATIENCE)
    assert set(answers) == set(acts), "a window broke or did not come back"
    return answers


def _build(posts: Mapping[str, Role]) -> tuple[Org, dict[str, User]]:
    with as_system(on=TODAY):
        org = add(NewOrg(code="race", name="race", kind=OrgKind.SUBDISTRICT), parent=None)
        users = {}
        for name, role in posts.items():
            new = NewUser(username=f"race-{name}", name=name)
            users[name] = open_account(new, password=PASSWORD, actor=SYSTEM_ACTOR, org=org)
            grant(users[name], NewGrant(role, org, date(2020, 1, 1)), actor=SYSTEM_ACTOR)
    return org, users


def _take_out(org: Org, users: Mapping[str, User]) -> None:
    """Take the rows out as the administrator, without triggers."""
    with psycopg.connect(**settings.LOCATION.parameters(ADMIN)) as admin:
        admin.execute("SET session_replication_role = replica")
        tables = admin.execute(
            "SELECT DISTINCT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name IN ('org_seq', 'office_seq')"
            " AND table_name NOT LIKE 'audit%'"
        ).fetchall()
        for table, column in tables:
            admin.execute(f"DELETE FROM {table} WHERE {column} = %s", [org.seq])
        ids = [user.pk for user in users.values()]
        admin.execute("DELETE FROM colleagues_pack WHERE org_id = %s", [org.pk])
        admin.execute("DELETE FROM access_grant WHERE org_id = %s", [org.pk])
        admin.execute("DELETE FROM access_user WHERE id = ANY(%s)", [ids])
        admin.execute("DELETE FROM orgs_org WHERE id = %s", [org.pk])
