"""Files whose time is over: narrowed, sealed, opened again. The label does it; RLS enforces it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from guitu.access.actors import SYSTEM_ACTOR, Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database.context import as_system
from guitu.database.models import SEALED, SPECIAL
from guitu.duties.actions import meet
from guitu.duties.ending import end_of_person
from guitu.duties.policy import rules_for
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.labelling import OwnLabels, give_back, raise_label
from guitu.people.models import Person
from guitu.rights import queries
from guitu.rights.models import FileStep
from guitu.rights.retention import SUBJECT
from guitu.rights.terms import FILE_REOPEN, KIND_OF_STEP, StepKind, UnsealGround

LABELS = {StepKind.NARROW: SPECIAL, StepKind.SEAL: SEALED}
NAMES = {
    StepKind.NARROW: "rights.file_narrowed",
    StepKind.SEAL: "rights.file_sealed",
    StepKind.WIDEN: "rights.file_widened",
}


@dataclass(frozen=True)
class Taken:
    """What was done with a file, or would be: where it was brought, due since when."""

    person_id: uuid.UUID
    org_seq: int
    step: StepKind
    due_on: date | None


def close_files(*, on: date, dry_run: bool = False) -> list[Taken]:
    """Narrow, seal and open again every file for which the rules ask it on the day `on`.

    Runs in the system's context, each file in a transaction of its own. Doing it twice changes
    nothing; with `dry_run` nothing changes at all.
    """
    found = list(_due(on=on))
    if not dry_run:
        for each in found:
            with transaction.atomic():
                person = Person.objects.select_for_update().get(pk=each.person_id)
                follow(person, actor=SYSTEM_ACTOR, on=on)
    return found


@transaction.atomic
def take_step(person_id: uuid.UUID, *, actor: Actor, on: date) -> StepKind:
    """Do at once what the rules ask for a file; raises WrongStatus when they ask nothing."""
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, Permission.FILE_SEAL, org_seq=person.org_seq)
    with as_system(on=on):
        step = follow(person, actor=actor, on=on)
    if step is None:
        raise WrongStatus(gettext_noop("The rules ask nothing for this file today."))
    return step


def follow(person: Person, *, actor: Actor, on: date) -> StepKind | None:
    """Bring a locked file to where the rules want it; return the last step taken, or None.

    The caller stands in the system's context, where every row of the file is visible.
    """
    taken = None
    while step := queries.step_for(person, on=on):
        _take(person, step, actor=actor, on=on)
        taken = step
    return taken


@transaction.atomic
def unseal(
    person_id: uuid.UUID, ground: UnsealGround, reason: str, *, actor: Actor, on: date
) -> FileStep:
    """Take a sealed file out of the archive for a time, on a legal ground, for the case team.

    Raises BadInput without the paper or words that carry the ground, WrongStatus for a file that
    is not sealed, AccessDenied to everybody but the archive.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, Permission.ARCHIVE_READ, org_seq=person.org_seq)
    if person.sec_label < SEALED:
        raise WrongStatus(gettext_noop("This file is not sealed."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Name the paper: organ, number, day."))
    row = rules_for(person.org_seq).row(SUBJECT, on)
    with as_system(on=on):
        before = queries.last_step(person, StepKind.SEAL)
        label, own = (before.label_before, before.own_labels) if before else (SPECIAL, {})
        give_back(person, label, own)
        step = _step(
            person, StepKind.UNSEAL, label_before=SEALED, actor=actor, on=on, ground=ground,
            reason=reason.strip(), open_until=on + timedelta(days=row.unsealed_for_days),
            basis=[cite.as_json() for cite in row.cites],
        )  # fmt: skip
        meet(person.pk, FILE_REOPEN, by=step, on=on)
    record(
        "rights.file_unsealed", actor=actor, subject=person, reason=reason.strip(),
        ground=str(ground), until=step.open_until.isoformat(),
    )  # fmt: skip
    return step


def _due(*, on: date) -> Iterator[Taken]:
    for person, closing, step in queries.steps_due(queries.candidates(on=on), on=on):
        goal = StepKind.SEAL if closing.is_to_be_sealed else step
        due_on = closing.seals_on if goal == StepKind.SEAL else closing.narrows_on
        yield Taken(person.pk, person.org_seq, goal, due_on)


def _take(person: Person, step: StepKind, *, actor: Actor, on: date) -> None:
    label_before, own = person.sec_label, {}
    decision = queries.closing_of(person, on=on)
    if step == StepKind.WIDEN:
        _widen(person)
    else:
        own = _raise(person, step, on=on)
    row = _step(
        person, step, label_before=label_before, own_labels=own, actor=actor, on=on,
        basis=[cite.as_json() for cite in decision.because],
    )  # fmt: skip
    if step in KIND_OF_STEP:
        meet(person.pk, KIND_OF_STEP[step], by=row, on=on)
    record(NAMES[step], actor=actor, subject=person, label=person.sec_label)


def _raise(person: Person, step: StepKind, *, on: date) -> OwnLabels:
    if step == StepKind.SEAL:
        end_of_person(person.pk, on=on, but=KIND_OF_STEP.values())
    person.narrowed_on = person.narrowed_on or on
    person.save(update_fields=["narrowed_on"])
    return raise_label(person, LABELS[step])


def _widen(person: Person) -> None:
    before = queries.last_step(person, StepKind.NARROW)
    if before is not None:
        give_back(person, before.label_before, before.own_labels)
    person.narrowed_on = None
    person.save(update_fields=["narrowed_on"])


def _step(person: Person, kind: StepKind, *, actor: Actor, on: date, **values: object) -> FileStep:
    return FileStep.objects.create(
        person=person, org_seq=person.org_seq, sec_label=person.sec_label,
        created_by=actor.user_id, kind=kind, done_on=on, done_by_name=actor.name, **values,
    )  # fmt: skip
