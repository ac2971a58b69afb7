"""Brings an installation to the state that the code describes."""

from guitu.access.actions import store_role_clearances
from guitu.database.context import as_system
from guitu.database.migrating import as_owner, migrate_as_owner
from guitu.orgs.actions import seed_working_days
from guitu.web import clock


def prepare(*, verbosity: int = 0) -> bool:
    """Make roles, tables, policies, clearances, working days; return whether anything changed."""
    changed = migrate_as_owner(verbosity=verbosity)
    if changed:
        with as_owner():
            store_role_clearances()
        with as_system(on=clock.today()):
            seed_working_days()
    return changed
