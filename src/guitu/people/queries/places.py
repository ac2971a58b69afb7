"""Communities and offices among which an actor may choose."""

from django.db.models import Q

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind

MOST = 500
KEEPING_FILES = (OrgKind.COMMUNITY, OrgKind.SUBDISTRICT)


def places_of(actor: Actor, permission: Permission) -> list[Org]:
    """Return the communities and offices where the actor holds `permission`, in tree order."""
    in_scope = within(actor, permission, column="seq")
    found = Org.objects.filter(in_scope, Q(closed_on=None), kind__in=KEEPING_FILES)
    return list(found.order_by("seq")[:MOST])
