"""Sign-in with a counter under a row lock: five wrong guesses lock the name for half an hour.

The lock holds against many guesses at once, because each takes the row before it looks at the
password.
"""

from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from guitu.access.models import SignInGuard, User
from guitu.web import clock

ALLOWED_FAILURES = 5
LOCK = timedelta(minutes=30)


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
            guard = _locked_guard(name)
            now = clock.now()
            locked = guard.locked_until and now < guard.locked_until
            user = None if locked else _matching(name, password)
            _count(guard, success=user is not None, locked=bool(locked))
        if locked:
            raise PermissionDenied
        return user

    def get_user(self, user_id: object) -> User | None:
        """Return the active user with that id, or None."""
        return User.objects.filter(pk=user_id, is_active=True).first()


def _locked_guard(name: str) -> SignInGuard:
    digest = sha256(name.encode()).hexdigest()
    SignInGuard.objects.bulk_create([SignInGuard(name_digest=digest)], ignore_conflicts=True)
    return SignInGuard.objects.select_for_update().get(pk=digest)


def _matching(name: str, password: str) -> User | None:
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        make_password(password)
        return None
    return user if user.check_password(password) else None


def _count(guard: SignInGuard, *, success: bool, locked: bool) -> None:
    if locked:
        return
    now = clock.now()
    if success:
        guard.failures, guard.first_failed_at, guard.locked_until = 0, None, None
    else:
        if guard.first_failed_at is None or now - guard.first_failed_at > LOCK:
            guard.failures, guard.first_failed_at = 0, now
        guard.failures += 1
        guard.locked_until = now + LOCK if guard.failures >= ALLOWED_FAILURES else None
    guard.save()
