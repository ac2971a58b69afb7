"""Writes policies, grants and audit triggers from the models' declarations, and compares.

`secure` runs as the owner after every migration; `problems` is the system check that refuses to
start when a table has no policy or the database no longer matches the code.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import models

from guitu.database import privacy, third_party
from guitu.database.belonging import store_pads
from guitu.database.location import OWNER, Location
from guitu.database.row_security import AppendOnly, Identity, Own, Policy

HOUSE = Path(__file__).resolve().parents[1]
SQL_FILES = (
    "database/sql/sec.sql",
    "audit/sql/audit.sql",
    "access/sql/scope.sql",
    "people/sql/elsewhere.sql",
)


def secure(location: Location, *, force: bool = False) -> bool:
    """Bring the database in line with the declarations; return whether anything was done."""
    with psycopg.connect(**location.parameters(OWNER)) as owner:
        statements = list(_statements(location, _tables(owner)))
        mark = _mark_of(statements)
        if not force and _mark(owner) == mark:
            return False
        owner.execute("SELECT pg_advisory_xact_lock(7217013)")
        for statement in statements:
            owner.execute(statement)
        store_pads(owner, location)
        owner.execute(f"COMMENT ON SCHEMA sec IS '{mark}'")
    return True


def problems(connection: psycopg.Connection) -> list[str]:
    """Return one sentence for each table that row security does not guard as declared."""
    found = [f"Table {table} has no declaration of row security." for table in sorted(undeclared())]
    rows = connection.execute(UNGUARDED).fetchall()
    found += [f"Table {name} has no forced row security or no policy." for (name,) in rows]
    if _mark(connection) != _mark_of(_statements(settings.LOCATION, _tables(connection))):
        found.append("Policies, grants or triggers differ from the code; run `guitu setup`.")
    return found


OWNER_CONDITION = {
    "SELECT": "USING (true)",
    "INSERT": "WITH CHECK (true)",
    "UPDATE": "USING (true) WITH CHECK (true)",
    "DELETE": "USING (true)",
}
DROP_POLICIES = """
    DO $$ DECLARE p record; BEGIN
      FOR p IN SELECT polname FROM pg_policy WHERE polrelid = 'public.TABLE_NAME'::regclass LOOP
        EXECUTE format('DROP POLICY %I ON public.TABLE_NAME', p.polname);
      END LOOP;
    END $$
"""
UNGUARDED = """
    SELECT c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT (c.relrowsecurity AND c.relforcerowsecurity
               AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
    ORDER BY 1
"""


def declared_models() -> list[type[models.Model]]:
    """Return every model with a table of its own, once per table, in the order of its name."""
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed or model._meta.db_table in third_party.DECLARATIONS
        if not model._meta.proxy
    }
    return [found[table] for table in sorted(found)]


def declaration(model: type[models.Model]):
    """Return how the rows of `model` are guarded, or None where nobody said."""
    own = model.__dict__.get("row_security")
    return own or third_party.DECLARATIONS.get(model._meta.db_table)


def undeclared() -> list[str]:
    """Return the tables of models that name no row security."""
    return [model._meta.db_table for model in declared_models() if declaration(model) is None]


def _tables(connection: psycopg.Connection) -> set[str]:
    """Return the tables that exist; one without its migration is reported elsewhere."""
    rows = connection.execute(
        "SELECT relname FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
    )
    return {name for (name,) in rows.fetchall()}


def _mark_of(statements: Iterable[str]) -> str:
    return sha256("\n".join(statements).encode()).hexdigest()


def _mark(connection: psycopg.Connection) -> str:
    row = connection.execute(
        "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = 'sec'"
    ).fetchone()
    return row[0] if row and row[0] else ""


def _statements(location: Location, present: set[str]) -> Iterator[str]:
    roles = {name: f'"{getattr(location, name)}"' for name in ("app", "owner", "backup")}
    for name in SQL_FILES:
        yield (HOUSE / name).read_text(encoding="utf-8").format(**roles)
    for model in declared_models():
        declared = declaration(model)
        if declared is not None and model._meta.db_table in present:
            yield from _table(model, declared, roles)
    for table in third_party.READ_ONLY:
        yield from _guard(table, [Policy("read", "SELECT", "true", "")], roles)
        yield f"GRANT SELECT ON {table} TO {roles['app']}"
        yield f"CREATE POLICY owner_all ON {table} TO {roles['owner']} USING (true)"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {roles['app']}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {roles['backup']}"
    yield f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {roles['backup']}"
    yield f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {roles['app']}"


def _table(model: type[models.Model], declared, roles: dict[str, str]) -> Iterator[str]:
    table = model._meta.db_table
    yield from _guard(table, declared.policies(), roles)
    for command in getattr(model, "owner_may", ()):
        yield (
            f"CREATE POLICY owner_{command.lower()} ON {table} FOR {command} TO {roles['owner']} "
            + OWNER_CONDITION[command]
        )
    commands = ["SELECT", "INSERT"]
    if not isinstance(declared, AppendOnly):
        commands.append("UPDATE")
    if isinstance(declared, (Own, Identity)) or getattr(model, "is_derived", False):
        commands.append("DELETE")
    commands = list(getattr(model, "app_may", commands))
    if commands:
        yield f"GRANT {', '.join(commands)} ON {table} TO {roles['app']}"
    yield from _triggers(model, declared)


def _guard(table: str, policies: list[Policy], roles: dict[str, str]) -> Iterator[str]:
    yield DROP_POLICIES.replace("TABLE_NAME", table)
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    yield f"REVOKE ALL ON {table} FROM PUBLIC, {roles['app']}"
    for policy in policies:
        using = f" USING ({policy.using})" if policy.using else ""
        check = f" WITH CHECK ({policy.check})" if policy.check else ""
        kind = "RESTRICTIVE" if policy.restrictive else "PERMISSIVE"
        yield (
            f"CREATE POLICY {policy.name} ON {table} AS {kind} FOR {policy.command} "
            f"TO {roles['app']}, {roles['owner']}{using}{check}"
        )


def _triggers(model: type[models.Model], declared) -> Iterator[str]:
    table = model._meta.db_table
    entry = privacy.tables().get(table)
    personal = ",".join(entry.personal()) if entry else ""
    kept = "whole" if getattr(model, "audit_keeps_row", False) else "digest"
    tables = {
        "INSERT": "REFERENCING NEW TABLE AS new_rows",
        "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "DELETE": "REFERENCING OLD TABLE AS old_rows",
    }
    for command, transition in tables.items():
        name = f"audit_{command.lower()}"
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        if declared.audit != "none":
            yield (
                f"CREATE TRIGGER {name} AFTER {command} ON {table} {transition} FOR EACH STATEMENT "
                f"EXECUTE FUNCTION audit.write('{declared.audit}', '{personal}', '{kept}')"
            )
