"""System checks that refuse to start where the database does not guard what the code declares.

`guitu run` and `guitu check --tag database --database default` run them.
"""

import psycopg
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from guitu.database.catalogue import problems
from guitu.database.location import APP

FINDINGS = (
    (
        "guitu.E002",
        "The role {} may do more than sign in: superuser, bypass or make roles and databases.",
        """
        SELECT rolname FROM pg_roles WHERE rolname IN (current_user, %(owner)s)
        AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
        """,
    ),
    (
        "guitu.E003",
        "The app role is a member of the role {}.",
        """
        SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
        JOIN pg_roles me ON me.oid = m.member WHERE me.rolname = current_user
        """,
    ),
    (
        "guitu.E004",
        "The app role owns {}.",
        """
        SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user
        UNION ALL SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = current_user
        UNION ALL SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) = current_user
        UNION ALL SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = current_user
        """,
    ),
    (
        "guitu.E005",
        "The view {} shows rows with the rights of its owner; make it security_invoker.",
        """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'v' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND NOT COALESCE(c.reloptions && ARRAY['security_invoker=true', 'security_invoker=on',
                                                 'security_invoker=1'], false)
        """,
    ),
    (
        "guitu.E006",
        "The materialised view {} has no row security and the app role may read it.",
        """
        SELECT relname FROM pg_class WHERE relkind = 'm' AND has_table_privilege(oid, 'SELECT')
        """,
    ),
    (
        "guitu.E007",
        "The function {} runs with the rights of its owner and has no search path of its own.",
        """
        SELECT p.proname FROM pg_proc p
        WHERE p.prosecdef AND NOT EXISTS (
          SELECT FROM unnest(p.proconfig) AS setting WHERE starts_with(setting, 'search_path='))
        """,
    ),
    (
        "guitu.E008",
        "The app role may empty, watch or refer to the table {}.",
        """
        SELECT relname FROM pg_class
        WHERE relkind IN ('r', 'p') AND has_table_privilege(oid, 'TRUNCATE, TRIGGER, REFERENCES')
        """,
    ),
    (
        "guitu.E009",
        "The app role may make tables in the schema {}.",
        "SELECT nspname FROM pg_namespace WHERE has_schema_privilege(oid, 'CREATE')",
    ),
)


@register(Tags.database)
def check_database(
    app_configs: object = None, databases: object = None, **_other: object
) -> list[CheckMessage]:
    """Return an error for everything that would let somebody past row security.

    Asked for by naming `databases`, as all checks of a database are.
    """
    if not databases:
        return []
    try:
        with psycopg.connect(**settings.LOCATION.parameters(APP)) as connection:
            return findings(connection)
    except psycopg.OperationalError as error:
        return [Error(f"The database does not answer: {error}", id="guitu.E010")]


def findings(connection: psycopg.Connection) -> list[CheckMessage]:
    """Return the errors that the app role sees in its own database."""
    found: list[CheckMessage] = [Error(text, id="guitu.E001") for text in problems(connection)]
    for code, text, statement in FINDINGS:
        rows = connection.execute(statement, {"owner": settings.LOCATION.owner}).fetchall()
        found += [Error(text.format(name), id=code) for (name,) in rows]
    return found
