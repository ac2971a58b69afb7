"""How the person is reached: telephone numbers and addresses; and voiding of any such row."""

import uuid
from datetime import date
from typing import TypeVar

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people import phones, terms
from guitu.people.actions.correcting import rebuild_tokens
from guitu.people.actions.locking import locked
from guitu.people.actions.opening import NewAddress, phone_row
from guitu.people.models import (
    Address,
    Document,
    Flag,
    GivenConsent,
    PersonName,
    Phone,
    Relative,
    WorkGroupMember,
)
from guitu.people.records import about
from guitu.web import clock

R = TypeVar(
    "R", PersonName, Phone, Address, Relative, WorkGroupMember, Document, Flag, GivenConsent
)


@transaction.atomic
def add_phone(person_id: uuid.UUID, number: str, *, actor: Actor, whose: str = "") -> Phone:
    """Add a telephone number; `whose` where it is not the person's own. Raises BadInput."""
    person = locked(person_id, actor)
    row = phone_row(person, phones.parse(number), actor=actor, whose=whose.strip())
    known = Phone.objects.filter(person=person, number_index=row.number_index, voided_at=None)
    if known.exists():
        raise BadInput.of("phone", gettext_noop("This number already stands in the file."))
    row.save()
    record("people.phone_added", actor=actor, subject=row)
    return row


@transaction.atomic
def add_address(person_id: uuid.UUID, new: NewAddress, *, actor: Actor, on: date) -> Address:
    """Add an address; a registered or living address of before ends on the day `on`."""
    person = locked(person_id, actor)
    if not new.area.strip() and not new.detail.strip():
        raise BadInput.of("area", gettext_noop("Write the address."))
    if new.from_on and new.until_on and new.until_on < new.from_on:
        raise BadInput.of("until_on", gettext_noop("The last day is before the first."))
    if new.kind != terms.AddressKind.OTHER and new.until_on is None:
        Address.objects.filter(person=person, kind=new.kind, until_on=None, voided_at=None).update(
            until_on=new.from_on or on
        )
    row = about(person, Address, actor=actor, **vars(new))
    row.save()
    record("people.address_added", actor=actor, subject=row, kind=str(new.kind))
    return row


@transaction.atomic
def void(row: R, *, reason: str, actor: Actor) -> R:
    """Void one thing of a file: a name, a paper, a flag … It stays on record, struck out."""
    is_paper = isinstance(row, Document)
    needed = Permission.DOCUMENT_WRITE if is_paper else Permission.PERSON_WRITE
    person = locked(row.person_id, actor, needed)
    fresh = type(row).objects.select_for_update().get(pk=row.pk)
    if fresh.voided_at:
        raise WrongStatus(gettext_noop("This was voided before."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why it is voided."))
    if isinstance(fresh, PersonName) and fresh.kind == terms.NameKind.CURRENT:
        raise WrongStatus(gettext_noop("The name in use cannot be voided; change it instead."))
    fresh.voided_at, fresh.voided_by = clock.now(), actor.user_id
    fresh.void_reason = reason.strip()[:500]
    fresh.save(update_fields=["voided_at", "voided_by", "void_reason"])
    if isinstance(fresh, Relative):
        WorkGroupMember.objects.filter(relative=fresh, voided_at=None).update(
            voided_at=fresh.voided_at, voided_by=actor.user_id, void_reason=fresh.void_reason
        )
    if isinstance(fresh, PersonName):
        rebuild_tokens(person)
    record(f"people.{fresh._meta.model_name}_voided", actor=actor, subject=fresh)
    return fresh
