"""Two of the panel decide the same person at the same moment: one does, the other is told.

Works on committed rows of its own, in two sessions, and takes them out again.
"""

import threading
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections

from guitu.access.actions import NewGrant, NewUser, grant, open_account
from guitu.access.actors import SYSTEM_ACTOR
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.access.roles import Role
from guitu.database.context import acting_for, as_system
from guitu.database.location import ADMIN
from guitu.kernel.errors import Conflict
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.people.actions.opening import NewPerson, open_file
from guitu.people.records import about
from guitu.risk import actions
from guitu.risk.instruments import NEUTRAL, shipped
from guitu.risk.models import Assessment, LevelDecision
from guitu.risk.queries.items import stored
from guitu.risk.terms import Basis, Level, Trigger
from tests.cast import PASSWORD, TODAY

NAMES = ("panel-one", "panel-two")


def build() -> tuple[Org, list[User], Assessment]:
    with as_system(on=TODAY):
        org = add(NewOrg(code="panel", name="panel", kind=OrgKind.SUBDISTRICT), parent=None)
        users = []
        for name in NAMES:
            new = NewUser(username=name, name=name)
            users.append(open_account(new, password=PASSWORD, actor=SYSTEM_ACTOR, org=org))
            grant(users[-1], NewGrant(Role.OFFICE_HEAD, org, TODAY), actor=SYSTEM_ACTOR)
        person = open_file(
            NewPerson(name="苗一禾", org=org, no_id_reason="test"), actor=SYSTEM_ACTOR, on=TODAY
        )
        one = about(
            person, Assessment, actor=SYSTEM_ACTOR, trigger=Trigger.CRISIS, happened_on=TODAY,
            basis=Basis.MEASURE, instrument=stored(shipped()[NEUTRAL]), evidence_from=TODAY,
            joined_on=TODAY, due_on=TODAY + timedelta(days=30),
        )  # fmt: skip
        one.save()
    return org, users, one


def take_out(org: Org) -> None:
    """Take the rows out as the administrator, without triggers."""
    with psycopg.connect(**settings.LOCATION.parameters(ADMIN)) as admin:
        admin.execute("SET session_replication_role = replica")
        tables = admin.execute(
            "SELECT DISTINCT table_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND column_name = 'org_seq'"
            " AND table_name NOT LIKE 'audit%'"
        ).fetchall()
        for (table,) in tables:
            admin.execute(f"DELETE FROM {table} WHERE org_seq = %s", [org.seq])
        admin.execute("DELETE FROM risk_instrument")
        admin.execute("DELETE FROM access_grant WHERE org_id = %s", [org.pk])
        admin.execute("DELETE FROM access_user WHERE username LIKE 'panel-%'")
        admin.execute("DELETE FROM orgs_org WHERE id = %s", [org.pk])


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[tuple[Org, list[User], Assessment]]:
    with django_db_blocker.unblock():
        org, users, one = build()
        try:
            yield org, users, one
        finally:
            connection.close()
            take_out(org)


def test_one_decides_and_the_other_overwrites_nothing(committed):
    org, users, one = committed
    gate, answers = threading.Barrier(2), []

    def decide(user: User, level: Level) -> None:
        given = actions.DecideLevel(
            level, f"As {user.name} sees it.", one.version, members=(actions.Member("罗医生"),)
        )
        try:
            with acting_for(user.pk, on=TODAY):
                actor = actor_for(user, on=TODAY)
                gate.wait(20)
                actions.decide(one.pk, given, actor=actor, on=TODAY)
            answers.append("decided")
        except Conflict:
            answers.append("told")
        finally:
            connections.close_all()

    windows = [threading.Thread(target=decide, args=(user, Level.LOW)) for user in users]
    for window in windows:
        window.start()
    for window in windows:
        window.join(60)

    assert sorted(answers) == ["decided", "told"]
    with as_system(on=TODAY):
        assert LevelDecision.objects.filter(org_seq=org.seq).count() == 1
