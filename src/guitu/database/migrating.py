"""Migrations run as the owner of the tables; everything else runs as the app role."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from guitu.database.belonging import check_home
from guitu.database.bootstrap import ensure_database
from guitu.database.catalogue import secure
from guitu.database.location import APP, OWNER, answers_for


@contextmanager
def as_owner() -> Iterator[None]:
    """Let Django's connection speak as the owner while inside."""
    connection.close()
    _log_in(OWNER)
    try:
        yield
    finally:
        connection.close()
        _log_in(APP)


def migrate_as_owner(*, verbosity: int = 0) -> bool:
    """Make roles, tables, policies and triggers what the code says; return whether any changed.

    Raises NotConfigured, with nothing changed, where another home set up the database.
    """
    if not answers_for(settings.LOCATION, APP):
        ensure_database(settings.LOCATION)
    with as_owner():
        connection.ensure_connection()
        check_home(connection.connection, settings.LOCATION)
        executor = MigrationExecutor(connection)
        behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if behind:
            call_command("migrate", verbosity=verbosity, interactive=False)
    return secure(settings.LOCATION, force=behind) or behind


def _log_in(role: str) -> None:
    user, password = settings.LOCATION.login(role)
    connection.settings_dict["USER"] = user
    connection.settings_dict["PASSWORD"] = password
