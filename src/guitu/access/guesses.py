"""Wrong guesses are counted under a row lock; too many lock whoever guesses for half an hour.

The lock holds against many guesses at once, because each takes the row before it looks. Counted is
by sign-in name, known or not, and for links without an account by the address that asks.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from guitu.access.models import SignInGuard

LOCK = timedelta(minutes=30)


def locked_guard(name: str) -> SignInGuard:
    """Return the counter of `name` under a row lock; needs a transaction."""
    digest = sha256(name.encode()).hexdigest()
    SignInGuard.objects.bulk_create([SignInGuard(name_digest=digest)], ignore_conflicts=True)
    return SignInGuard.objects.select_for_update().get(pk=digest)


def is_locked(guard: SignInGuard, *, at: datetime) -> bool:
    """Return whether guesses are refused without a look."""
    return bool(guard.locked_until and at < guard.locked_until)


def clear(guard: SignInGuard) -> None:
    """Begin to count anew, after a right guess."""
    guard.failures, guard.first_failed_at, guard.locked_until = 0, None, None
    guard.save()


def count_wrong(guard: SignInGuard, *, allowed: int, at: datetime) -> bool:
    """Count a wrong guess within the last half hour; return whether it is the one that locks."""
    if guard.first_failed_at is None or at - guard.first_failed_at > LOCK:
        guard.failures, guard.first_failed_at = 0, at
    guard.failures += 1
    guard.locked_until = at + LOCK if guard.failures >= allowed else None
    guard.save()
    return guard.locked_until is not None
