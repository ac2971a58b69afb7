"""Scope and label of a record about a person come from the person's file."""

from typing import TypeVar

from guitu.access.actors import Actor
from guitu.database.models import SEALED
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Person, PersonRecord

SEALED_FILE = gettext_noop("This file is sealed; nothing can be added or changed.")
R = TypeVar("R", bound=PersonRecord)


def about(person: Person, model: type[R], *, actor: Actor, **values: object) -> R:
    """Return an unsaved record about `person`, made by `actor`, in the scope of the file.

    Raises WrongStatus for a sealed file: nothing is added to it.
    """
    check_not_sealed(person)
    return model(
        person=person,
        org_seq=person.org_seq,
        sec_label=person.sec_label,
        created_by=actor.user_id,
        **values,
    )


def check_not_sealed(person: Person) -> None:
    """Raise WrongStatus when the file is sealed."""
    if person.sec_label >= SEALED:
        raise WrongStatus(SEALED_FILE)
