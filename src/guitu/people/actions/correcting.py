"""Correcting what stands in a file, so that nobody overwrites a colleague without knowing."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from guitu.access.actors import Actor
from guitu.access.models import User
from guitu.access.queries import colleagues
from guitu.audit.actions import record
from guitu.database.models import SPECIAL
from guitu.duties.actions import follow_worker
from guitu.kernel.errors import BadInput, Conflict
from guitu.kernel.terms import gettext_noop
from guitu.people import id_numbers, indexes, names, terms
from guitu.people.actions.locking import locked
from guitu.people.actions.moving import relabel
from guitu.people.actions.opening import (
    UNCHECKED_KINDS,
    label_for,
    store_tokens,
)
from guitu.people.models import NameToken, Person, PersonName
from guitu.people.records import about

PLAIN = (
    "birth_on", "sex", "no_id_reason", "education", "marital_status", "employment", "employer",
    "remark", "lives_elsewhere",
)  # fmt: skip
SEALED = ("id_number", "health_note")


@dataclass(frozen=True)
class Correction:
    """The fields to change, the version that was read, and what stood in them when read.

    `base` decides about fields that a colleague changed in the meantime; without it every field
    counts as changed.
    """

    changes: Mapping[str, Any]
    version: int
    base: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Clash:
    """A field that two people changed: what stands there now, and what was to be written."""

    field: str
    theirs: Any
    yours: Any


class FileConflict(Conflict):
    """Somebody else changed the same fields; `clashes` has both values of each."""

    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__(
            gettext_noop("Somebody else has changed this file in the meantime. Nothing was saved.")
        )
        self.clashes = clashes


@transaction.atomic
def correct(person_id: uuid.UUID, correction: Correction, *, actor: Actor, on: date) -> Person:
    """Change fields of a file. Raises FileConflict with both values, BadInput, AccessDenied."""
    person = locked(person_id, actor)
    unknown = set(correction.changes) - {*PLAIN, *SEALED, "id_kind"}
    if unknown:
        raise ValueError(f"Not corrected here: {sorted(unknown)}")
    if person.version != correction.version:
        _check_clashes(person, correction)
    changed = [name for name, new in correction.changes.items() if getattr(person, name) != new]
    if not changed:
        return person
    for name in changed:
        setattr(person, name, correction.changes[name])
    if "id_number" in changed:
        _read_number(person, on=on)
    _check(person, on=on)
    person.version += 1
    person.save()
    label = label_for(person.birth_on, on=on)
    if person.narrowed_on is None and person.sec_label <= SPECIAL and person.sec_label != label:
        relabel(person, label)
        record("people.relabelled", actor=actor, subject=person, label=label)
    record("people.corrected", actor=actor, subject=person, fields=sorted(changed))
    return person


@transaction.atomic
def rename(person_id: uuid.UUID, name: str, *, actor: Actor, on: date) -> Person:
    """Give the person a new name; the old one stays as a former name and finds the file."""
    person = locked(person_id, actor)
    new = names.clean(name)
    if new.name == person.name:
        return person
    PersonName.objects.filter(person=person, kind=terms.NameKind.CURRENT, voided_at=None).update(
        kind=terms.NameKind.FORMER, until_on=on
    )
    about(
        person,
        PersonName,
        actor=actor,
        kind=terms.NameKind.CURRENT,
        name=new.name,
        typed=new.typed,
        from_on=on,
    ).save()
    person.name = new.name
    person.version += 1
    person.save(update_fields=["name", "version"])
    rebuild_tokens(person)
    record("people.renamed", actor=actor, subject=person)
    return person


@transaction.atomic
def add_name(
    person_id: uuid.UUID, name: str, *, kind: terms.NameKind, actor: Actor, on: date
) -> PersonName:
    """Add a former or other name; the file is found by it from now on."""
    person = locked(person_id, actor)
    new = names.clean(name)
    row = about(person, PersonName, actor=actor, kind=kind, name=new.name, typed=new.typed)
    row.save()
    rebuild_tokens(person)
    record("people.name_added", actor=actor, subject=row, kind=str(kind))
    return row


@transaction.atomic
def assign(person_id: uuid.UUID, user: User | None, *, actor: Actor, on: date) -> Person:
    """Say which colleague is responsible for the file, or nobody."""
    return give_to(locked(person_id, actor), user, actor=actor, on=on)


def give_to(person: Person, user: User | None, *, actor: Actor, on: date) -> Person:
    """Make a colleague responsible for a locked file; the caller has asked whether the actor may.

    A hand-over pack signed by the successor is such a caller. Raises BadInput for a colleague
    without a post there.
    """
    if user is not None and not colleagues(person.org_seq, on=on).filter(pk=user.pk).exists():
        raise BadInput.of(
            "responsible", gettext_noop("This colleague holds no post for this file.")
        )
    before, person.responsible = person.responsible_id, user
    person.version += 1
    person.save(update_fields=["responsible", "version"])
    follow_worker(Q(person_id=person.pk), before=before, now=person.responsible_id)
    record("people.assigned", actor=actor, subject=person, user=str(user.pk) if user else None)
    return person


def rebuild_tokens(person: Person) -> None:
    """Store anew what the person is found by, from every name that is not voided."""
    NameToken.objects.filter(person=person).delete()
    kept = PersonName.objects.filter(person=person, voided_at=None)
    store_tokens([(person, [person.name, *kept.values_list("name", flat=True)])])


def _check_clashes(person: Person, correction: Correction) -> None:
    clashes = [
        Clash(name, getattr(person, name), yours)
        for name, yours in correction.changes.items()
        if getattr(person, name) != yours
        and (name not in correction.base or getattr(person, name) != correction.base[name])
    ]
    if clashes:
        raise FileConflict(clashes)


def _read_number(person: Person, *, on: date) -> None:
    """Check the new number and derive what is found from it."""
    text = person.id_number.strip()
    if not text:
        person.id_number, person.id_index, person.id_tail, person.id_kind = "", None, None, ""
        return
    if person.id_kind in UNCHECKED_KINDS:
        number = id_numbers.fold(text)
    else:
        read = id_numbers.parse(text, on=on)
        number, person.id_kind = read.number, read.kind
        person.birth_on, person.sex = read.birth_date, person.sex or read.sex
    person.id_number, person.no_id_reason = number, ""
    person.id_index, person.id_tail = indexes.of_number(number), indexes.of_tail(number)
    others = Person.objects.filter(id_index=person.id_index, voided_at=None, merged_into=None)
    if others.exclude(pk=person.pk).exists():
        raise BadInput.of("id_number", gettext_noop("This ID number is already on file."))


def _check(person: Person, *, on: date) -> None:
    if person.id_index is None and not person.no_id_reason.strip():
        raise BadInput.of(
            "id_number", gettext_noop("Write the ID number, or say why there is none.")
        )
    if person.birth_on and person.birth_on > on:
        raise BadInput.of("birth_on", gettext_noop("The birth date has not come yet."))
    is_checked = bool(person.id_number) and person.id_kind not in UNCHECKED_KINDS
    if is_checked and person.birth_on != id_numbers.parse(person.id_number, on=on).birth_date:
        raise BadInput.of(
            "birth_on", gettext_noop("The birth date differs from the one in the ID number.")
        )
