"""Which files an actor may open, and what other modules ask about people."""

import uuid
from collections.abc import Iterable

from django.db.models import QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.database import keyring
from guitu.people import masking
from guitu.people.models import Merge, Person


def visible_to(actor: Actor) -> QuerySet[Person]:
    """Return the open files in scope: neither voided nor merged into another."""
    in_scope = within(actor, Permission.PERSON_READ)
    return Person.objects.filter(in_scope, voided_at=None, merged_into=None)


def in_use(actor: Actor) -> QuerySet[Person]:
    """Return the files in scope whose time is not over; lists, search and exports show these."""
    return visible_to(actor).filter(narrowed_on=None)


def may_write(actor: Actor) -> QuerySet[Person]:
    """Return the open files that the actor may change."""
    in_scope = within(actor, Permission.PERSON_WRITE)
    return Person.objects.filter(in_scope, voided_at=None, merged_into=None)


def file_of(actor: Actor, person_id: uuid.UUID) -> QuerySet[Person]:
    """Return one file with what its page shows in its head; also one merged into another."""
    in_scope = within(actor, Permission.PERSON_READ)
    return Person.objects.filter(in_scope, pk=person_id).select_related("responsible")


def display_name(person: Person, actor: Actor) -> str:
    """Return the name in full where the actor's post shows names there, otherwise masked."""
    if actor.may(Permission.PERSON_NAME, person.org_seq):
        return person.name
    return masking.name(person.name)


def display_names(person_ids: Iterable[uuid.UUID], actor: Actor) -> dict[uuid.UUID, str]:
    """Return the names of people as the actor may see them in lists, in one query."""
    people = Person.objects.filter(pk__in=set(person_ids)).only("pk", "name", "org_seq")
    return {person.pk: display_name(person, actor) for person in people}


def with_keys(people: Iterable[Person]) -> list[Person]:
    """Return the people as a list with the keys of their protected fields fetched at once."""
    found = list(people)
    keyring.load([person.pk for person in found])
    return found


def merges_of(actor: Actor) -> QuerySet[Merge]:
    """Return the merges that the actor may see, the latest first."""
    in_scope = within(actor, Permission.PERSON_MERGE)
    found = Merge.objects.filter(in_scope).select_related("kept", "dropped")
    return found.order_by("-created_at")
