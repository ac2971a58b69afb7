"""Commission letters between two offices: sent, received, answered; tasks asked for and done.

What the host office sends is looked at by the office of the file; nothing follows by itself.
"""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import translation

from guitu.absences.actions.locking import WRITE, check_order, check_past, locked
from guitu.absences.hosting import replan_host, replan_stay
from guitu.absences.models import HostTask, Letter, Stay
from guitu.absences.paper_forms import LETTER
from guitu.absences.terms import LetterAnswer, Side, TaskKind, TaskOutcome
from guitu.access.actors import SYSTEM_ACTOR, Actor, require
from guitu.audit.actions import record
from guitu.database.context import as_system
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.queries import office_of
from guitu.papers import actions as papers
from guitu.papers import filling
from guitu.people import followers
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document
from guitu.people.records import about
from guitu.people.terms import DocumentKind
from guitu.web import clock
from guitu.web.templatetags.web import day, said

REFUSED = (LetterAnswer.DECLINED, LetterAnswer.RETURNED)


@transaction.atomic
def send_letter(stay_id: uuid.UUID, *, asks: str, sent_on: date, actor: Actor, on: date) -> Letter:
    """Number the commission letter, put it on file, and let the host office see it.

    The host office learns the name, the area, since when, and what is asked; nothing else.
    Raises WrongStatus while a letter waits for its answer, or without a host office.
    """
    stay = locked(Stay, stay_id, actor)
    check_past("sent_on", sent_on, on=on)
    check_order("sent_on", sent_on, earliest=stay.from_on)
    _check_may_send(stay, asks)
    office = office_of(stay.org_seq)
    row = about(
        stay.person, Letter, actor=actor, stay=stay, host_seq=stay.host_seq,
        person_name=stay.person.name, from_office=office.name if office else "",
        to_office=stay.host_name, area=stay.area, asks=asks.strip(), from_on=stay.from_on,
        sent_on=sent_on,
    )  # fmt: skip
    row.save()
    row.document = papers.issue(
        stay.person_id, LETTER, _values(stay, row, on=on),
        subject=(row._meta.label_lower, row.pk), actor=actor, on=on,
    )  # fmt: skip
    row.number = row.document.number
    row.save(update_fields=["document", "number"])
    return _kept(row, "absences.letter_sent", actor=actor, on=on, day=sent_on)


def _check_may_send(stay: Stay, asks: str) -> None:
    if not stay.host_name:
        raise WrongStatus(gettext_noop("Name the host office first."))
    if not asks.strip():
        raise BadInput.of("asks", gettext_noop("Say what the host office is asked to do."))
    if Letter.objects.filter(stay=stay, answered_on=None, voided_at=None, ended_on=None).exists():
        raise WrongStatus(gettext_noop("A letter waits for its answer already."))


def _values(stay: Stay, row: Letter, *, on: date) -> dict[str, Any]:
    with translation.override("zh-hans"):
        return {
            **filling.common(stay.person, stay.measure, on=on),
            "to_office": row.to_office, "area": row.area, "from_on": day(row.from_on),
            "asks": row.asks, "tests_by": said(Side(stay.tests_by)),
            "visits_by": said(Side(stay.visits_by)), "calls_by": said(Side(stay.calls_by)),
        }  # fmt: skip


@transaction.atomic
def record_receipt(
    letter_id: uuid.UUID, *, received_on: date, note: str, actor: Actor, on: date
) -> Letter:
    """Record that the host office confirmed the arrival of the letter."""
    row = locked(Letter, letter_id, actor)
    check_past("received_on", received_on, on=on)
    check_order("received_on", received_on, earliest=row.sent_on)
    row.received_on, row.receipt_note = received_on, note.strip()
    row.save(update_fields=["received_on", "receipt_note"])
    return _kept(row, "absences.letter_received", actor=actor, on=on, day=received_on)


@dataclass(frozen=True)
class Answer:
    """What a host office answered, who signed it there, and the paper where there is one."""

    answer: LetterAnswer
    answered_on: date
    answered_by: str
    reason: str = ""
    content: bytes | None = None


@transaction.atomic
def record_answer(letter_id: uuid.UUID, new: Answer, *, actor: Actor, on: date) -> Letter:
    """Record an answer that came on paper or by telephone, at the office of the file."""
    row = locked(Letter, letter_id, actor)
    return _answered(row, new, actor=actor, on=on)


@transaction.atomic
def answer_as_host(letter_id: uuid.UUID, new: Answer, *, actor: Actor, on: date) -> Letter:
    """Answer a letter of another office, as the host office in this installation."""
    row = Letter.objects.select_for_update().get(pk=letter_id)
    require(actor, WRITE, org_seq=row.host_seq or -1)
    record("absences.host_answered", actor=actor, subject=row, answer=str(new.answer))
    with as_system(on=on):
        return _answered(row, new, actor=SYSTEM_ACTOR, on=on)


@transaction.atomic
def answer_by_link(letter_id: uuid.UUID, new: Answer, *, on: date) -> Letter:
    """Answer a letter through a limited link; the caller has proved the link and stands in it."""
    with as_system(on=on):
        row = Letter.objects.select_for_update().get(pk=letter_id)
        return _answered(row, new, actor=SYSTEM_ACTOR, on=on)


