"""Steps towards the end of a term that a note, or papers sent, clears."""

import uuid
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.actions import meet
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions.locking import locked
from guitu.measures.models import StepRecord
from guitu.measures.terms import EXPIRY_DOSSIER, EXPIRY_PREPARE, EXPIRY_TALK
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.records import about
from guitu.people.terms import DocumentKind

KEYS = {
    EXPIRY_TALK: "expiry:talk",
    EXPIRY_PREPARE: "expiry:prepare",
    EXPIRY_DOSSIER: "expiry:dossier",
}


@transaction.atomic
def close_step(
    measure_id: uuid.UUID, kind: str, *, note: str, actor: Actor, on: date
) -> StepRecord:
    """Record that a step towards the end of the term was done today; its duty is met.

    Raises BadInput without a note or for an unknown step, WrongStatus when it was done before.
    """
    measure = locked(measure_id)
    require(actor, Permission.MEASURE_WRITE, org_seq=measure.org_seq)
    if kind not in KEYS:
        raise BadInput.of("kind", gettext_noop("There is no such step."))
    if not note.strip():
        raise BadInput.of("note", gettext_noop("Write down in short what was done."))
    if measure.steps.filter(kind=kind, voided_at=None).exists():
        raise WrongStatus(gettext_noop("This step was recorded before."))
    step = about(
        measure.person, StepRecord, actor=actor, measure=measure, kind=kind, done_on=on,
        note=note.strip(),
    )  # fmt: skip
    if kind == EXPIRY_DOSSIER:
        sent = NewPaper(
            DocumentKind.EXPIRY_DOSSIER,
            issued_on=on,
            subject=(measure._meta.label_lower, measure.pk),
        )
        step.document = add_paper(measure.person_id, sent, actor=actor, on=on)
    step.save()
    meet(measure.pk, KEYS[kind], by=step, on=on)
    record("measures.step_done", actor=actor, subject=step, kind=kind)
    return step
