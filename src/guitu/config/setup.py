"""Brings an installation to the state that the code describes."""

from guitu.access.actions import store_role_clearances
from guitu.database.migrating import as_owner, migrate_as_owner


def prepare(*, verbosity: int = 0) -> bool:
    """Make roles, tables, policies, triggers and role clearances; return whether any changed."""
    changed = migrate_as_owner(verbosity=verbosity)
    if changed:
        with as_owner():
            store_role_clearances()
    return changed
