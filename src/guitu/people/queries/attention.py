"""Flags on the head of a file and consents of the person."""

import uuid
from collections.abc import Iterable
from typing import TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.people.models import Flag, GivenConsent, Person

OPEN = {"resolved_on": None, "voided_at": None}
R = TypeVar("R", bound=Model)
SHOWN = ("pk", "kind", "text", "until_on", "by_name")


def with_flags(rows: QuerySet[R], *, person: str = "pk") -> QuerySet[R]:
    """Add the open flags of each row's person as `flag_rows`, without a further query.

    `person` names the column that holds the person's id.
    """
    flags = Flag.objects.filter(person=OuterRef(person), **OPEN).order_by("until_on", "pk")
    return rows.annotate(
        flag_rows=ArraySubquery(flags.values(told=JSONObject(**{name: name for name in SHOWN})))
    )


def flags_of(person_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Flag]]:
    """Return the open flags of several people, the first to end first, in one query."""
    found: dict[uuid.UUID, list[Flag]] = {}
    rows = Flag.objects.filter(person__in=list(person_ids), **OPEN).order_by("until_on", "pk")
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def flags_visible_to(actor: Actor) -> QuerySet[Flag]:
    """Return the open flags on files in scope, for the list."""
    in_scope = within(actor, Permission.PERSON_READ)
    found = Flag.objects.filter(in_scope, person__voided_at=None, person__merged_into=None, **OPEN)
    return found.select_related("person")


def consents_of(person: Person) -> list[GivenConsent]:
    """Return the consents of one person that are not voided, the newest first."""
    rows = GivenConsent.objects.filter(person=person, voided_at=None).select_related("paper")
    return list(rows.order_by("-given_on", "-pk"))


def consents_visible_to(actor: Actor) -> QuerySet[GivenConsent]:
    """Return the consents on files in scope."""
    in_scope = within(actor, Permission.PERSON_READ)
    return GivenConsent.objects.filter(in_scope, voided_at=None)
