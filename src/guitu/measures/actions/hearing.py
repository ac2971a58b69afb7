"""Before any paper: the person is heard, help is offered, what no other record holds is noted."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures import missed
from guitu.measures.actions.drafts import draft_due
from guitu.measures.actions.locking import locked
from guitu.measures.models import BreachPaper, Hearing, HelpOffered, Measure, NotedStep
from guitu.measures.rules.missed import MissedStep
from guitu.measures.terms import HelpAnswer, HelpOccasion, MissedKind
from guitu.people.records import about
from guitu.web import clock

BY_HAND = (MissedKind.CONTACT, MissedKind.OTHER)
TO_COME = gettext_noop("This day has not come yet.")


@dataclass(frozen=True)
class NewStep:
    """A missed step noted by hand, with the proof that the person was told of it."""

    kind: MissedKind
    missed_on: date
    what: str
    notice_on: date | None = None
    notice_way: str = ""


@dataclass(frozen=True)
class NewHearing:
    """What the person said when asked for the reason, and what was decided on it."""

    heard_on: date
    statement: str
    is_justified: bool
    because: str = ""


@dataclass(frozen=True)
class NewHelp:
    """What help was offered on which day, and the answer."""

    offered_on: date
    what: str
    answer: HelpAnswer
    occasion: HelpOccasion = HelpOccasion.MISSED_STEP


@transaction.atomic
def note_step(measure_id: uuid.UUID, new: NewStep, *, actor: Actor, on: date) -> NotedStep:
    """Note a missed step that no other record holds. Raises BadInput, AccessDenied."""
    measure = _locked(measure_id, actor)
    wrong = _to_come(missed_on=new.missed_on, on=on)
    if new.kind not in BY_HAND:
        message = gettext_noop("This is recorded where it happens, and counted from there.")
        wrong["kind"] = FieldError(message, {})
    if not new.what.strip():
        wrong["what"] = FieldError(gettext_noop("Write down what was missed."), {})
    if new.notice_on and new.notice_on > new.missed_on:
        message = gettext_noop("The person was told before the step, or it cannot be missed.")
        wrong["notice_on"] = FieldError(message, {})
    if wrong:
        raise BadInput(wrong)
    row = about(
        measure.person, NotedStep, actor=actor, measure=measure, kind=new.kind,
        missed_on=new.missed_on, what=new.what.strip(), notice_on=new.notice_on,
        notice_way=new.notice_way.strip(),
    )  # fmt: skip
    row.save()
    record("measures.step_noted", actor=actor, subject=row, day=row.missed_on, kind=str(row.kind))
    return row


@transaction.atomic
def hear(
    measure_id: uuid.UUID, step_id: uuid.UUID, new: NewHearing, *, actor: Actor, on: date
) -> Hearing:
    """Record the reason that the person gave for a missed step, and the decision on it.

    Without a legitimate reason the paper that the ladder asks for is drafted; it is not issued.
    Raises BadInput, WrongStatus when it was decided before, AccessDenied.
    """
    measure = _locked(measure_id, actor)
    step = _step(measure, step_id, on=on)
    if step.is_justified is not None:
        raise WrongStatus(gettext_noop("The reason for this step was decided on before."))
    wrong = _to_come(heard_on=new.heard_on, on=on)
    if new.heard_on < step.on:
        wrong["heard_on"] = FieldError(gettext_noop("This lies before the step was missed."), {})
    if not new.statement.strip():
        message = gettext_noop("Write down what the person said, or that nothing was said.")
        wrong["statement"] = FieldError(message, {})
    if wrong:
        raise BadInput(wrong)
    row = about(
        measure.person, Hearing, actor=actor, measure=measure, step_type=step.record[0],
        step_id=step_id, heard_on=new.heard_on, statement=new.statement.strip(),
        is_justified=new.is_justified, because=new.because.strip(),
    )  # fmt: skip
    row.save()
    record("measures.person_heard", actor=actor, subject=row, day=row.heard_on,
           is_justified=row.is_justified)  # fmt: skip
    draft_due(measure, actor=actor, on=on)
    return row


@transaction.atomic
def offer_help(measure_id: uuid.UUID, new: NewHelp, *, actor: Actor, on: date) -> HelpOffered:
    """Record help offered before a paper, or why it could not be offered."""
    measure = _locked(measure_id, actor)
    wrong = _to_come(offered_on=new.offered_on, on=on)
    if not new.what.strip():
        wrong["what"] = FieldError(gettext_noop("Write down what help was offered."), {})
    if wrong:
        raise BadInput(wrong)
    row = about(
        measure.person, HelpOffered, actor=actor, measure=measure, occasion=new.occasion,
        offered_on=new.offered_on, what=new.what.strip(), answer=new.answer,
    )  # fmt: skip
    row.save()
    record("measures.help_offered", actor=actor, subject=row, day=row.offered_on,
           occasion=str(row.occasion), answer=str(row.answer))  # fmt: skip
    return row


@transaction.atomic
def void_row(
    model: type[NotedStep | Hearing | HelpOffered], pk: uuid.UUID, *, reason: str, actor: Actor
) -> NotedStep | Hearing | HelpOffered:
    """Void a noted step, a hearing or an offer entered by mistake; counts follow at once.

    Raises WrongStatus while an issued paper rests on it, BadInput without a reason.
    """
    row = model.objects.select_for_update().get(pk=pk)
    require(actor, Permission.BREACH_DRAFT, org_seq=row.org_seq)
    if row.voided_at:
        raise WrongStatus(gettext_noop("This entry was voided before."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    if _is_relied_on(row):
        raise WrongStatus(
            gettext_noop("An issued paper speaks of it. Void that paper first, with a reason.")
        )
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason.strip()
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("measures.breach_entry_voided", actor=actor, subject=row, reason=row.void_reason)
    return row


def _locked(measure_id: uuid.UUID, actor: Actor) -> Measure:
    measure = locked(measure_id)
    require(actor, Permission.BREACH_DRAFT, org_seq=measure.org_seq)
    return measure


def _step(measure: Measure, step_id: uuid.UUID, *, on: date) -> MissedStep:
    for step in missed.steps_of(measure, on=on):
        if step.record[1] == step_id:
            return step
    raise BadInput.of("heard_on", gettext_noop("There is no such missed step."))


def _is_relied_on(row: NotedStep | Hearing | HelpOffered) -> bool:
    step_id = {"Hearing": "step_id", "NotedStep": "pk"}.get(type(row).__name__)
    if step_id is None:
        return False
    issued = BreachPaper.objects.filter(measure_id=row.measure_id, voided_at=None)
    wanted = str(getattr(row, step_id))
    return any(
        wanted in [step["id"] for step in paper.steps] for paper in issued.exclude(status="draft")
    )


def _to_come(*, on: date, **days: date) -> dict[str, FieldError]:
    return {name: FieldError(TO_COME, {}) for name, given in days.items() if given > on}
