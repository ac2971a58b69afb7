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
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction

from guitu.database.keys import secret
from guitu.kernel.keys import uuid7

SYSTEM = uuid.UUID(int=0)


class _Entered(NamedTuple):
    """A context: who, on which day, which request, and whether by a limited link."""

    who: uuid.UUID
    on: date
    request: uuid.UUID
    by_link: bool = False


_entered: ContextVar[_Entered | None] = ContextVar("entered", default=None)


def ticket_key() -> bytes:
    """Return the key that proves tickets; `belonging.store_pads` gives its pads to the database."""
    return secret(settings.HOME, "row-security")


@contextmanager
def acting_for(user_id: uuid.UUID, *, on: date) -> Iterator[uuid.UUID]:
    """Open a transaction in which the database shows what `user_id` may see on the day `on`.

    Yields the id that ties all changes of this transaction together in the audit trail. Contexts
    nest: leaving the inner one restores the outer one.
    """
    with _entering(user_id, on=on, by_link=False) as request_id:
        yield request_id


@contextmanager
def acting_by_link(link_id: uuid.UUID, *, on: date) -> Iterator[uuid.UUID]:
    """Open a transaction for somebody who came with a limited link, and proved its code.

    There is no scope: the database shows only the rows of the link's person, in tables that are
    declared `by_link`, to read. A link that is revoked or over shows nothing.
    """
    with _entering(link_id, on=on, by_link=True) as request_id:
        yield request_id


@contextmanager
def _entering(who: uuid.UUID, *, on: date, by_link: bool) -> Iterator[uuid.UUID]:
    outer = _entered.get()
    outlives = connection.in_atomic_block
    request_id = outer.request if outer else uuid7()
    with transaction.atomic():
        inner = _Entered(who, on, request_id, by_link)
        token = _entered.set(inner)
        try:
            _enter(inner)
            yield request_id
        finally:
            _entered.reset(token)
        # After an exception, or set_rollback, the rollback restores the outer context by itself.
        # The end of the transaction ends the context; only a transaction around it outlives it.
        if connection.needs_rollback or not outlives:
            return
        if outer:
            _enter(outer)
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
    return entered.on if entered else None


def request_id() -> uuid.UUID | None:
    """Return the id of the context in force, or None outside one."""
    entered = _entered.get()
    return entered.request if entered else None


def ticket_for(user_id: uuid.UUID, *, on: date, by_link: bool = False) -> str:
    """Return the proof that this application speaks for `user_id` on the day `on`.

    The ticket of a limited link proves nothing else, and no other ticket proves a link.
    """
    subject = f"{'link|' if by_link else ''}{user_id}|{on.isoformat()}"
    return hmac.new(ticket_key(), subject.encode(), sha256).hexdigest()


def _enter(context: _Entered) -> None:
    ticket = ticket_for(context.who, on=context.on, by_link=context.by_link)
    function = "sec.enter_link" if context.by_link else "sec.enter"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {function}(%s, %s, %s, %s)",  # one of two names above
            [context.who, context.on, context.request, ticket],
        )


def _leave() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.leave()")
