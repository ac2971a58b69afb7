"""Closing a round, refused with the list of what is open; and opening it again, for a reason."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.risk.actions.following import follow_register
from guitu.risk.actions.opening import Step, keep_step
from guitu.risk.models import Round
from guitu.risk.queries.coverage import parts_of
from guitu.risk.queries.open_items import OpenItems, open_items
from guitu.risk.terms import RoundAct, RoundStatus


class StillOpen(WrongStatus):
    """A round cannot be closed while somebody waits for a level or an opinion."""

    def __init__(self, items: OpenItems) -> None:
        super().__init__(
            gettext_noop(
                "The round cannot be closed yet: %(undecided)s without a level, %(opinions)s"
                " opinions outstanding, %(untold)s not told. The list is below."
            ),
            undecided=items.undecided, opinions=items.opinions, untold=items.untold,
        )  # fmt: skip
        self.items = items


@dataclass(frozen=True)
class Reopening:
    """Why a closed round is opened again, and its new last day."""

    reason: str
    closes_on: date


@transaction.atomic
def close_round(round_id: uuid.UUID, *, actor: Actor, on: date) -> Round:
    """Close a round in which everyone is accounted for.

    It is compared with the register first, and what it covers is counted and kept. Raises StillOpen
    with the list of what is open, DoesNotAddUp where a file stands in no part of it, WrongStatus
    when it is closed already, AccessDenied.
    """
    row = _locked(round_id, actor)
    if row.status != RoundStatus.OPEN:
        raise WrongStatus(gettext_noop("This round is closed already."))
    follow_register(row, actor=actor, on=on)
    items = open_items(row)
    if items.any:
        raise StillOpen(items)
    parts = parts_of(row)
    counts = {"assessed": parts.assessed} | {str(why): n for why, n in parts.left_out.items()}
    row.status, row.closed_on = RoundStatus.CLOSED, on
    row.version += 1
    row.save(update_fields=["status", "closed_on", "version"])
    keep_step(row, Step(RoundAct.CLOSE, counts), actor=actor, on=on)
    record("risk.round_closed", actor=actor, subject=row, day=on, counts=counts)
    return row


@transaction.atomic
def reopen_round(round_id: uuid.UUID, new: Reopening, *, actor: Actor, on: date) -> Round:
    """Open a closed round again, for a reason that stays on record.

    Raises BadInput without a reason or with a last day that is past, WrongStatus while it or
    another round of the office is open.
    """
    row = _locked(round_id, actor)
    if row.status != RoundStatus.CLOSED:
        raise WrongStatus(gettext_noop("This round is open already."))
    if not new.reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the round is opened again."))
    if new.closes_on < on:
        raise BadInput.of("closes_on", gettext_noop("The last day of the round is past."))
    if Round.objects.filter(org_seq=row.org_seq, status=RoundStatus.OPEN, voided_at=None).exists():
        raise WrongStatus(gettext_noop("A round of this office is open. Close it first."))
    row.status, row.closed_on, row.closes_on = RoundStatus.OPEN, None, new.closes_on
    row.version += 1
    row.save(update_fields=["status", "closed_on", "closes_on", "version"])
    keep_step(row, Step(RoundAct.REOPEN, reason=new.reason.strip()), actor=actor, on=on)
    record("risk.round_reopened", actor=actor, subject=row, reason=new.reason.strip())
    return row


def _locked(round_id: uuid.UUID, actor: Actor) -> Round:
    row = Round.objects.select_for_update(of=("self",)).get(pk=round_id, voided_at=None)
    require(actor, Permission.RISK_ROUND, org_seq=row.org_seq)
    return row
