"""Reading grants: the actor of a request, and who may what."""

import uuid
from datetime import date

from django.apps import apps
from django.db.models import Prefetch, Q, QuerySet

from guitu.access.actors import Actor, GrantInForce
from guitu.access.models import Grant, RoleAsked, StandIn, User
from guitu.access.permissions import Permission
from guitu.access.roles import Role
from guitu.database.context import as_system
from guitu.database.models import SEALED


def actor_for(user: User, *, on: date) -> Actor:
    """Return the actor that `user` is on the day `on`, with every grant in force, in one query."""
    rows = in_force(on).filter(user=user).select_related("org")
    grants = tuple(
        GrantInForce(Role(row.role), row.org_id, row.org.name, row.org.seq, row.org.seq_end)
        for row in rows
    )
    return Actor(user_id=user.pk, name=user.name, grants=grants)


def actor_of(user_id: uuid.UUID, *, on: date) -> Actor:
    """Return the actor behind a user id, for work that goes on after the request."""
    return actor_for(User.objects.get(pk=user_id, is_active=True), on=on)


def in_force(on: date) -> QuerySet[Grant]:
    """Return the grants in force on `on`."""
    return Grant.objects.filter(
        Q(until_on=None) | Q(until_on__gte=on), voided_at=None, from_on__lte=on
    )


def colleagues(org_seq: int, *, on: date) -> QuerySet[User]:
    """Return the people who hold a role over records of that organisation, by name."""
    holders = in_force(on).filter(org__seq__lte=org_seq, org__seq_end__gte=org_seq)
    return User.objects.filter(is_active=True, pk__in=holders.values("user_id")).order_by("name")


def standing_in(on: date) -> QuerySet[StandIn]:
    """Return who stands in for whom on the day `on`."""
    return StandIn.objects.filter(voided_at=None, from_on__lte=on, until_on__gte=on)


def stood_in_for(user_id: uuid.UUID, *, on: date) -> dict[uuid.UUID, str]:
    """Return the colleagues for whom a user stands in on the day `on`: id to name."""
    rows = standing_in(on).filter(stand_in=user_id)
    return dict(rows.values_list("absent_id", "absent__name"))


def stand_ins_near(actor: Actor) -> QuerySet[StandIn]:
    """Return the stand-ins of the colleagues whom the actor may see, the latest first."""
    near = staff(actor).order_by().prefetch_related(None).values("pk")
    rows = StandIn.objects.filter(absent__in=near, voided_at=None)
    return rows.select_related("absent", "stand_in").order_by("-from_on", "-created_at")


def roles_to_answer(actor: Actor) -> QuerySet[RoleAsked]:
    """Return the roles asked for, not answered, in organisations where the actor gives rights."""
    rows = RoleAsked.objects.filter(_to_give(actor), answer="")
    return rows.select_related("user", "org", "stand_in__absent").order_by("created_at")


def _to_give(actor: Actor) -> Q:
    condition = Q(pk__in=[])
    for lo, hi in actor.ranges(Permission.GRANT_EDIT):
        condition |= Q(org__seq__range=(lo, hi))
    return condition


def is_sealed_from(actor: Actor, person_id: uuid.UUID, *, on: date) -> bool:
    """Return whether the file is sealed above what the actor may see; the auditor may see it."""
    if actor.may_anywhere(Permission.AUDIT_READ):
        return False
    with as_system(on=on):
        rows = apps.get_model("people", "Person").objects.filter(pk=person_id)
        label = rows.values_list("sec_label", flat=True).first()
    return label is not None and label >= SEALED and label > actor.clearance


def names(user_ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Return the names of users by id, for lists and timelines, in one query."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name"))


def staff(actor: Actor) -> QuerySet[User]:
    """Return the people whom the actor may see: who holds or held a post below, at or above.

    Whoever gives rights also sees accounts that have no post yet.
    """
    near = Q()
    for lo, hi in actor.ranges(Permission.GRANT_READ):
        near |= Q(org__seq__range=(lo, hi)) | Q(org__seq__lte=lo, org__seq_end__gte=hi)
    holders = Grant.objects.filter(near).values("user_id") if near else Grant.objects.none()
    seen = Q(pk__in=holders) | Q(pk=actor.user_id)
    if actor.may_anywhere(Permission.GRANT_EDIT):
        seen |= ~Q(pk__in=Grant.objects.values("user_id"))
    return User.objects.filter(seen).prefetch_related(_posts())


def grants_of(user: User) -> QuerySet[Grant]:
    """Return every grant of a person, the newest first, ended ones too."""
    found = Grant.objects.filter(user=user).select_related("org", "works_for")
    return found.order_by("-from_on", "-created_at")


def grants_to_end(actor: Actor) -> QuerySet[Grant]:
    """Return the grants not yet ended in organisations where the actor gives rights."""
    return Grant.objects.filter(_to_give(actor), voided_at=None).select_related("org", "user")


def _posts() -> Prefetch:
    posts = Grant.objects.filter(voided_at=None).select_related("org").order_by("from_on")
    return Prefetch("grants", queryset=posts)
