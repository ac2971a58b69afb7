"""Acts on accounts that exist: a new start password, closing, opening again."""

import secrets
import uuid
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.leaving import check_nothing_left, left_with
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.access.queries import in_force
from guitu.audit.actions import record
from guitu.kernel.errors import AccessDenied, BadInput
from guitu.kernel.terms import gettext_noop

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def start_password() -> str:
    """Return a password to begin with: four groups of four, without letters that look alike."""
    groups = ("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(4))
    return "-".join(groups)


@transaction.atomic
def give_start_password(user_id: uuid.UUID, *, actor: Actor, on: date) -> str:
    """Set a start password and return it, to be shown once; the person must change it."""
    user = _held_account(user_id, actor=actor, on=on)
    password = start_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    record("account.start_password", actor=actor, subject=user)
    return password


@transaction.atomic
def close_account(user_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> User:
    """Close an account at once: open sessions end with their next request.

    Raises WrongStatus while files or open duties are with the colleague: hand them over first.
    """
    user = _held_account(user_id, actor=actor, on=on)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the account is closed."))
    check_nothing_left(left_with(user, on=on))
    user.is_active = False
    user.save(update_fields=["is_active"])
    record("account.closed", actor=actor, subject=user, reason=reason.strip())
    return user


@transaction.atomic
def reopen_account(user_id: uuid.UUID, *, actor: Actor, on: date) -> User:
    """Open a closed account again, with the password and grants that it has."""
    user = _held_account(user_id, actor=actor, on=on)
    user.is_active = True
    user.save(update_fields=["is_active"])
    record("account.reopened", actor=actor, subject=user)
    return user


def _held_account(user_id: uuid.UUID, *, actor: Actor, on: date) -> User:
    """Return the locked account; whoever gives rights in every place where it has some may act."""
    user = User.objects.select_for_update().get(pk=user_id)
    if user.pk == actor.user_id:
        raise AccessDenied(gettext_noop("Nobody does this to the own account."))
    for held in in_force(on).filter(user=user).select_related("org"):
        require(actor, Permission.GRANT_EDIT, org_seq=held.org.seq)
    return user
