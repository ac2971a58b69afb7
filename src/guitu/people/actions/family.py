"""Relatives, and the work group that is formed around a person."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database import bulk
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people import names, phones, terms
from guitu.people.actions.locking import locked
from guitu.people.actions.opening import NewRelative
from guitu.people.models import Person, Relative, WorkGroupMember
from guitu.people.records import about


@dataclass(frozen=True)
class NewMember:
    """A member of the work group: a colleague, a relative on file, or somebody by name."""

    role: terms.WorkGroupRole
    from_on: date
    user: User | None = None
    relative: Relative | None = None
    name: str = ""


@transaction.atomic
def add_relative(person_id: uuid.UUID, new: NewRelative, *, actor: Actor) -> Relative:
    """Add a member of the family or a guardian. Raises BadInput for a wrong name or number."""
    person = locked(person_id, actor)
    name = names.clean(new.name).name
    number = str(phones.parse(new.phone)) if new.phone.strip() else ""
    values = vars(new) | {"name": name, "phone": number}
    row = about(person, Relative, actor=actor, **values)
    row.save()
    record("people.relative_added", actor=actor, subject=row, relation=str(new.relation))
    return row


@transaction.atomic
def add_member(person_id: uuid.UUID, new: NewMember, *, actor: Actor) -> WorkGroupMember:
    """Add a member of the work group; a family member is named by a relative on file."""
    person = locked(person_id, actor)
    if new.relative is not None and new.relative.person_id != person.pk:
        raise BadInput.of("relative", gettext_noop("This relative stands in another file."))
    if not (new.user or new.relative or new.name.strip()):
        raise BadInput.of("name", gettext_noop("Say who it is: a colleague, a relative or a name."))
    row = about(person, WorkGroupMember, actor=actor, **vars(new) | {"name": new.name.strip()})
    if _same(row).exists():
        raise BadInput.of("role", gettext_noop("This member already stands in the work group."))
    row.save()
    record("people.member_added", actor=actor, subject=row, role=str(new.role))
    return row


@transaction.atomic
def add_members(
    given: Sequence[tuple[Person, NewMember]], *, actor: Actor
) -> list[WorkGroupMember]:
    """Add members by name to the work groups of files that were just opened; for ledgers."""
    for org_seq in {person.org_seq for person, _new in given}:
        require(actor, Permission.PERSON_WRITE, org_seq=org_seq)
    rows = [
        about(person, WorkGroupMember, actor=actor, **vars(new) | {"name": new.name.strip()[:50]})
        for person, new in given
    ]
    bulk.insert(rows)
    return rows


@transaction.atomic
def end_member(member_id: uuid.UUID, *, actor: Actor, on: date) -> WorkGroupMember:
    """End a membership on the day `on`; the member stays in the history of the group."""
    row = WorkGroupMember.objects.select_for_update().get(pk=member_id)
    locked(row.person_id, actor)
    if on < row.from_on:
        raise BadInput.of("until_on", gettext_noop("The last day is before the first."))
    row.until_on = on
    row.save(update_fields=["until_on"])
    record("people.member_ended", actor=actor, subject=row, role=str(row.role))
    return row


def _same(row: WorkGroupMember):
    return WorkGroupMember.objects.filter(
        person=row.person, role=row.role, user=row.user, relative=row.relative, name=row.name,
        until_on=None, voided_at=None,
    )  # fmt: skip
