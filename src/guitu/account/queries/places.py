"""Organisations as filters and rows of boards."""

from guitu.access.actors import WHOLE_TREE, Actor
from guitu.access.permissions import Permission
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind

MOST = 100


def communities(actor: Actor, permission: Permission) -> list[Org]:
    """Return where records are kept and the actor holds `permission`, in the tree's order.

    Communities, departments that answer requests, and offices; as a place of records an office
    stands for itself alone: for what is in no community yet.
    """
    kinds = (OrgKind.COMMUNITY, OrgKind.DEPARTMENT, OrgKind.SUBDISTRICT)
    found = Org.objects.filter(kind__in=kinds).order_by("seq")
    return _within(found, actor.ranges(permission))


def accountable(actor: Actor) -> list[Org]:
    """Return the organisations of which the actor reads the account, the widest first."""
    kinds = (OrgKind.DISTRICT, OrgKind.SUBDISTRICT, OrgKind.COMMUNITY)
    found = Org.objects.filter(kind__in=kinds).order_by("seq")
    return _within(found, actor.ranges(Permission.ACCOUNT_READ))


def _within(found, ranges) -> list[Org]:
    if WHOLE_TREE in ranges:
        return list(found[:MOST])
    rows: list[Org] = []
    for lo, hi in ranges:
        rows += found.filter(seq__gte=lo, seq_end__lte=hi)[:MOST]
    return rows[:MOST]
