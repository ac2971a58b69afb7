"""Flags on the head of a file: raised until a day, resolved with a note, one or many at once."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.locking import locked
from guitu.people.models import Flag
from guitu.people.records import about
from guitu.people.terms import FlagKind

NEEDS_NO_WORDS = frozenset({FlagKind.HEALTH, FlagKind.MINOR_AT_HOME})


@dataclass(frozen=True)
class NewFlag:
    """What the next colleague has to know, in a few words, and until which day it stands."""

    kind: FlagKind
    until_on: date
    text: str = ""


@transaction.atomic
def raise_flag(person_id: uuid.UUID, new: NewFlag, *, actor: Actor, on: date) -> Flag:
    """Put a flag on the head of the file. Raises BadInput without words or for a day gone by."""
    person = locked(person_id, actor)
    if new.until_on < on:
        raise BadInput.of("until_on", gettext_noop("This day is over already."))
    if not new.text.strip() and new.kind not in NEEDS_NO_WORDS:
        raise BadInput.of("text", gettext_noop("Say in a few words what to keep in mind."))
    row = about(
        person, Flag, actor=actor, kind=new.kind, text=new.text.strip(), until_on=new.until_on,
        by_name=actor.name,
    )  # fmt: skip
    row.save()
    record("people.flag_raised", actor=actor, subject=row, kind=str(new.kind), day=on)
    return row


@transaction.atomic
def resolve_flags(
    flag_ids: Collection[uuid.UUID], *, note: str, actor: Actor, on: date
) -> list[Flag]:
    """Take flags off their files and keep them with the note of how they were resolved.

    Raises BadInput without a note, WrongStatus where one was resolved before, AccessDenied.
    """
    if not note.strip():
        raise BadInput.of("note", gettext_noop("Say in a few words how it was resolved."))
    rows = list(Flag.objects.select_for_update().filter(pk__in=flag_ids).order_by("pk"))
    for org_seq in {row.org_seq for row in rows}:
        require(actor, Permission.PERSON_WRITE, org_seq=org_seq)
    if any(row.resolved_on or row.voided_at for row in rows):
        raise WrongStatus(gettext_noop("A flag that you chose was resolved in the meantime."))
    for row in rows:
        row.resolved_on, row.resolved_by = on, actor.user_id
        row.resolved_note = note.strip()[:300]
        row.save(update_fields=["resolved_on", "resolved_by", "resolved_note"])
        record("people.flag_resolved", actor=actor, subject=row, kind=str(row.kind), day=on)
    return rows
