"""Organisations as filters and rows of boards."""

from guitu.access.actors import WHOLE_TREE, Actor
from guitu.access.permissions import Permission
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind

MOST = 100


def communities(actor: Actor, permission: Permission) -> list[Org]:
    """Return the communities in which the actor holds `permission`, in the order of the tree."""
    found = Org.objects.filter(kind=OrgKind.COMMUNITY).order_by("seq")
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
