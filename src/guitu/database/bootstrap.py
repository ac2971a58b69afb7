"""Roles and an empty database, made once by the administrative login; safe to repeat."""

import psycopg
from psycopg import sql

from guitu.database.belonging import check_home, check_version
from guitu.database.location import ADMIN, APP, BACKUP, OWNER, Location
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop

ROLE_OPTIONS = {
    OWNER: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    APP: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS",
    BACKUP: "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS",
}


def ensure_database(location: Location) -> None:
    """Create the three roles and the database where they are missing, and set their passwords.

    Raises NotConfigured where the server is too old, the login may not do this, or the database
    is of another home or another program.
    """
    try:
        _ensure_database(location)
    except psycopg.errors.InsufficientPrivilege as error:
        raise NotConfigured(
            gettext_noop(
                "The login “%(login)s” may not set up the database “%(name)s” (%(reason)s); run "
                "`guitu setup` once with the login of a superuser in DATABASE_URL."
            ),
            login=location.admin_user,
            name=location.name,
            reason=error.diag.message_primary or "?",
        ) from error


def _ensure_database(location: Location) -> None:
    with psycopg.connect(
        **location.parameters(ADMIN, database="postgres"), autocommit=True
    ) as admin:
        check_version(admin)
        exists = admin.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", [location.name]
        ).fetchone()
        if exists:
            with psycopg.connect(**location.parameters(ADMIN)) as inside:
                check_home(inside, location)
        for role, options in ROLE_OPTIONS.items():
            _ensure_role(admin, *location.login(role), options)
        if not exists:
            admin.execute(
                sql.SQL(
                    "CREATE DATABASE {} OWNER {} ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0"
                ).format(sql.Identifier(location.name), sql.Identifier(location.owner))
            )
    with psycopg.connect(**location.parameters(ADMIN), autocommit=True) as admin:
        _hand_over(admin, location)


def drop_database(location: Location) -> None:
    """Remove the database and its roles; for throw-away databases of tests only."""
    with psycopg.connect(
        **location.parameters(ADMIN, database="postgres"), autocommit=True
    ) as admin:
        for statement, name in (
            ("DROP DATABASE IF EXISTS {} WITH (FORCE)", location.name),
            *(("DROP ROLE IF EXISTS {}", getattr(location, role)) for role in ROLE_OPTIONS),
        ):
            admin.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _ensure_role(admin: psycopg.Connection, name: str, secret: str, options: str) -> None:
    exists = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    statement = "ALTER ROLE {} {} PASSWORD {}" if exists else "CREATE ROLE {} {} PASSWORD {}"
    admin.execute(
        sql.SQL(statement).format(sql.Identifier(name), sql.SQL(options), sql.Literal(secret))
    )


def _hand_over(admin: psycopg.Connection, location: Location) -> None:
    names = {role: sql.Identifier(getattr(location, role)) for role in (OWNER, APP, BACKUP)}
    names["database"] = sql.Identifier(location.name)
    for statement in (
        "ALTER SCHEMA public OWNER TO {owner}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {app}, {backup}",
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {database} TO {owner}, {app}, {backup}",
        "GRANT CREATE, TEMPORARY ON DATABASE {database} TO {owner}",
        "ALTER ROLE {app} IN DATABASE {database} SET timezone = 'Asia/Shanghai'",
        "ALTER ROLE {owner} IN DATABASE {database} SET timezone = 'Asia/Shanghai'",
    ):
        admin.execute(sql.SQL(statement).format(**names))
