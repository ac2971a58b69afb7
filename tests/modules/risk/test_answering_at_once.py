"""Two officers answer about the same person at the same moment: one does, the other is told.

Works on committed rows of its own, in two sessions, and takes them out again.
"""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection, connections

from guitu.access.actions import NewGrant, NewUser, grant, open_account
from guitu.access.actors import SYSTEM_ACTOR
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.access.roles import Role
from guitu.database.context import acting_for, as_system
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.people.actions.opening import NewPerson, open_file
from guitu.risk import actions
from guitu.risk.actions.asking import Asking
from guitu.risk.actions.opening import draft
from guitu.risk.models import Opinion
from guitu.risk.queries.opinions import departments_of
from guitu.risk.terms import Basis, Department, OpinionAnswer
from tests.cast import PASSWORD, TODAY
from tests.modules.risk.test_deciding_at_once import take_out

NAMES = ("panel-officer-1", "panel-officer-2")


def build() -> tuple[Org, list[User], Opinion]:
    with as_system(on=TODAY):
        org = add(NewOrg(code="panel", name="panel", kind=OrgKind.SUBDISTRICT), parent=None)
        users = []
        for name in NAMES:
            new = NewUser(username=name, name=name)
            users.append(open_account(new, password=PASSWORD, actor=SYSTEM_ACTOR, org=org))
            grant(users[-1], NewGrant(Role.MEDICAL_WORKER, org, TODAY), actor=SYSTEM_ACTOR)
        new = actions.NewRound("x", TODAY, asked=(actions.Asked(Department.HEALTH, org),))
        row = actions.open_round(org, new, actor=SYSTEM_ACTOR, on=TODAY).round
        person = open_file(
            NewPerson(name="苗一禾", org=org, no_id_reason="test"), actor=SYSTEM_ACTOR, on=TODAY
        )
        one = draft(row, person, Basis.MEASURE, actor=SYSTEM_ACTOR, joined_on=TODAY)
        one.save()
        Asking(row, SYSTEM_ACTOR, TODAY).ask(departments_of(row), [one])
        return org, users, Opinion.objects.get(assessment=one)


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[tuple[Org, list[User], Opinion]]:
    with django_db_blocker.unblock():
        org, users, one = build()
        try:
            yield org, users, one
        finally:
            connection.close()
            take_out(org)


def test_one_answers_and_the_other_overwrites_nothing(committed):
    _org, users, one = committed
    gate, answers = threading.Barrier(2), []

    def answer(user: User) -> None:
        words = f"As {user.name} knows it."
        new = actions.NewOpinion(one.pk, OpinionAnswer.KNOWN, words, version=one.version)
        try:
            with acting_for(user.pk, on=TODAY):
                actor = actor_for(user, on=TODAY)
                gate.wait(20)
                actions.give_opinions(one.asked_of_id, [new], actor=actor, on=TODAY)
            answers.append("answered")
        except actions.AnsweredMeanwhile:
            answers.append("told")
        finally:
            connections.close_all()

    windows = [threading.Thread(target=answer, args=(user,)) for user in users]
    for window in windows:
        window.start()
    for window in windows:
        window.join(60)

    assert sorted(answers) == ["answered", "told"]
    with as_system(on=TODAY):
        assert Opinion.objects.get(pk=one.pk).version == one.version + 1
