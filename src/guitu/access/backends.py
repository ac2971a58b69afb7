"""Sign-in with a counter under a row lock: five wrong guesses lock the name for half an hour."""

from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from guitu.access import guesses
from guitu.access.models import User
from guitu.web import clock

ALLOWED_FAILURES = 5


class LockingBackend:
    """Authenticates by user name and password, at most five guesses in half an hour."""

    def authenticate(
        self, request: HttpRequest | None, username: str = "", password: str = "", **_other: object
    ) -> User | None:
        """Return the user, or None; a locked name raises PermissionDenied without a look."""
        if not username or not password:
            return None
        name = username.strip().lower()
        with transaction.atomic():
            guard, now = guesses.locked_guard(name), clock.now()
            locked = guesses.is_locked(guard, at=now)
            user = None if locked else _matching(name, password)
            if user is not None:
                guesses.clear(guard)
            elif not locked:
                guesses.count_wrong(guard, allowed=ALLOWED_FAILURES, at=now)
        if locked:
            raise PermissionDenied
        return user

    def get_user(self, user_id: object) -> User | None:
        """Return the active user with that id, or None."""
        return User.objects.filter(pk=user_id, is_active=True).first()


def _matching(name: str, password: str) -> User | None:
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        make_password(password)
        return None
    return user if user.check_password(password) else None
