"""To whom a duty can be given."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.access.queries import in_force
from guitu.access.roles import ROLES
from guitu.duties.models import Duty

MOST = 200
WORKING_ROLES = tuple(
    role.value for role, spec in ROLES.items() if Permission.DUTY_READ in spec.permissions
)


def assignable(actor: Actor, *, on: date) -> list[User]:
    """Return the colleagues who see duties where the actor gives them out, by name."""
    return assignable_within(actor.ranges(Permission.DUTY_ASSIGN), on=on)


def assignable_within(ranges: Iterable[tuple[int, int]], *, on: date) -> list[User]:
    """Return the colleagues who see duties in ranges of organisations, by name."""
    places = Q(pk__in=[])
    for lo, hi in ranges:
        places |= Q(org__seq__lte=hi, org__seq_end__gte=lo)
    holders = in_force(on).filter(places, role__in=WORKING_ROLES)
    people = User.objects.filter(is_active=True, pk__in=holders.values("user_id"))
    return list(people.order_by("name")[:MOST])


def seeing(org_seq: int, *, on: date) -> list[User]:
    """Return the colleagues who see the duties of one organisation, by name."""
    return list(_covering(org_seq, on=on).order_by("name")[:MOST])


def see_all(user: User, duties: Iterable[Duty], *, on: date) -> bool:
    """Return whether `user` sees every one of the duties."""
    places = list(
        in_force(on)
        .filter(user=user, role__in=WORKING_ROLES, user__is_active=True)
        .values_list("org__seq", "org__seq_end")
    )
    return all(any(lo <= duty.org_seq <= hi for lo, hi in places) for duty in duties)


def user(user_id: uuid.UUID) -> User | None:
    """Return the active user with that id, or None."""
    return User.objects.filter(pk=user_id, is_active=True).first()


def _covering(org_seq: int, *, on: date) -> QuerySet[User]:
    holders = in_force(on).filter(
        role__in=WORKING_ROLES, org__seq__lte=org_seq, org__seq_end__gte=org_seq
    )
    return User.objects.filter(is_active=True, pk__in=holders.values("user_id"))
