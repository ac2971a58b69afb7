"""The row-security context: who acts, on which day. Without one, no row is seen or written.

The context lives in the database, for one transaction. The application proves whom it speaks for
with a ticket that an injected statement cannot make.
"""

import hmac
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import connection, transaction

from guitu.database.keys import secret
from guitu.kernel.keys import uuid7

SYSTEM = uuid.UUID(int=0)

_entered: ContextVar[tuple[uuid.UUID, date, uuid.UUID] | None] = ContextVar("entered", default=None)


def ticket_key() -> bytes:
    """Return the key that proves tickets; `guitu secure` gives its pads to the database."""
    return secret(settings.HOME, "row-security")


@contextmanager
def acting_for(user_id: uuid.UUID, *, on: date) -> Iterator[uuid.UUID]:
    """Open a transaction in which the database shows what `user_id` may see on the day `on`.

    Yields the id that ties all changes of this transaction together in the audit trail. Contexts
    nest: leaving the inner one restores the outer one.
    """
    outer = _entered.get()
    outlives = connection.in_atomic_block
    request_id = outer[2] if outer else uuid7()
    with transaction.atomic():
        token = _entered.set((user_id, on, request_id))
        try:
            _enter(user_id, on, request_id)
            yield request_id
        finally:
            _entered.reset(token)
        # After an exception, or set_rollback, the rollback restores the outer context by itself.
        # The end of the transaction ends the context; only a transaction around it outlives it.
        if connection.needs_rollback or not outlives:
            return
        if outer:
            _enter(*outer)
        else:
            _leave()


@contextmanager
def as_system(*, on: date) -> Iterator[uuid.UUID]:
    """Act as the system itself, over the whole tree: set-up, demonstration data, the scheduler."""
    with acting_for(SYSTEM, on=on) as request_id:
        yield request_id


def standing_on() -> date | None:
    """Return the day of the context in force, or None outside one."""
    entered = _entered.get()
    return entered[1] if entered else None


def request_id() -> uuid.UUID | None:
    """Return the id of the context in force, or None outside one."""
    entered = _entered.get()
    return entered[2] if entered else None


def ticket_for(user_id: uuid.UUID, *, on: date) -> str:
    """Return the proof that this application speaks for `user_id` on the day `on`."""
    subject = f"{user_id}|{on.isoformat()}"
    return hmac.new(ticket_key(), subject.encode(), sha256).hexdigest()


def _enter(user_id: uuid.UUID, on: date, request: uuid.UUID) -> None:
    ticket = ticket_for(user_id, on=on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.enter(%s, %s, %s, %s)", [user_id, on, request, ticket])


def _leave() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.leave()")
