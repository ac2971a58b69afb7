"""Two windows of one successor sign the same pack at the same moment: one of them does it.

Works on committed rows of its own, in two sessions, and takes them out again.
"""

import threading
from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections

from guitu.access.actions import NewGrant, NewUser, grant, open_account
from guitu.access.actors import SYSTEM_ACTOR
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.access.roles import Role
from guitu.colleagues import packs
from guitu.colleagues.models import PackItem
from guitu.colleagues.terms import LeavingReason
from guitu.database.context import acting_for, as_system
from guitu.database.location import ADMIN
from guitu.kernel.errors import WrongStatus
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.people.actions.correcting import assign
from guitu.people.actions.opening import NewPerson, open_file
from guitu.people.models import Person
from tests.cast import PASSWORD, TODAY

POSTS = {"race-head": Role.OFFICE_HEAD, "race-goes": Role.COMMUNITY_WORKER,
         "race-takes": Role.COMMUNITY_WORKER}  # fmt: skip


def build() -> tuple[Org, dict[str, User]]:
    with as_system(on=TODAY):
        org = add(NewOrg(code="race", name="race", kind=OrgKind.SUBDISTRICT), parent=None)
        users = {}
        for name, role in POSTS.items():
            new = NewUser(username=name, name=name)
            users[name] = open_account(new, password=PASSWORD, actor=SYSTEM_ACTOR, org=org)
            grant(users[name], NewGrant(role, org, TODAY), actor=SYSTEM_ACTOR)
        person = open_file(
            NewPerson(name="苗一禾", org=org, no_id_reason="test"), actor=SYSTEM_ACTOR, on=TODAY
        )
        assign(person.pk, users["race-goes"], actor=SYSTEM_ACTOR, on=TODAY)
    return org, users


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
        admin.execute("DELETE FROM colleagues_pack WHERE org_id = %s", [org.pk])
        admin.execute("DELETE FROM access_grant WHERE org_id = %s", [org.pk])
        admin.execute("DELETE FROM access_user WHERE username LIKE 'race-%'")
        admin.execute("DELETE FROM orgs_org WHERE id = %s", [org.pk])


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[tuple[Org, dict[str, User]]]:
    with django_db_blocker.unblock():
        org, users = build()
        try:
            yield org, users
        finally:
            connection.close()
            take_out(org)


def test_one_window_signs_and_the_other_is_told(committed):
    org, users = committed
    head, goes, takes = (users[name] for name in POSTS)
    with acting_for(head.pk, on=TODAY):
        actor = actor_for(head, on=TODAY)
        pack = packs.make_pack(
            packs.NewPack(goes, TODAY, LeavingReason.LEAVES), actor=actor, on=TODAY
        )
        items = list(PackItem.objects.filter(pack=pack).values_list("pk", flat=True))
        packs.name_successor(pack.pk, items, to_id=takes.pk, actor=actor, on=TODAY)
    gate, answers = threading.Barrier(2), []

    def sign() -> None:
        try:
            with acting_for(takes.pk, on=TODAY):
                gate.wait(20)
                packs.sign(pack.pk, items, actor=actor_for(takes, on=TODAY), on=TODAY)
            answers.append("signed")
        except WrongStatus:
            answers.append("refused")
        finally:
            connections.close_all()

    windows = [threading.Thread(target=sign) for _one in range(2)]
    for window in windows:
        window.start()
    for window in windows:
        window.join(60)

    assert sorted(answers) == ["refused", "signed"]
    with as_system(on=TODAY):
        assert Person.objects.get(org_seq=org.seq).responsible_id == takes.pk
