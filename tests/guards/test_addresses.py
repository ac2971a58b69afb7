"""Every address is named, declares its permission, and answers each role as it must.

Nobody signed in: sign-in. Without the permission: 403. With it, but for a record of another
office: 404. The record is a real one: a row of every kind, all with the same key, in the
neighbouring street.
"""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.access.roles import ROLES, Role
from guitu.database.context import as_system
from guitu.kernel.keys import uuid7
from guitu.web import clock
from tests.cast import TODAY
from tests.factories.rows import make
from tests.guards import stage as play
from tests.guards.routes import FOREIGN, Route, every_route

ROUTES = every_route()
OURS = [route for route in ROUTES if not route.is_foreign]
GUARDED = [route for route in OURS if route.needs is not None]
ELSEWHERE = uuid7()
# Every role of one street, and somebody without any grant.
WHO = [*(role.value for role in Role), "revoked"]


# Pages of demonstration and development only.
ABSENT = {"components": {404}, "demonstration-day": {403}}
PERMITTED = {role.value: spec.permissions for role, spec in ROLES.items()}


def named(routes):
    return [pytest.param(route, id=route.name or route.where) for route in routes]


def may(who: str, permission: Permission) -> bool:
    if permission == Permission.SIGNED_IN:
        return True
    return permission in PERMITTED.get(who, ())


@pytest.fixture(scope="module")
def clients(django_db_setup, django_db_blocker):
    """One signed-in client per role; everything is rolled back after the module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(clock, "today", lambda: TODAY)
        with as_system(on=TODAY):
            built = play.build()
            for model in play.scoped_models():
                if "INSERT" in play.privileges(model):
                    key = {} if isinstance_auto(model) else {"id": ELSEWHERE}
                    make(model, org_seq=built.orgs["sibling"].seq, sec_label=1, **key)
        found = {}
        for who in WHO:
            found[who] = Client()
            user = User.objects.get(pk=built.people[who].user_id)
            found[who].force_login(user)
        yield found
        transaction.set_rollback(True)


def isinstance_auto(model) -> bool:
    return model._meta.pk.get_internal_type() == "BigAutoField"


@pytest.fixture
def undone(clients):
    """Undo what one request does, so that the next test finds the stage as it was."""
    with transaction.atomic():
        yield clients
        transaction.set_rollback(True)


def ask(client: Client, route: Route, *, method: str = "GET"):
    """Send one request and undo what it did; a POST where the page takes nothing else."""
    url = reverse_of(route)
    with transaction.atomic():
        answer = client.generic(method, url, **form(method))
        transaction.set_rollback(True)
    if answer.status_code == 405 and method == "GET":
        return ask(client, route, method="POST")
    return answer


def form(method: str) -> dict:
    return {"content_type": "application/x-www-form-urlencoded"} if method == "POST" else {}


def reverse_of(route: Route) -> str:
    return reverse(route.name, kwargs=route.arguments(ELSEWHERE) or None)


def test_every_address_is_named_once():
    names = [route.name for route in ROUTES]

    assert "" not in names
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("route", named(ROUTES))
def test_every_address_declares_who_may_call_it(route):
    declared = [route.needs is not None, bool(route.public_because)]

    assert sum(declared) == 1 or route.is_foreign, "Use guitu.access.routes.route or public."


def test_no_foreign_address_is_excused_that_does_not_exist():
    assert set(FOREIGN) - {route.name for route in ROUTES} == set()


@pytest.mark.parametrize("route", named(OURS))
def test_no_address_can_hold_a_name_or_a_number_of_a_person(route):
    free = [
        name for name, converter in route.converters if type(converter).__name__ == "PathConverter"
    ]

    assert free == []


@pytest.mark.parametrize("route", named(GUARDED))
def test_nobody_signed_in_is_sent_to_sign_in(route, undone):
    for method in ("GET", "POST"):
        answer = Client().generic(method, reverse_of(route))

        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("route", named(GUARDED))
def test_a_post_without_the_permission_is_refused(route, undone):
    answers = {
        (who, method): ask(undone[who], route, method=method).status_code
        for who in WHO
        if not may(who, route.needs)
        for method in ("GET", "POST")
    }

    assert set(answers.values()) <= {403}, answers


@pytest.mark.parametrize("route", named([route for route in GUARDED if route.names_a_record]))
def test_a_record_of_another_office_is_not_there(route, undone):
    answers = {
        (who, method): ask(undone[who], route, method=method).status_code
        for who in WHO
        if may(who, route.needs)
        for method in ("GET", "POST")
    }

    assert set(answers.values()) <= {404, 405}, answers
    assert 404 in answers.values(), answers


@pytest.mark.parametrize("route", named([route for route in GUARDED if not route.converters]))
def test_a_page_opens_for_whoever_may_open_it(route, undone):
    answers = {who: ask(undone[who], route).status_code for who in WHO if may(who, route.needs)}

    assert set(answers.values()) <= {200, 204, 302, 303, 422} | ABSENT.get(route.name, set()), (
        answers
    )


@pytest.mark.parametrize("route", named([route for route in OURS if route.public_because]))
def test_a_public_address_answers_without_sign_in(route, undone):
    assert Client().generic("GET", reverse_of(route)).status_code in (200, 204, 302, 404, 405)


def test_the_guard_speaks_as_the_app_role(undone):
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
