"""Acts on accounts and grants."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q, QuerySet

from guitu.access.actors import Actor, require
from guitu.access.leaving import check_nothing_left, left_by
from guitu.access.models import Grant, RoleClearance, User
from guitu.access.permissions import Permission
from guitu.access.roles import ROLES, Role
from guitu.access.rules import check_can_be_given
from guitu.audit.actions import record
from guitu.database.context import standing_on
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.web import clock


def store_role_clearances() -> None:
    """Write the clearance of each role where the row-security functions read it."""
    RoleClearance.objects.bulk_create(
        [
            RoleClearance(role=role, clearance=spec.clearance, is_auditor=spec.reads_audit)
            for role, spec in ROLES.items()
        ],
        update_conflicts=True,
        unique_fields=["role"],
        update_fields=["clearance", "is_auditor"],
    )


@dataclass(frozen=True)
class NewUser:
    """What is known of a person before the account is opened."""

    username: str
    name: str
    email: str = ""
    phone: str = ""
    is_demonstration: bool = False
    must_change_password: bool = False


def open_account(new: NewUser, *, password: str, actor: Actor, org: Org) -> User:
    """Open a personal account; `org` is where the actor holds the right to do so.

    Raises BadInput when the sign-in name is taken.
    """
    return open_hashed(new, hashed=make_password(password), actor=actor, org=org)


@transaction.atomic
def open_hashed(new: NewUser, *, hashed: str, actor: Actor, org: Org) -> User:
    """Open an account like `open_account`, for a password of which only the hash is given."""
    require(actor, Permission.GRANT_EDIT, org_seq=org.seq)
    username = new.username.strip().lower()
    if User.objects.filter(username=username).exists():
        raise BadInput.of(
            "username", gettext_noop("The sign-in name %(name)s is already taken."), name=username
        )
    user = User(**vars(new) | {"username": username}, password=hashed)
    user.save()
    record("account.opened", actor=actor, subject=user)
    return user


@dataclass(frozen=True)
class NewGrant:
    """A role in an organisation from a day on; `works_for` is the body that sends the person."""

    role: Role
    org: Org
    from_on: date
    until_on: date | None = None
    works_for: Org | None = None


@transaction.atomic
def grant(user: User, new: NewGrant, *, actor: Actor) -> Grant:
    """Give `user` a role; it takes effect with the next statement the user makes."""
    require(actor, Permission.GRANT_EDIT, org_seq=new.org.seq)
    held = [row.role for row in _not_ended(user, from_on=new.from_on)]
    check_can_be_given(new.role, held=held, is_oneself=user.pk == actor.user_id)
    if new.until_on and new.until_on < new.from_on:
        raise BadInput.of("until_on", gettext_noop("The grant would end before it begins."))
    row = Grant.objects.create(user=user, created_by=actor.user_id, **vars(new))
    record("grant.given", actor=actor, subject=row, role=str(new.role), org=new.org.code)
    return row


@transaction.atomic
def revoke(grant_id: object, *, reason: str, actor: Actor) -> Grant:
    """End a grant at once; it stays on record as voided. Raises BadInput without a reason.

    Raises WrongStatus while files or open duties there are with the colleague.
    """
    row = (
        Grant.objects.select_for_update(of=("self",)).select_related("org", "user").get(pk=grant_id)
    )
    require(actor, Permission.GRANT_EDIT, org_seq=row.org.seq)
    if row.voided_at:
        raise WrongStatus(gettext_noop("This grant has already been ended."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the grant ends."))
    check_nothing_left(left_by(row, on=standing_on() or clock.today()))
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason.strip()
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("grant.ended", actor=actor, subject=row, reason=row.void_reason, role=row.role)
    return row


def _not_ended(user: User, *, from_on: date) -> QuerySet[Grant]:
    return user.grants.filter(Q(until_on=None) | Q(until_on__gte=from_on), voided_at=None)
