"""What a person agreed to: given, withdrawn, and asked for before a disclosure that needs it."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people import rules
from guitu.people.actions.locking import locked
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document, GivenConsent, Person
from guitu.people.records import about
from guitu.people.terms import ConsentPurpose, ConsentWay, DocumentKind


@dataclass(frozen=True)
class NewConsent:
    """What is told to whom for which purpose, how the person agreed, and until which day.

    `scan` is the signed paper, put on file as a consent; without `expires_on` it holds until it is
    withdrawn or the file is closed.
    """

    purpose: ConsentPurpose
    what: str
    to_whom: str
    given_on: date
    way: ConsentWay
    witness: str = ""
    expires_on: date | None = None
    scan: bytes | None = None


@transaction.atomic
def give_consent(person_id: uuid.UUID, new: NewConsent, *, actor: Actor, on: date) -> GivenConsent:
    """Record that the person agreed to a disclosure: 个人信息保护法 Art. 14, 29.

    Raises BadInput for days that cannot be, an empty purpose, or spoken consent without witness.
    """
    person = locked(person_id, actor)
    _check(new, on=on)
    paper = None
    if new.scan is not None:
        paper = add_paper(
            person_id, NewPaper(DocumentKind.CONSENT, content=new.scan, issued_on=new.given_on),
            actor=actor, on=on,
        )  # fmt: skip
    return _kept(person, new, paper=paper, actor=actor)


def carry_consent(person: Person, new: NewConsent, *, actor: Actor) -> GivenConsent:
    """Put a consent given elsewhere in the office's work into the file.

    The caller holds the transaction and has checked that the actor may do what asks for it.
    """
    return _kept(person, new, paper=None, actor=actor)


@transaction.atomic
def withdraw_consent(consent_id: uuid.UUID, *, note: str, actor: Actor, on: date) -> GivenConsent:
    """Withdraw a consent on the day `on`: as easy as giving it, no reason needed: PIPL Art. 15."""
    row = GivenConsent.objects.select_for_update().get(pk=consent_id)
    locked(row.person_id, actor)
    if row.voided_at or row.withdrawn_on:
        raise WrongStatus(gettext_noop("This consent was withdrawn or voided before."))
    row.withdrawn_on, row.withdrawn_note = max(on, row.given_on), note.strip()[:300]
    row.save(update_fields=["withdrawn_on", "withdrawn_note"])
    record("people.consent_withdrawn", actor=actor, subject=row, purpose=str(row.purpose), day=on)
    return row


def consent_in_force(person: Person, purpose: ConsentPurpose, *, on: date) -> GivenConsent | None:
    """Return the newest consent of the person to that purpose that holds on the day `on`."""
    rows = GivenConsent.objects.filter(person=person, purpose=purpose, voided_at=None)
    for row in rows.order_by("-given_on", "-pk"):
        if rules.consent_holds(row.given_on, row.expires_on, row.withdrawn_on, on=on):
            return row
    return None


def require_consent(
    person: Person, purpose: ConsentPurpose, *, actor: Actor, on: date
) -> GivenConsent:
    """Return the consent that covers a disclosure and record its use.

    Raises WrongStatus with the way out where there is none.
    """
    row = consent_in_force(person, purpose, on=on)
    if row is None:
        raise WrongStatus(
            gettext_noop("The person's consent is needed for this and is not on file: %(purpose)s. "
                         "Ask the person and record the answer first."),
            purpose=purpose.label,
        )  # fmt: skip
    record("people.consent_used", actor=actor, subject=row, purpose=str(purpose))
    return row


def _kept(person: Person, new: NewConsent, *, paper: Document | None, actor: Actor) -> GivenConsent:
    row = about(
        person,
        GivenConsent,
        actor=actor,
        purpose=new.purpose,
        what=new.what.strip(),
        to_whom=new.to_whom.strip(),
        given_on=new.given_on,
        way=new.way,
        witness=new.witness.strip(),
        expires_on=new.expires_on,
        paper=paper,
    )
    row.save()
    record("people.consent_given", actor=actor, subject=row, purpose=str(new.purpose),
           day=new.given_on)  # fmt: skip
    return row


def _check(new: NewConsent, *, on: date) -> None:
    wrong: dict[str, FieldError] = {}
    if new.given_on > on:
        wrong["given_on"] = FieldError(gettext_noop("This day has not come yet."), {})
    if new.expires_on and new.expires_on < new.given_on:
        wrong["expires_on"] = FieldError(gettext_noop("The last day is before the first."), {})
    if not new.what.strip():
        wrong["what"] = FieldError(gettext_noop("Say what may be told."), {})
    if not new.to_whom.strip():
        wrong["to_whom"] = FieldError(gettext_noop("Say to whom it may be told."), {})
    if new.way == ConsentWay.SPOKEN and not new.witness.strip():
        wrong["witness"] = FieldError(gettext_noop("Name who was there."), {})
    if wrong:
        raise BadInput(wrong)
