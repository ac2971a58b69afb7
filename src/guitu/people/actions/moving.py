"""Rows about a person, of every module: moving them with the file, relabelling, re-encrypting."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date

from django.apps import apps
from django.db import models, transaction

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database import keyring
from guitu.database.fields import SealedTextField
from guitu.database.row_security import AppendOnly
from guitu.orgs.models import Org
from guitu.people import followers
from guitu.people.actions.locking import locked
from guitu.people.models import Merge, NameToken, Person

OF_MERGES = (Merge, NameToken)


def models_about_people() -> list[type[models.Model]]:
    """Return every model with a `person_id`, in all modules, that may be changed and is stored."""
    found = []
    for model in apps.get_models():
        fields = {field.attname for field in model._meta.concrete_fields}
        guard = getattr(model, "row_security", None)
        if "person_id" in fields and not isinstance(guard, AppendOnly) and model not in OF_MERGES:
            found.append(model)
    return sorted(found, key=lambda model: model._meta.label_lower)


def has_scope(model: type[models.Model]) -> bool:
    """Return whether rows of the model carry scope and label of their own."""
    return {"org_seq", "sec_label"} <= {field.attname for field in model._meta.concrete_fields}


def relabel(person: Person, label: int) -> None:
    """Give the file and everything about the person the sensitivity `label`, upwards or down.

    Rows whose label is higher for a reason of their own (sealed papers) keep it.
    """
    before = person.sec_label
    Person.objects.filter(pk=person.pk).update(sec_label=label)
    for model in [*models_about_people(), NameToken]:
        if has_scope(model):
            model.objects.filter(person_id=person.pk, sec_label=before).update(sec_label=label)
    person.sec_label = label


@transaction.atomic
def move_file(person_id: uuid.UUID, org: Org, *, actor: Actor, on: date) -> Person:
    """Move the open file to another office: the person, and rows that go with the file.

    A model whose rows stay with the office that made them says `stays_with_office = True`. The
    caller checks that the other office accepted, and runs where both offices are visible.
    """
    person = locked(person_id, actor, Permission.PERSON_WRITE)
    came_from = person.org_seq
    person.org_seq, person.responsible = org.seq, None
    person.version += 1
    person.save(update_fields=["org_seq", "responsible", "version"])
    for model in [*models_about_people(), NameToken]:
        if has_scope(model) and not getattr(model, "stays_with_office", False):
            model.objects.filter(person_id=person.pk, org_seq=came_from).update(org_seq=org.seq)
    followers.tell(person, actor=actor, on=on)
    record("people.moved", actor=actor, subject=person, to=org.code, on=on.isoformat())
    return person


def hand_to(rows: Iterable[models.Model], person: Person) -> Iterator[models.Model]:
    """Point rows to another person, with sealed fields encrypted anew under that person's key.

    The rows are of one model and are not saved here.
    """
    for row in rows:
        for sealed in sealed_fields(type(row)):
            setattr(row, sealed.attname, getattr(row, sealed.attname))
        row.person_id = person.pk
        yield row


def sealed_fields(model: type[models.Model]) -> list[SealedTextField]:
    """Return the fields of the model that are encrypted with the key of `person_id`."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, SealedTextField) and field.subject == "person_id"
    ]


def load_keys(people: Iterable[Person]) -> None:
    """Fetch the keys of several people in one query."""
    keyring.load([person.pk for person in people])