def _answered(row: Letter, new: Answer, *, actor: Actor, on: date) -> Letter:
    if row.voided_at or row.ended_on:
        raise WrongStatus(gettext_noop("This letter is over: the person has returned."))
    if row.answered_on:
        raise WrongStatus(gettext_noop("This letter was answered already."))
    check_past("answered_on", new.answered_on, on=on)
    check_order("answered_on", new.answered_on, earliest=row.sent_on)
    if not new.answered_by.strip():
        raise BadInput.of("answered_by", gettext_noop("Say who answers."))
    if new.answer in REFUSED and not new.reason.strip():
        raise BadInput.of("reason", gettext_noop("Give the reason."))
    row.answer, row.answered_on = new.answer, new.answered_on
    row.answered_by, row.answer_reason = new.answered_by.strip(), new.reason.strip()
    row.received_on = row.received_on or new.answered_on
    row.answer_document = _paper(row, new.content, actor=actor, on=on)
    row.save()
    return _kept(row, "absences.letter_answered", actor=actor, on=on, answer=str(new.answer))


@dataclass(frozen=True)
class NewTask:
    """What the host office is asked to do, and between which days."""

    kind: TaskKind
    from_on: date
    due_on: date
    note: str = ""


@transaction.atomic
def ask_task(letter_id: uuid.UUID, new: NewTask, *, actor: Actor, on: date) -> HostTask:
    """Ask the host office for one thing by a day."""
    letter = locked(Letter, letter_id, actor)
    if letter.ended_on or letter.answer in REFUSED:
        raise WrongStatus(gettext_noop("This office was not asked, or did not take it on."))
    check_order("due_on", new.due_on, earliest=new.from_on)
    row = about(
        letter.person, HostTask, actor=actor, letter=letter, host_seq=letter.host_seq,
        person_name=letter.person_name, kind=new.kind, from_on=new.from_on, due_on=new.due_on,
        note=new.note.strip(),
    )  # fmt: skip
    row.save()
    _kept(letter, "absences.task_asked", actor=actor, on=on, day=new.from_on)
    return row


@dataclass(frozen=True)
class Done:
    """What came of a task; `result` is the result of a test as its paper says."""

    outcome: TaskOutcome
    done_on: date
    done_by: str
    finding: str = ""
    result: str = ""
    content: bytes | None = None


@transaction.atomic
def report_task(task_id: uuid.UUID, new: Done, *, actor: Actor, on: date) -> HostTask:
    """Record what came of a task, as the host office in this installation."""
    row = HostTask.objects.select_for_update().get(pk=task_id)
    require(actor, WRITE, org_seq=row.host_seq or -1)
    record("absences.host_reported", actor=actor, subject=row, outcome=str(new.outcome))
    with as_system(on=on):
        return _done(row, new, on=on)


@transaction.atomic
def report_task_by_link(task_id: uuid.UUID, new: Done, *, on: date) -> HostTask:
    """Record what came of a task through a limited link, which the caller has proved."""
    with as_system(on=on):
        return _done(HostTask.objects.select_for_update().get(pk=task_id), new, on=on)


@transaction.atomic
def record_task(task_id: uuid.UUID, new: Done, *, actor: Actor, on: date) -> HostTask:
    """Record at the office of the file what the host office told on paper or by telephone."""
    return _done(locked(HostTask, task_id, actor), new, on=on, actor=actor)


def _done(row: HostTask, new: Done, *, on: date, actor: Actor = SYSTEM_ACTOR) -> HostTask:
    if row.voided_at or row.outcome:
        raise WrongStatus(gettext_noop("What came of this is on record already."))
    check_past("done_on", new.done_on, on=on)
    check_order("done_on", new.done_on, earliest=row.letter.from_on)
    if not new.done_by.strip():
        raise BadInput.of("done_by", gettext_noop("Say who did it."))
    row.outcome, row.done_on, row.done_by = new.outcome, new.done_on, new.done_by.strip()
    row.finding, row.result, row.sent_at = new.finding.strip(), new.result, clock.now()
    row.proof = _paper(row, new.content, actor=actor, on=on)
    row.save()
    _kept(row.letter, "absences.task_done", actor=actor, on=on, outcome=str(new.outcome))
    followers.tell(row.person, actor=actor, on=on)
    return row


@transaction.atomic
def look_at(
    task_id: uuid.UUID, *, actor: Actor, on: date, kept_as: uuid.UUID | None = None
) -> HostTask:
    """Record that a colleague looked at what the host office sent and put it where it belongs.

    `kept_as` is the record on the file that came of it, such as a test.
    """
    row = locked(HostTask, task_id, actor)
    if not row.outcome:
        raise WrongStatus(gettext_noop("Nothing has come of this yet."))
    row.looked_at_on, row.looked_at_by, row.kept_as = on, actor.name, kept_as or row.kept_as
    row.save(update_fields=["looked_at_on", "looked_at_by", "kept_as"])
    _kept(row.letter, "absences.task_looked_at", actor=actor, on=on)
    return row


def _paper(row: Any, content: bytes | None, *, actor: Actor, on: date) -> Document | None:
    if content is None:
        return None
    kind = DocumentKind.OTHER
    if isinstance(row, HostTask) and row.kind == TaskKind.TEST:
        kind = DocumentKind.TEST_RECORD
    paper = NewPaper(kind, received_on=on, content=content,
                     subject=(row._meta.label_lower, row.pk))  # fmt: skip
    return add_paper(row.person_id, paper, actor=actor, on=on)


def _kept(row: Letter, act: str, *, actor: Actor, on: date, **details: object) -> Letter:
    replan_stay(row.stay, actor=actor, on=on)
    replan_host(row, on=on)
    record(act, actor=actor, subject=row, **details)
    return row
