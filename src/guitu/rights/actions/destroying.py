"""Destroying a sealed file whose years are over: one person asks, another one does it.

What remains is a certificate without a name. Records are not deleted: their personal values are
emptied, and the key of the person is shredded, so that copies and backups cannot be read either.
"""

import uuid
from datetime import date

from django.db import IntegrityError, transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database import keyring
from guitu.database.context import as_system
from guitu.database.models import FILE, SEALED
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.emptying import empty_file
from guitu.people.models import Person
from guitu.rights import queries
from guitu.rights.models import Destruction
from guitu.rights.terms import DestructionState, FileStage
from guitu.web import clock

NOT_YET = gettext_noop("The years of this file are not over.")


@transaction.atomic
def ask_destruction(person_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Destruction:
    """Ask that a sealed file be destroyed; a second person decides.

    Raises WrongStatus before its years are over or while it was asked already, BadInput without a
    reason, AccessDenied to everybody but the archive.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, Permission.FILE_DESTROY, org_seq=person.org_seq)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Name what the archive authority agreed."))
    decision = _checked(person, on=on)
    facts = queries.facts_of([person], on=on)[person.pk]
    row = Destruction(
        org_seq=person.org_seq, sec_label=FILE, created_by=actor.user_id, file_ref=person.pk,
        opened_on=person.opened_on, ended_on=facts.ended_on, sealed_on=facts.sealed_on,
        basis=[cite.as_json() for cite in decision.because], reason=reason.strip(),
        asked_on=on, asked_by=actor.user_id, asked_by_name=actor.name,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise WrongStatus(gettext_noop("This was asked before.")) from error
    record("rights.destruction_asked", actor=actor, subject=row, reason=row.reason)
    return row


@transaction.atomic
def destroy(destruction_id: uuid.UUID, *, actor: Actor, on: date) -> Destruction:
    """Destroy the file: empty its personal values, shred its key, and certify what was done.

    Raises AccessDenied to whoever asked for it: two people are needed. There is no way back.
    """
    row = _asked(destruction_id, actor=actor)
    with as_system(on=on):
        person = Person.objects.select_for_update().get(pk=row.file_ref)
        _checked(person, on=on)
        row.rows, row.papers = empty_file(person)
        Person.objects.filter(pk=person.pk).update(
            voided_at=clock.now(), voided_by=actor.user_id, responsible=None
        )
        keyring.shred(person.pk)
    row.state = DestructionState.DONE
    row.number = f"{on.year}-{row.pk.hex[-8:]}"
    _answer(row, actor=actor, on=on)
    record("rights.file_destroyed", actor=actor, subject=row, number=row.number, papers=row.papers)
    return row


@transaction.atomic
def refuse_destruction(
    destruction_id: uuid.UUID, *, reason: str, actor: Actor, on: date
) -> Destruction:
    """Do not destroy the file, and say why; it can be asked again."""
    row = _asked(destruction_id, actor=actor)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why it is not destroyed."))
    row.state, row.answer_reason = DestructionState.REFUSED, reason.strip()
    _answer(row, actor=actor, on=on)
    record("rights.destruction_refused", actor=actor, subject=row, reason=row.answer_reason)
    return row


def _asked(destruction_id: uuid.UUID, *, actor: Actor) -> Destruction:
    row = Destruction.objects.select_for_update().get(pk=destruction_id)
    require(actor, Permission.FILE_DESTROY, org_seq=row.org_seq)
    if row.state != DestructionState.ASKED:
        raise WrongStatus(gettext_noop("This was answered before."))
    if row.asked_by == actor.user_id:
        raise AccessDenied(
            gettext_noop("You asked for it yourself; a second person must look at it.")
        )
    return row


def _checked(person: Person, *, on: date):
    if person.sec_label < SEALED:
        raise WrongStatus(gettext_noop("This file is not sealed."))
    decision = queries.closing_of(person, on=on)
    if decision.value.stage != FileStage.DESTRUCTION_DUE:
        raise WrongStatus(NOT_YET)
    return decision


def _answer(row: Destruction, *, actor: Actor, on: date) -> None:
    row.answered_on, row.answered_by, row.answered_by_name = on, actor.user_id, actor.name
    row.save()
