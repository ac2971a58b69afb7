"""The register of an office on a day: everyone with a file, in a round or not, and why."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from guitu.database.models import SEALED
from guitu.measures import queries as measures
from guitu.measures.models import Measure
from guitu.measures.rules.states import OPEN
from guitu.measures.terms import Status
from guitu.orgs.models import Org
from guitu.people.models import Person
from guitu.rights.queries.clocks import clocks_of
from guitu.risk.rules.register import Basis, FileFacts, NotAssessed, basis


@dataclass(frozen=True)
class Register:
    """Who is assessed, with the basis, and who is not, with the reason: together all files."""

    assessed: Mapping[Person, Basis] = field(default_factory=dict)
    left_out: Mapping[Person, NotAssessed] = field(default_factory=dict)


def files_of(office: Org) -> QuerySet[Person]:
    """Return the files of an office: neither voided, nor merged into another, nor sealed."""
    return Person.objects.filter(
        org_seq__range=(office.seq, office.seq_end),
        voided_at=None,
        merged_into=None,
        sec_label__lt=SEALED,
    )


def register_of(people: Iterable[Person], *, on: date, office: Org | None = None) -> Register:
    """Return where each of the files stands on the day, in a fixed number of queries.

    Every file is in exactly one of the two parts. With `office` they are all the files of it, and
    its measures are read by its range instead of by thousands of keys.
    """
    found = list(people)
    facts = facts_of(found, on=on, office=office)
    assessed: dict[Person, Basis] = {}
    left_out: dict[Person, NotAssessed] = {}
    for person in found:
        said = basis(facts[person.pk], on=on)
        if isinstance(said, Basis):
            assessed[person] = said
        else:
            left_out[person] = said
    return Register(assessed, left_out)


def facts_of(
    people: Sequence[Person], *, on: date, office: Org | None = None
) -> dict[uuid.UUID, FileFacts]:
    """Return what the rule is told of each file; the three years only where no measure runs."""
    statuses = _statuses(_measures(people, office), on=on)
    waiting = [person for person in people if not set(statuses[person.pk]) & set(OPEN)]
    clocks = clocks_of(waiting, on=on)
    return {
        person.pk: FileFacts(
            tuple(statuses[person.pk]),
            is_narrowed=person.narrowed_on is not None,
            clock_over_on=clocks[person.pk].decision.value.over_on if person.pk in clocks else None,
            control_ended_on=clocks[person.pk].ended_on if person.pk in clocks else None,
        )
        for person in people
    }


def _measures(people: Sequence[Person], office: Org | None) -> QuerySet[Measure]:
    if office is None:
        ids = [person.pk for person in people]
        return Measure.objects.filter(person__in=ids, voided_at=None)
    return Measure.objects.filter(org_seq__range=(office.seq, office.seq_end), voided_at=None)


def _statuses(rows: QuerySet[Measure], *, on: date) -> dict[uuid.UUID, list[Status]]:
    """Return the statuses of each person's measures on the day, the newest measure last."""
    found: dict[uuid.UUID, list[Status]] = defaultdict(list)
    stood = measures.with_status(rows, on=on).order_by("received_on", "pk")
    for person_id, status in stood.values_list("person_id", "status_now"):
        if status:
            found[person_id].append(Status(status))
    return found
