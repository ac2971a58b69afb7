"""Services, money and goods that were given; a wrong entry is voided."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.aid.actions.locking import locked, void
from guitu.aid.actions.needs import Answer, moved
from guitu.aid.models import AidRequest, HelpGiven, Need
from guitu.aid.rules.checks import check_day
from guitu.aid.terms import GivenForm, GivenResult, GivenSource, NeedAct, NeedStatus, Receipt
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.locking import locked as locked_person
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document, Person
from guitu.people.records import about
from guitu.people.terms import DocumentKind


@dataclass(frozen=True)
class NewHelp:
    """What was given on a day, by whom, from which source, and what came of it.

    `amount_fen` is the sum of money, or the worth of goods where it is known; money and goods say
    how it is proved that they reached the person.
    """

    form: GivenForm
    given_on: date
    what: str
    source: GivenSource
    by_whom: str = ""
    result: GivenResult = GivenResult.OPEN
    amount_fen: int | None = None
    receipt: Receipt | None = None
    receipt_scan: bytes | None = None
    need_id: uuid.UUID | None = None
    request_id: uuid.UUID | None = None


@transaction.atomic
def give(person_id: uuid.UUID, new: NewHelp, *, actor: Actor, on: date) -> HelpGiven:
    """Put help on record. A need that it serves counts as being helped from then on.

    Raises BadInput for a day to come, money without a sum, and money or goods without a receipt.
    """
    person = locked_person(person_id, actor, Permission.AID_WRITE)
    _check(new, on=on)
    need = _of_person(Need, person, new.need_id, "need")
    asked = _of_person(AidRequest, person, new.request_id, "request")
    row = about(
        person, HelpGiven, actor=actor, form=new.form, need=need, request=asked,
        given_on=new.given_on, what=new.what.strip(), by_whom=new.by_whom.strip(),
        source=new.source, result=new.result, amount_fen=new.amount_fen,
        receipt=new.receipt or "",
    )  # fmt: skip
    if new.receipt_scan is not None:
        row.receipt_paper = _receipt(person, row, new, actor=actor, on=on)
    row.save()
    if need is not None and need.status == NeedStatus.RAISED:
        day = max(new.given_on, need.raised_on)
        moved(need, Answer(NeedAct.START, day), actor=actor, on=on)
    record("aid.help_given", actor=actor, subject=row, day=new.given_on, form=str(new.form))
    return row


@transaction.atomic
def void_help(given_id: uuid.UUID, *, reason: str, actor: Actor) -> HelpGiven:
    """Void an entry made by mistake; what became of the need stays to be said."""
    row = locked(HelpGiven, given_id, actor)
    void(row, reason=reason, actor=actor)
    record("aid.help_voided", actor=actor, subject=row, reason=row.void_reason)
    return row


def _check(new: NewHelp, *, on: date) -> None:
    wrong: dict[str, FieldError] = {}
    check_day("given_on", new.given_on, on=on)
    if not new.what.strip():
        wrong["what"] = FieldError(gettext_noop("Say what was given."), {})
    if new.form == GivenForm.MONEY and not new.amount_fen:
        wrong["amount"] = FieldError(gettext_noop("Write the sum."), {})
    if new.amount_fen is not None and new.amount_fen < 0:
        wrong["amount"] = FieldError(gettext_noop("A sum is not negative."), {})
    is_declined = new.result == GivenResult.DECLINED
    if new.form != GivenForm.SERVICE and new.receipt is None and not is_declined:
        wrong["receipt"] = FieldError(
            gettext_noop("Say how it is proved that it reached the person."), {}
        )
    if wrong:
        raise BadInput(wrong)


def _of_person(model, person: Person, pk: uuid.UUID | None, field: str):
    if pk is None:
        return None
    rows = model.objects.select_related("person").select_for_update(of=("self",))
    found = rows.filter(pk=pk, person=person).first()
    if found is None or getattr(found, "voided_at", None):
        raise BadInput.of(field, gettext_noop("This is not on the file."))
    return found


def _receipt(person: Person, row: HelpGiven, new: NewHelp, *, actor: Actor, on: date) -> Document:
    paper = NewPaper(
        kind=DocumentKind.ASSISTANCE_RECORD,
        issued_on=new.given_on,
        content=new.receipt_scan,
        subject=(row._meta.label_lower, row.pk),
    )
    return add_paper(person.pk, paper, actor=actor, on=on)
