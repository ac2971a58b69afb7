"""Scope as a filter: the first of the two fences; row-level security is the second."""

from django.db.models import Q

from guitu.access.actors import WHOLE_TREE, Actor
from guitu.access.permissions import Permission

NOTHING = Q(pk__in=[])


def within(actor: Actor, permission: Permission, *, column: str = "org_seq") -> Q:
    """Return the condition that a record lies where the actor holds `permission`.

    Written with literal numbers, so that the planner can use the index on `org_seq`.
    """
    ranges = actor.ranges(permission)
    if not ranges:
        return NOTHING
    condition = Q()
    for lo, hi in ranges:
        if (lo, hi) == WHOLE_TREE:
            return Q()
        condition |= Q(**{column: lo}) if lo == hi else Q(**{f"{column}__range": (lo, hi)})
    return condition
