"""A person sends something and is answered; reminders are wanted or not."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from guitu.absences import actions as absences
from guitu.absences.models import Absence
from guitu.access.actors import SYSTEM_ACTOR, Actor, require
from guitu.access.models import LimitedLink
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.database.context import as_system
from guitu.duties.actions import DutySubject, meet, reconcile
from guitu.duties.policy import rules_for
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document, Person
from guitu.people.records import about
from guitu.people.terms import DocumentKind
from guitu.portal import plan, queries
from guitu.portal.models import Note, ReminderWish
from guitu.portal.terms import NoteKind, Wish

MOST_A_DAY = 20
DATED = (NoteKind.OTHER_DAY, NoteKind.LEAVING)
WITHOUT_WORDS = (NoteKind.COMING, NoteKind.OTHER_DAY, NoteKind.PAPER)


@dataclass(frozen=True)
class NewNote:
    """What a person writes; `about_duty` is the arrangement that it answers to.

    `content` is the photo or the paper that goes with it.
    """

    kind: NoteKind
    text: str = ""
    day: date | None = None
    until_on: date | None = None
    about_duty: uuid.UUID | None = None
    content: bytes | None = None


@transaction.atomic
def send_note(link: LimitedLink, new: NewNote, *, on: date) -> Note:
    """Put on record what a person sent by the own link; a colleague gets the duty to answer.

    The system stores it: a link writes nothing itself. Nothing follows by itself, whatever is
    written. Raises BadInput, and WrongStatus after many notes on one day.
    """
    _check(new)
    with as_system(on=on):
        person = Person.objects.select_for_update().get(pk=link.person_id)
        if Note.objects.filter(person=person, sent_on=on).count() >= MOST_A_DAY:
            raise WrongStatus(gettext_noop("Enough for today. Please call the office."))
        row = about(
            person, Note, actor=SYSTEM_ACTOR, kind=new.kind, text=new.text.strip(), day=new.day,
            until_on=new.until_on, about_duty_id=new.about_duty, sent_on=on,
        )  # fmt: skip
        row.proof = _proof(row, new.content, on=on)
        row.save()
        planned = plan.plan(on, rules_for(row.org_seq).row("own_page", on))
        reconcile(DutySubject.of(row), planned, actor=SYSTEM_ACTOR, on=on)
        record("portal.note_sent", actor=SYSTEM_ACTOR, subject=row, kind=str(new.kind))
    return row


def _proof(row: Note, content: bytes | None, *, on: date) -> Document | None:
    """Put the photo on the person's file; where and when it was taken is removed from it."""
    if content is None:
        return None
    with translation.override("zh-hans"):
        title = gettext("Sent by the person")
    paper = NewPaper(
        DocumentKind.OTHER, title=title, content=content,
        subject=(row._meta.label_lower, row.pk),
    )  # fmt: skip
    return add_paper(row.person_id, paper, actor=SYSTEM_ACTOR, on=on)


def _check(new: NewNote) -> None:
    if new.kind == NoteKind.PAPER and not new.content:
        raise BadInput.of("content", gettext_noop("Please add the photo of the paper."))
    if new.kind in DATED and new.day is None:
        raise BadInput.of("day", gettext_noop("Please give the day."))
    if new.until_on and new.day and new.until_on < new.day:
        raise BadInput.of("until_on", gettext_noop("You would be back before you leave."))
    if new.kind not in WITHOUT_WORDS and not new.text.strip():
        raise BadInput.of("text", gettext_noop("Please write a few words."))


@transaction.atomic
def answer_note(note_id: uuid.UUID, *, answer: str, actor: Actor, on: date) -> Note:
    """Answer what a person sent; the answer stands on the person's own page."""
    row = Note.objects.select_related("person").select_for_update(of=("self",)).get(pk=note_id)
    require(actor, Permission.LINK_ISSUE, org_seq=row.org_seq)
    if row.answered_on:
        raise WrongStatus(gettext_noop("This was answered already."))
    if not answer.strip():
        raise BadInput.of("answer", gettext_noop("Please write a few words."))
    row.answer, row.answered_on, row.answered_by = answer.strip(), on, actor.name
    row.save(update_fields=["answer", "answered_on", "answered_by"])
    meet(row.pk, "answer", by=row, on=on)
    record("portal.note_answered", actor=actor, subject=row)
    return row


@transaction.atomic
def keep_report(note_id: uuid.UUID, new: absences.Report, *, actor: Actor, on: date) -> Absence:
    """Put a report of leaving that came by the own page on record; the note leads to it.

    Raises WrongStatus where it is on record already, and what `report_leaving` raises.
    """
    note = Note.objects.select_for_update().get(pk=note_id)
    require(actor, Permission.LINK_ISSUE, org_seq=note.org_seq)
    if note.kind != NoteKind.LEAVING or queries.report_of(note):
        raise WrongStatus(gettext_noop("This is on record already."))
    row = absences.report_leaving(note.person_id, new, actor=actor, on=on)
    note.kept_as = row.pk
    note.save(update_fields=["kept_as"])
    record("portal.note_kept", actor=actor, subject=note)
    return row


@transaction.atomic
def choose_reminders(link: LimitedLink, wish: Wish, *, on: date) -> ReminderWish:
    """Record by the own link whether the person wants reminders."""
    with as_system(on=on):
        person = Person.objects.get(pk=link.person_id)
        row = about(person, ReminderWish, actor=SYSTEM_ACTOR, wish=wish, from_on=on)
        row.save()
        record("portal.reminders_chosen", actor=SYSTEM_ACTOR, subject=row, wish=str(wish))
    return row


def note_page_seen(link: LimitedLink, *, on: date) -> None:
    """Record that a page was opened by a limited link."""
    with as_system(on=on):
        record("portal.page_seen", actor=SYSTEM_ACTOR, subject=link, purpose=str(link.purpose))
