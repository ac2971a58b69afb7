"""Whose a database is: another home is refused before it changes anything, an empty one is not."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from guitu.database.belonging import check_version
from guitu.database.bootstrap import drop_database, ensure_database
from guitu.database.location import ADMIN, APP, OWNER, Location, answers_for
from guitu.kernel.errors import NotConfigured

pytestmark = pytest.mark.usefixtures("django_db_setup")


def admin(location: Location) -> psycopg.Connection:
    return psycopg.connect(
        **settings.LOCATION.parameters(ADMIN, database=location.name), autocommit=True
    )


@pytest.fixture
def empty(tmp_path) -> Iterator[Location]:
    """A database that nobody set up, as an administrator makes it, with a home of its own."""
    location = replace(settings.LOCATION, home=tmp_path, name=f"{settings.LOCATION.name}_empty")
    with admin(settings.LOCATION) as there:
        there.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(location.name)))
    yield location
    drop_database(location)


def test_another_home_is_refused_and_the_first_one_still_gets_in(tmp_path):
    other = replace(settings.LOCATION, home=tmp_path)

    with pytest.raises(NotConfigured, match="was set up by another home") as refused:
        ensure_database(other)

    assert str(tmp_path / "keys") in str(refused.value)
    assert [answers_for(settings.LOCATION, role) for role in (OWNER, APP)] == [True, True]


def test_lost_passwords_are_set_again_from_the_home_that_set_it_up(tmp_path):
    with admin(settings.LOCATION) as there:
        there.execute(
            sql.SQL("ALTER ROLE {} PASSWORD 'another'").format(
                sql.Identifier(settings.LOCATION.app)
            )
        )
    assert not answers_for(settings.LOCATION, APP)

    ensure_database(settings.LOCATION)

    assert answers_for(settings.LOCATION, APP)


def test_an_empty_database_is_taken_and_an_extension_does_not_count(empty):
    with admin(empty) as there:
        there.execute("CREATE TABLE of_an_extension (id int)")
        there.execute("ALTER EXTENSION plpgsql ADD TABLE of_an_extension")

    ensure_database(empty)

    assert answers_for(empty, APP)


def test_a_database_of_another_program_is_refused_and_left_alone(empty):
    with admin(empty) as there:
        there.execute("CREATE TABLE ledger (id int)")

        with pytest.raises(NotConfigured, match="another program .ledger."):
            ensure_database(empty)

        roles = there.execute(
            "SELECT count(*) FROM pg_roles WHERE rolname = ANY(%s)", [[empty.owner, empty.app]]
        ).fetchone()
    assert roles == (0,)


def test_a_login_that_may_not_make_roles_is_named(empty):
    login = replace(empty, admin_user=f"{empty.name}_login", admin_password="x")
    with admin(settings.LOCATION) as there:
        there.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD 'x'").format(sql.Identifier(login.admin_user))
        )
        try:
            with pytest.raises(NotConfigured, match=f"“{login.admin_user}” may not set up"):
                ensure_database(login)
        finally:
            there.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login.admin_user)))


@pytest.mark.parametrize("version", [90_624, 149_999])
def test_a_server_that_is_too_old_is_named(version):
    connection = SimpleNamespace(info=SimpleNamespace(server_version=version))

    with pytest.raises(NotConfigured, match=f"PostgreSQL {version // 10_000}; Guitu needs 15"):
        check_version(connection)


def test_the_oldest_server_is_good_enough():
    check_version(SimpleNamespace(info=SimpleNamespace(server_version=150_000)))
