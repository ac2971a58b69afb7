"""Signing in and out, failing to, changing password or second factor stand in the trail."""

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from guitu.access import passwords
from guitu.access.actors import SYSTEM_ACTOR, Actor
from guitu.access.models import User
from guitu.audit.actions import record
from guitu.database.context import as_system
from guitu.web import clock


def _record(act: str, user: User, actor: Actor) -> None:
    with as_system(on=clock.today()):
        record(act, actor=actor, subject=user)


@receiver(user_logged_in)
def signed_in(sender: object, user: User, **_more: object) -> None:
    """Record that somebody signed in; a password that is too old is asked to be changed."""
    if not user.is_demonstration and passwords.is_too_old(user, at=clock.now()):
        User.objects.filter(pk=user.pk).update(must_change_password=True)
        user.must_change_password = True
    _record("sign_in.done", user, Actor(user.pk, user.name))


@receiver(user_logged_out)
def signed_out(sender: object, user: User | None, **_more: object) -> None:
    """Record that somebody signed out."""
    if user is not None:
        _record("sign_in.ended", user, Actor(user.pk, user.name))


@receiver(user_login_failed)
def refused(sender: object, credentials: dict, **_more: object) -> None:
    """Record a wrong guess; what was typed is not kept, it may be a password."""
    name = str(credentials.get("username") or "").strip().lower()
    user = User.objects.filter(username=name).first() or User(pk=None)
    _record("sign_in.refused", user, SYSTEM_ACTOR)


@receiver(password_changed)
def changed_password(sender: object, request: HttpRequest, user: User, **_more: object) -> None:
    """A password of one's own: the start password is no longer needed."""
    passwords.remember(user, at=clock.now())
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    user.must_change_password = False
    _record("account.password_changed", user, Actor(user.pk, user.name))


@receiver(authenticator_added)
def added_factor(sender: object, user: User, **_more: object) -> None:
    """Record that a second factor was switched on or a key added."""
    _record("account.factor_added", user, Actor(user.pk, user.name))


@receiver(authenticator_removed)
def removed_factor(sender: object, user: User, **_more: object) -> None:
    """Record that a second factor was switched off or a key removed."""
    _record("account.factor_removed", user, Actor(user.pk, user.name))
