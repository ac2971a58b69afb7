"""How far files are closed: what the rules are told, and what they ask for."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.database.models import SEALED
from guitu.duties.policy import rules_for
from guitu.kernel.decisions import Decision
from guitu.measures import queries as measures
from guitu.orgs.queries import office_of
from guitu.people import keeping
from guitu.people.models import Person
from guitu.rights.models import ControlEnd, Destruction, FileStep
from guitu.rights.retention import Closing, FileFacts, closing, step_due
from guitu.rights.terms import FileStage, StepKind

CHUNK = 500


def candidates(*, on: date) -> QuerySet[Person]:
    """Return the files that are not sealed and with which something may have to be done."""
    files = Person.objects.filter(voided_at=None, merged_into=None, sec_label__lt=SEALED)
    over = Q(pk__in=measures.people_over(on=on))
    return files.filter(over | Q(narrowed_on__isnull=False)).order_by("pk")


def over(actor: Actor, *, on: date) -> QuerySet[Person]:
    """Return the files in the actor's sight whose time is over, sealed ones too."""
    files = Person.objects.filter(
        within(actor, Permission.PERSON_READ), voided_at=None, merged_into=None
    )
    ended = Q(pk__in=measures.people_over(on=on))
    return files.filter(ended | Q(narrowed_on__isnull=False) | Q(sec_label__gte=SEALED))


def due_in_sight(actor: Actor, *, on: date) -> QuerySet[Person]:
    """Return the candidates among the files that the actor sees."""
    return candidates(on=on).filter(within(actor, Permission.PERSON_READ))


def in_the_archive(actor: Actor) -> QuerySet[Person]:
    """Return the sealed files that the actor may open: the archive's."""
    return Person.objects.filter(
        within(actor, Permission.ARCHIVE_READ), sec_label__gte=SEALED, voided_at=None
    )


def facts_of(people: Sequence[Person], *, on: date) -> dict[uuid.UUID, FileFacts]:
    """Return what the rule of closing is told of each file, in a fixed number of queries."""
    ids = [person.pk for person in people]
    held = keeping.held(ids, on=on)
    steps = _last_steps(ids)
    return {person.pk: _facts(person, held.get(person.pk), steps) for person in people}


def closing_of(person: Person, *, on: date) -> Decision[Closing]:
    """Return how far one file is to be closed on the day."""
    facts = facts_of([person], on=on)[person.pk]
    return closing(facts, rules_for(person.org_seq), on=on)


def step_for(person: Person, *, on: date) -> StepKind | None:
    """Return what the rules ask for one file now, or None."""
    facts = facts_of([person], on=on)[person.pk]
    decision = closing(facts, rules_for(person.org_seq), on=on)
    return step_due(facts, decision.value, on=on)


def steps_due(people: QuerySet[Person], *, on: date) -> Iterator[tuple[Person, Closing, StepKind]]:
    """Yield the files with which something has to be done on the day, chunk by chunk."""
    for chunk in chunks(people):
        facts = facts_of(chunk, on=on)
        for person in chunk:
            decision = closing(facts[person.pk], rules_for(person.org_seq), on=on)
            step = step_due(facts[person.pk], decision.value, on=on)
            if step is not None:
                yield person, decision.value, step


def last_step(person: Person, kind: StepKind) -> FileStep | None:
    """Return the newest step of that kind with a file, or None."""
    return FileStep.objects.filter(person=person, kind=kind).order_by("-pk").first()


def steps_of(person: Person) -> list[FileStep]:
    """Return what was done with a file whose time is over, the newest first."""
    return list(FileStep.objects.filter(person=person).order_by("-pk"))


def sealed_with_number(person: Person) -> Person | None:
    """Return the sealed file of the same office with the same ID number, or None.

    Asked in the system's context; what it finds is told to the archive alone.
    """
    office = office_of(person.org_seq)
    if person.id_index is None or office is None:
        return None
    return Person.objects.filter(
        id_index=bytes(person.id_index),
        sec_label__gte=SEALED,
        org_seq__range=(office.seq, office.seq_end),
        voided_at=None,
        merged_into=None,
    ).first()


def control_ends(actor: Actor) -> QuerySet[ControlEnd]:
    """Return the ends of dynamic control on record where the actor may record them."""
    return ControlEnd.objects.filter(within(actor, Permission.POLICE_PAPER), voided_at=None)


def destructions(actor: Actor) -> QuerySet[Destruction]:
    """Return the certificates of destruction that the actor may see, the newest first."""
    return Destruction.objects.filter(within(actor, Permission.FILE_DESTROY)).order_by("-pk")


def _last_steps(ids: Iterable[uuid.UUID]) -> dict[tuple[uuid.UUID, str], FileStep]:
    kinds = [StepKind.SEAL.value, StepKind.UNSEAL.value]
    rows = FileStep.objects.filter(person__in=list(ids), kind__in=kinds).order_by("pk")
    return {(row.person_id, str(row.kind)): row for row in rows}


def _facts(
    person: Person,
    held: keeping.Held | None,
    steps: dict[tuple[uuid.UUID, str], FileStep],
) -> FileFacts:
    sealed = steps.get((person.pk, StepKind.SEAL.value))
    opened = steps.get((person.pk, StepKind.UNSEAL.value))
    stands = FileStage.NARROWED if person.narrowed_on else FileStage.OPEN
    is_sealed = person.sec_label >= SEALED
    return FileFacts(
        ended_on=None if held is None or held.is_open else held.ended_on,
        is_noticed=held is None or held.is_noticed,
        stands=FileStage.SEALED if is_sealed else stands,
        sealed_on=sealed.done_on if sealed and is_sealed else None,
        open_until=opened.open_until if opened else None,
    )


def chunks(people: QuerySet[Person]) -> Iterator[list[Person]]:
    """Yield the files in lists of at most CHUNK, so that a large office is never read at once."""
    chunk: list[Person] = []
    for row in people.iterator(chunk_size=CHUNK):
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
