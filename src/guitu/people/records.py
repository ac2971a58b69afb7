"""Scope and label of a record about a person come from the person's file."""

from typing import TypeVar

from guitu.access.actors import Actor
from guitu.people.models import Person, PersonRecord

R = TypeVar("R", bound=PersonRecord)


def about(person: Person, model: type[R], *, actor: Actor, **values: object) -> R:
    """Return an unsaved record about `person`, made by `actor`, in the scope of the file."""
    return model(
        person=person,
        org_seq=person.org_seq,
        sec_label=person.sec_label,
        created_by=actor.user_id,
        **values,
    )
