"""The catalogue gate: every table is guarded as declared, and the app role bypasses nothing.

Each finding is also provoked, inside a transaction that is rolled back, so that the gate is known
to close.
"""

import psycopg
import pytest
from django.conf import settings

from guitu.database.catalogue import declared_models, undeclared
from guitu.database.checks import check_database, findings
from guitu.database.location import ADMIN, APP, OWNER

DUTY = "ALTER TABLE duties_duty"
APP_ROLE = f'"{settings.LOCATION.app}"'


def test_every_model_declares_its_row_security():
    assert undeclared() == []


@pytest.mark.django_db
def test_the_database_guards_what_the_code_declares():
    assert check_database(databases=["default"]) == []


def test_the_gate_sees_every_table_of_the_schema(django_db_setup):
    with psycopg.connect(**settings.LOCATION.parameters(OWNER)) as owner:
        rows = owner.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
            "AND relkind IN ('r', 'p')"
        ).fetchall()

    tables = {model._meta.db_table for model in declared_models()}
    assert {name for (name,) in rows} == tables | {"django_migrations"}


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        pytest.param("CREATE TABLE loose (id int)", "guitu.E001", id="new-table"),
        pytest.param(f"{DUTY} NO FORCE ROW LEVEL SECURITY", "guitu.E001", id="unforced"),
        pytest.param(f"{DUTY} DISABLE ROW LEVEL SECURITY", "guitu.E001", id="disabled"),
        pytest.param(f"ALTER ROLE {APP_ROLE} BYPASSRLS", "guitu.E002", id="bypass"),
        pytest.param(f"ALTER ROLE {APP_ROLE} CREATEROLE", "guitu.E002", id="makes-roles"),
        pytest.param(f"GRANT pg_read_all_data TO {APP_ROLE}", "guitu.E003", id="member"),
        pytest.param(f"{DUTY} OWNER TO {APP_ROLE}", "guitu.E004", id="owns"),
        pytest.param("CREATE VIEW seen AS SELECT * FROM duties_duty", "guitu.E005", id="view"),
        pytest.param(
            "CREATE MATERIALIZED VIEW kept AS SELECT * FROM duties_duty; "
            f"GRANT SELECT ON kept TO {APP_ROLE}", "guitu.E006", id="materialised-view",
        ),
        pytest.param(
            "CREATE FUNCTION raised() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
            "guitu.E007", id="definer-function",
        ),
        pytest.param(f"GRANT TRUNCATE ON duties_duty TO {APP_ROLE}", "guitu.E008", id="truncate"),
        pytest.param(f"GRANT CREATE ON SCHEMA sec TO {APP_ROLE}", "guitu.E009", id="makes-tables"),
    ],
)  # fmt: skip
def test_what_would_let_somebody_past_is_found(django_db_setup, statement, code):
    with psycopg.connect(**settings.LOCATION.parameters(ADMIN)) as admin:
        admin.execute("GRANT USAGE, CREATE ON SCHEMA public TO CURRENT_USER")
        admin.execute(statement)
        admin.execute(f"SET LOCAL ROLE {APP_ROLE}")
        found = {error.id for error in findings(admin)}
        admin.rollback()

    assert code in found


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("CREATE TABLE mine (id int)", id="table"),
        pytest.param("ALTER TABLE duties_duty DISABLE ROW LEVEL SECURITY", id="switch-off"),
        pytest.param("DROP POLICY scope ON duties_duty", id="drop-policy"),
        pytest.param("ALTER TABLE duties_duty DISABLE TRIGGER ALL", id="switch-off-audit"),
        pytest.param("SET session_replication_role = replica", id="replica"),
        pytest.param("TRUNCATE duties_duty", id="empty"),
        pytest.param("UPDATE sec.context SET is_system = true", id="context"),
        pytest.param("SELECT * FROM sec.secret", id="key"),
        pytest.param("SELECT sec.ticket('x')", id="ticket"),
        pytest.param("SELECT audit.append('x', 'I', 1, '', gen_random_uuid())", id="entry"),
        pytest.param(f"SET ROLE \"{settings.LOCATION.owner}\"", id="become-owner"),
    ],
)  # fmt: skip
def test_the_app_role_cannot_open_the_gate(django_db_setup, statement):
    with psycopg.connect(**settings.LOCATION.parameters(APP)) as app:
        with pytest.raises(psycopg.Error):
            app.execute(statement)
        app.rollback()
