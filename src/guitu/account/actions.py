"""Acts of the first screen: giving duties to colleagues, and taking that back."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.models import User
from guitu.account.queries import colleagues
from guitu.duties import actions as duties
from guitu.duties.models import Duty
from guitu.duties.queries import visible_to
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop

MOST = 500


@dataclass(frozen=True)
class Given:
    """Duties that changed hands, and whose each was before."""

    count: int
    before: Mapping[uuid.UUID, uuid.UUID | None]


@transaction.atomic
def give(
    duty_ids: Sequence[uuid.UUID], *, to_id: uuid.UUID | None, actor: Actor, on: date
) -> Given:
    """Give open duties to one colleague, or to nobody.

    Raises BadInput when nothing was chosen, the colleague does not see one of the duties, or one
    of them is not in scope; AccessDenied where the post does not give out duties.
    """
    rows = _rows(duty_ids, actor=actor)
    to = _colleague(to_id, rows, on=on) if to_id else None
    before = {duty.pk: duty.assignee_id for duty in rows}
    count = duties.assign([duty.pk for duty in rows], to=to, actor=actor)
    return Given(count, before)


@transaction.atomic
def take_back(before: Mapping[uuid.UUID, uuid.UUID | None], *, actor: Actor) -> int:
    """Give duties back to whom they belonged before; return how many."""
    users = User.objects.in_bulk({user_id for user_id in before.values() if user_id})
    rows = _rows(list(before), actor=actor)
    for user_id in {before[duty.pk] for duty in rows}:
        same = [duty.pk for duty in rows if before[duty.pk] == user_id]
        duties.assign(same, to=users.get(user_id), actor=actor)
    return len(rows)


def _rows(duty_ids: Sequence[uuid.UUID], *, actor: Actor) -> list[Duty]:
    if not duty_ids:
        raise BadInput.of("duties", gettext_noop("Choose at least one line first."))
    wanted = set(duty_ids)
    rows = list(visible_to(actor).filter(pk__in=wanted).order_by("pk")[:MOST])
    if len(rows) != len(wanted):
        raise BadInput.of(
            "duties", gettext_noop("One of these lines is no longer there. Load the page again.")
        )
    return rows


def _colleague(to_id: uuid.UUID, rows: Sequence[Duty], *, on: date) -> User:
    to = colleagues.user(to_id)
    if to is None or not colleagues.see_all(to, rows, on=on):
        raise BadInput.of("to", gettext_noop("This colleague does not see all of these duties."))
    return to
