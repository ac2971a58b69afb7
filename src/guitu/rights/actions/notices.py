"""A notice is given and answered; a wrong entry is voided."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Person
from guitu.people.records import about
from guitu.rights import texts
from guitu.rights.models import NoticeGiven
from guitu.rights.terms import RIGHTS_NOTICE, Acknowledgement, Language
from guitu.web import clock


@dataclass(frozen=True)
class NewGiven:
    """Which notice was given on which day, who explained it, and what the person answered."""

    given_on: date
    answer: Acknowledgement
    language: Language = Language.ZH
    explained_by: str = ""
    witness: str = ""
    remark: str = ""
    text_code: str = RIGHTS_NOTICE


@transaction.atomic
def give_notice(person_id: uuid.UUID, new: NewGiven, *, actor: Actor, on: date) -> NoticeGiven:
    """Record that a notice was explained, and whether the person signed.

    Refusing to sign is an answer; it needs a witness and has no consequence. Raises BadInput for a
    day to come and a refusal without a witness.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, Permission.MEASURE_WRITE, org_seq=person.org_seq)
    _check(new, on=on)
    text = texts.current(new.text_code, on=new.given_on, language=new.language)
    row = about(
        person,
        NoticeGiven,
        actor=actor,
        text_code=new.text_code,
        text_version=text.since,
        language=new.language,
        given_on=new.given_on,
        explained_by=new.explained_by.strip() or actor.name,
        answer=new.answer,
        witness=new.witness.strip(),
        remark=new.remark.strip(),
    )
    row.save()
    record("rights.notice_given", actor=actor, subject=row, answer=str(new.answer))
    return row


@transaction.atomic
def void_notice(notice_id: uuid.UUID, *, reason: str, actor: Actor) -> NoticeGiven:
    """Void a notice recorded by mistake; it stays on record with the reason."""
    row = NoticeGiven.objects.select_for_update().get(pk=notice_id)
    require(actor, Permission.MEASURE_WRITE, org_seq=row.org_seq)
    if row.voided_at:
        raise WrongStatus(gettext_noop("This entry was voided before."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason.strip()
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("rights.notice_voided", actor=actor, subject=row, reason=row.void_reason)
    return row


def _check(new: NewGiven, *, on: date) -> None:
    wrong: dict[str, FieldError] = {}
    if new.given_on > on:
        wrong["given_on"] = FieldError(gettext_noop("This day has not come yet."), {})
    if new.answer == Acknowledgement.REFUSED and not new.witness.strip():
        wrong["witness"] = FieldError(gettext_noop("Name who was there when it was refused."), {})
    if new.text_code not in texts.codes():
        wrong["text_code"] = FieldError(gettext_noop("There is no such notice."), {})
    if wrong:
        raise BadInput(wrong)
