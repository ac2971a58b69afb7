"""Noticing, while a new file is typed, that the person may be on file already."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from guitu.access.actors import Actor
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import Term, gettext_noop
from guitu.people import id_numbers, indexes, names, phones
from guitu.people.models import Person
from guitu.people.queries.scope import visible_to
from guitu.people.queries.searching import (
    ids_by_name,
    ids_by_number,
    ids_by_phone,
)

MOST = 8
LEAST_DIGITS = 15


class Why(Term):
    """What a file has in common with what was typed, beyond the likeness of names."""

    SAME_NUMBER = "same_number", gettext_noop("Same ID number")
    SAME_PHONE = "same_phone", gettext_noop("Same telephone number")


@dataclass(frozen=True)
class Draft:
    """What was typed so far."""

    name: str = ""
    id_number: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Duplicate:
    """A file that may be of the same person, and why: terms with labels, strongest first."""

    person: Person
    why: tuple[Term, ...]


def duplicates(actor: Actor, draft: Draft, *, exclude: uuid.UUID | None = None) -> list[Duplicate]:
    """Return files in scope that may be of the same person, the likeliest first.

    Same ID number or phone; same, similar-sounding or nearly same name (one character different).
    At most four queries, whatever was typed.
    """
    people = visible_to(actor).exclude(pk=exclude)
    reasons: dict[uuid.UUID, list[Term]] = {}
    found: dict[uuid.UUID, Person] = {}
    for why, ids in _by_number(draft):
        for person in people.filter(pk__in=ids)[:MOST]:
            found[person.pk] = person
            reasons.setdefault(person.pk, []).append(why)
    for person in _alike(actor, draft.name, exclude):
        likeness = names.similarity(draft.name, person.name)
        if likeness is not None:
            found.setdefault(person.pk, person)
            reasons.setdefault(person.pk, []).append(likeness)
    ranked = sorted(reasons, key=lambda pk: [_weight(why) for why in reasons[pk]])
    return [Duplicate(found[pk], tuple(reasons[pk])) for pk in ranked[:MOST]]


def on_file_elsewhere(actor: Actor, id_number: str, *, org_seq: int) -> bool:
    """Return whether the number is on file in an office outside the actor's scope.

    Nothing else is told. Every question is recorded; raises WrongStatus after twenty in an hour.
    """
    index = indexes.of_number(id_numbers.matching(id_number))
    with connection.cursor() as cursor:
        cursor.execute("SELECT sec.on_file_elsewhere(%s, %s)", [index, org_seq])
        answer = cursor.fetchone()[0]
    if answer == "too many":
        raise WrongStatus(
            gettext_noop("You asked for files of other offices too often; ask again in an hour.")
        )
    return answer == "yes"


def _by_number(draft: Draft) -> Iterator[tuple[Term, object]]:
    number = id_numbers.matching(draft.id_number)
    if len(number) >= LEAST_DIGITS:
        yield Why.SAME_NUMBER, ids_by_number(number)
    phone = phones.matching(draft.phone)
    if len(phone) > 6:
        yield Why.SAME_PHONE, ids_by_phone(number_index=indexes.of_phone(phone))


def _alike(actor: Actor, name: str, exclude: uuid.UUID | None) -> list[Person]:
    queries = names.duplicate_queries(name) if len(names.normal(name)) > 1 else []
    if not queries:
        return []
    ids = ids_by_name(actor, queries[0])
    for query in queries[1:]:
        ids = ids.union(ids_by_name(actor, query))
    return list(visible_to(actor).filter(pk__in=list(ids)).exclude(pk=exclude)[:200])


def _weight(why: Term) -> int:
    return list(Why).index(why) if why in tuple(Why) else 10 + list(names.Likeness).index(why)
