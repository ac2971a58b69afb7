"""A list leaves as a spreadsheet and comes back: both are on record, with what was disclosed."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record, record_read, record_unmasking
from guitu.kernel.errors import WrongStatus
from guitu.risk.actions.opinions import CLOSED
from guitu.risk.models import Opinion, Round, RoundDepartment
from guitu.risk.queries.opinions import asked_on_list, is_of_body, open_keys
from guitu.risk.rules.views import MINIMUM
from guitu.risk.terms import Department, RoundStatus, Shown

SHOWN_TO_ANSWER = "Shown to whoever answers for the department"
IN_A_SPREADSHEET = "In a list sent out as a spreadsheet"


@dataclass(frozen=True)
class Sent:
    """The opinions that are sent out, and the names of what is shown of each person."""

    opinions: list[Opinion]
    fields: tuple[str, ...]


@transaction.atomic
def send_out(list_id: uuid.UUID, *, actor: Actor, on: date) -> Sent:
    """Return what goes into a spreadsheet, and put on record that it was sent, with its fields.

    Raises WrongStatus in a finished round, AccessDenied.
    """
    asked = _list(list_id, actor)
    if Round.objects.get(pk=asked.round_id).status != RoundStatus.OPEN:
        raise WrongStatus(CLOSED)
    rows = list(asked_on_list(asked))
    open_keys(rows)
    fields = MINIMUM[Department(asked.department)]
    names = tuple(str(field) for field in fields)
    record(
        "risk.opinions_sent", actor=actor, subject=asked, day=on, fields=list(names),
        people=len(rows),
    )  # fmt: skip
    if Shown.ID_NUMBER in fields:
        record_unmasking(str(Shown.ID_NUMBER), actor=actor, subject=asked, reason=IN_A_SPREADSHEET)
    return Sent(rows, names)


def note_shown(asked: RoundDepartment, *, actor: Actor) -> None:
    """Put on record that a list was opened, and that whole numbers were shown where they are."""
    record_read(actor=actor, subject=asked)
    if Shown.ID_NUMBER in MINIMUM[Department(asked.department)]:
        record_unmasking(str(Shown.ID_NUMBER), actor=actor, subject=asked, reason=SHOWN_TO_ANSWER)


def note_read_back(
    list_id: uuid.UUID, counts: Mapping[str, int], digest: str, *, actor: Actor
) -> None:
    """Put on record that a spreadsheet was read back: how many rows, and which file."""
    asked = _list(list_id, actor)
    record("risk.opinions_read", actor=actor, subject=asked, digest=digest, **counts)


def _list(list_id: uuid.UUID, actor: Actor) -> RoundDepartment:
    asked = RoundDepartment.objects.get(pk=list_id)
    if not is_of_body(asked, actor):
        require(actor, Permission.RISK_WRITE, org_seq=asked.org_seq)
    return asked
