"""The secret address of a calendar: given out, read, revoked."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.audit.actions import record
from guitu.colleagues.calendars import Entry, entries
from guitu.colleagues.models import CalendarFeed
from guitu.database.context import acting_for, as_system
from guitu.web import clock

SECRET_BYTES = 32


@dataclass(frozen=True)
class Read:
    """Whose calendar it is and what stands in it."""

    entries: list[Entry]


def address_of(actor: Actor) -> CalendarFeed | None:
    """Return the address in force of the actor's calendar, without its secret, or None."""
    return CalendarFeed.objects.filter(user=actor.user_id, revoked_at=None).first()


@transaction.atomic
def give_out(*, shows_names: bool, actor: Actor) -> str:
    """Make a new secret and return it, to be shown once; an earlier one stops working at once."""
    _revoke(actor)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = CalendarFeed.objects.create(
        user_id=actor.user_id, digest=_digest(secret), shows_names=shows_names
    )
    record("calendar.address_issued", actor=actor, subject=feed, names=shows_names)
    return secret


@transaction.atomic
def revoke(*, actor: Actor) -> None:
    """Let the address stop working at once."""
    feed = _revoke(actor)
    if feed is not None:
        record("calendar.address_revoked", actor=actor, subject=feed)


def read(secret: str, *, on: date) -> list[Entry] | None:
    """Return the entries behind a secret, as their owner may see them today; None for no address.

    A closed account has none, and a grant that ended shows nothing any more.
    """
    with as_system(on=on):
        rows = CalendarFeed.objects.select_related("user").filter(revoked_at=None)
        feed = rows.filter(digest=_digest(secret), user__is_active=True).first()
    if feed is None:
        return None
    with acting_for(feed.user_id, on=on):
        owner: User = feed.user
        return entries(actor_for(owner, on=on), shows_names=feed.shows_names, on=on)


def _revoke(actor: Actor) -> CalendarFeed | None:
    rows = CalendarFeed.objects.select_for_update()
    feed = rows.filter(user=actor.user_id, revoked_at=None).first()
    if feed is not None:
        feed.revoked_at = clock.now()
        feed.save(update_fields=["revoked_at"])
    return feed


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
