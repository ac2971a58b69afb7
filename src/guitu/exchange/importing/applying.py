"""Writes what was examined: everything, or the accepted rows only, or nothing at all."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor
from guitu.exchange.importing.findings import Examination
from guitu.exchange.importing.persons import PersonDraft
from guitu.exchange.importing.updates import carry_out
from guitu.handover.actions import receive_notice
from guitu.kernel.errors import BadInput, Conflict, GuituError
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions.bulk import FirstOrder, record_first_orders
from guitu.people.actions import NewMember, open_files
from guitu.people.actions.family import add_members
from guitu.people.models import Person

CHANGED_MEANWHILE = gettext_noop(
    "The files changed while the ledger was read in, so nothing was written. Try again."
)
NOTHING_WRITTEN = gettext_noop(
    "%(rows)s rows are refused, so nothing was written. Correct them, or take only the accepted "
    "rows."
)


class RowsRefused(GuituError):
    """Whole or nothing was asked for, and some rows are refused: answered with 422."""


@dataclass(frozen=True)
class Outcome:
    """What was written. `numberless` are rows without an ID number: digest to person."""

    created: int
    updated: int
    unchanged: int
    person_ids: tuple[uuid.UUID, ...] = ()
    numberless: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def apply(found: Examination, *, accepted_only: bool, actor: Actor, on: date) -> Outcome:
    """Write what the examination found and return the counts.

    With refused rows it writes the others only where `accepted_only` says so; otherwise it raises
    RowsRefused. Raises Conflict where the files changed since they were examined.
    """
    if found.refused and not accepted_only:
        raise RowsRefused(NOTHING_WRITTEN, rows=found.refused_rows)
    try:
        people = _open(found.to_open, actor=actor, on=on)
        for update in found.to_change:
            carry_out(update, actor=actor, on=on)
        for notice in found.notices:
            receive_notice(notice, actor=actor, on=on)
    except (BadInput, Conflict, Person.DoesNotExist) as error:
        raise Conflict(CHANGED_MEANWHILE) from error
    counts = {"created": found.created, "updated": found.updated, "unchanged": found.unchanged}
    return Outcome(
        **counts,
        person_ids=tuple(person.pk for person in people),
        numberless={
            draft.digest.hex(): str(person.pk)
            for draft, person in zip(found.to_open, people, strict=True)
            if draft.digest
        },
    )


def _open(drafts: tuple[PersonDraft, ...], *, actor: Actor, on: date) -> list[Person]:
    people = open_files([draft.person for draft in drafts], actor=actor, on=on)
    pairs = list(zip(people, drafts, strict=True))
    add_members(
        [
            (person, NewMember(role, on, name=name))
            for person, draft in pairs
            for role, name in draft.group
        ],
        actor=actor,
    )
    orders = [
        FirstOrder(
            person,
            draft.order.order,
            reported_on=draft.order.reported_on,
            signed_on=draft.order.signed_on,
            has_family=bool(draft.person.relatives),
        )
        for person, draft in pairs
        if draft.order
    ]
    record_first_orders(orders, actor=actor, on=on)
    return people
