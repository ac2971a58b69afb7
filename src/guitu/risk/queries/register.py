"""The register of an office on a day: everyone with a file, in a round or not, and why."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from guitu.database.models import SEALED
from guitu.measures import queries as measures
from guitu.measures.models import Measure
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


def register_of(people: Iterable[Person], *, on: date) -> Register:
    """Return where each of the files stands on the day, in a fixed number of queries.

    Every file is in exactly one of the two parts.
    """
    found = list(people)
    facts = facts_of(found, on=on)
    assessed: dict[Person, Basis] = {}
    left_out: dict[Person, NotAssessed] = {}
    for person in found:
        said = basis(facts[person.pk], on=on)
        if isinstance(said, Basis):
            assessed[person] = said
        else:
            left_out[person] = said
    return Register(assessed, left_out)


def facts_of(people: list[Person], *, on: date) -> dict[uuid.UUID, FileFacts]:
    """Return what the rule is told of each file."""
    statuses: dict[uuid.UUID, list[Status]] = defaultdict(list)
    rows = Measure.objects.filter(person__in=[person.pk for person in people], voided_at=None)
    stood = measures.with_status(rows, on=on).order_by("received_on", "pk")
    for person_id, status in stood.values_list("person_id", "status_now"):
        if status:
            statuses[person_id].append(Status(status))
    clocks = clocks_of(people, on=on)
    return {
        person.pk: FileFacts(
            tuple(statuses[person.pk]),
            is_narrowed=person.narrowed_on is not None,
            clock_over_on=clocks[person.pk].decision.value.over_on,
            control_ended_on=clocks[person.pk].ended_on,
        )
        for person in people
    }
