"""Drafting, explaining, approving and signing the agreement."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.actions import meet
from guitu.duties.policy import rules_for
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions.drafting import ChosenClause, frozen_clauses
from guitu.measures.actions.locking import locked, locked_agreement
from guitu.measures.models import Agreement, AgreementClause, Measure, Signature
from guitu.measures.planning import replan
from guitu.measures.rules.agreements import (
    Signatory,
    check_acknowledged,
    check_sections,
    check_signatures,
    check_signed_on,
)
from guitu.measures.rules.states import AGREEMENT, BEFORE_REPORT, RUNNING, UNFINISHED, standing
from guitu.measures.terms import AgreementAct, AgreementStatus, SigningParty, SigningWay, Status
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document
from guitu.people.records import about
from guitu.people.terms import DocumentKind
from guitu.web import clock


@dataclass(frozen=True)
class NewSignature:
    """One who signs: on screen (`strokes` is the path of the pen) or on the paper on file."""

    party: SigningParty
    name: str = ""
    user_id: uuid.UUID | None = None
    way: SigningWay = SigningWay.ON_SCREEN
    strokes: str = ""


@dataclass(frozen=True)
class Signing:
    """A signing: who signs, on which day, and the scan where it was done on paper."""

    signatures: Sequence[NewSignature]
    signed_on: date
    scan: bytes | None = None


@transaction.atomic
def draft_agreement(
    measure_id: uuid.UUID,
    *,
    clauses: Sequence[ChosenClause] | None = None,
    reason: str = "",
    actor: Actor,
    on: date,
) -> Agreement:
    """Draft the agreement, or a later version of it with its reason; the words are frozen.

    Without `clauses` the standard ones are taken. Raises WrongStatus while another version is in
    work or when the measure no longer runs, BadInput for an empty field or a missing part.
    """
    measure = locked(measure_id)
    require(actor, Permission.AGREEMENT_DRAFT, org_seq=measure.org_seq)
    _check_runs(measure, on=on)
    earlier = list(measure.agreements.order_by("-number"))
    if any(row.status in UNFINISHED for row in earlier):
        raise WrongStatus(gettext_noop("Another version is in work; finish or withdraw it first."))
    is_later = any(row.signed_on for row in earlier)
    if is_later and not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why a new version is needed."))
    number = earlier[0].number + 1 if earlier else 1
    why = reason.strip() or (gettext_noop("Drafted anew") if earlier else "")
    agreement = about(
        measure.person, Agreement, actor=actor, measure=measure, number=number, reason=why,
        status=AgreementStatus.DRAFT, drafted_on=on,
    )  # fmt: skip
    agreement.save(force_insert=True)
    _write_clauses(agreement, clauses, actor=actor, on=on)
    record("measures.agreement_drafted", actor=actor, subject=agreement, number=number)
    return agreement


@transaction.atomic
def redraft(
    agreement_id: uuid.UUID, clauses: Sequence[ChosenClause], *, actor: Actor, on: date
) -> Agreement:
    """Change the clauses of a draft; every clause is then to be explained anew."""
    agreement, _measure = locked_agreement(agreement_id, actor, Permission.AGREEMENT_DRAFT)
    if agreement.status != AgreementStatus.DRAFT:
        AGREEMENT.check(AgreementStatus(agreement.status), AgreementAct.EXPLAIN)
    last = max((row.number for row in agreement.clauses.all()), default=0)
    agreement.clauses.filter(voided_at=None).update(
        voided_at=clock.now(), voided_by=actor.user_id, void_reason="drafted anew"
    )
    _write_clauses(agreement, clauses, actor=actor, on=on, after=last)
    record("measures.agreement_redrafted", actor=actor, subject=agreement)
    return agreement


@transaction.atomic
def explain(
    agreement_id: uuid.UUID, *, acknowledged: Collection[uuid.UUID], actor: Actor, on: date
) -> Agreement:
    """Record that every clause was explained and acknowledged, one by one.

    Raises BadInput while a clause is not ticked, WrongStatus when it is no longer a draft.
    """
    agreement, _measure = locked_agreement(agreement_id, actor, Permission.AGREEMENT_DRAFT)
    target = AGREEMENT.check(AgreementStatus(agreement.status), AgreementAct.EXPLAIN).target
    clauses = agreement.clauses.filter(voided_at=None)
    check_acknowledged(list(clauses.values_list("pk", flat=True)), acknowledged)
    clauses.update(acknowledged_on=on)
    agreement.status, agreement.explained_on = target, on
    agreement.explained_by = actor.user_id
    agreement.save(update_fields=["status", "explained_on", "explained_by"])
    record("measures.agreement_explained", actor=actor, subject=agreement)
    return agreement


@transaction.atomic
def approve(agreement_id: uuid.UUID, *, actor: Actor, on: date) -> Agreement:
    """Approve an agreement that was explained; it can be signed then."""
    agreement, _measure = locked_agreement(agreement_id, actor, Permission.AGREEMENT_APPROVE)
    target = AGREEMENT.check(AgreementStatus(agreement.status), AgreementAct.APPROVE).target
    agreement.status, agreement.approved_on, agreement.approved_by = target, on, actor.user_id
    agreement.save(update_fields=["status", "approved_on", "approved_by"])
    record("measures.agreement_approved", actor=actor, subject=agreement)
    return agreement


@transaction.atomic
def send_back(agreement_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Agreement:
    """Return an agreement to be drafted anew, with a reason; it is then explained anew."""
    agreement, _measure = locked_agreement(agreement_id, actor, Permission.AGREEMENT_APPROVE)
    target = AGREEMENT.check(AgreementStatus(agreement.status), AgreementAct.SEND_BACK).target
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what must be changed."))
    agreement.clauses.filter(voided_at=None).update(acknowledged_on=None)
    agreement.status, agreement.returned_on = target, on
    agreement.returned_reason = reason.strip()
    agreement.explained_on = agreement.explained_by = None
    agreement.approved_on = agreement.approved_by = None
    agreement.save()
    record("measures.agreement_returned", actor=actor, subject=agreement)
    return agreement


@transaction.atomic
def withdraw(agreement_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Agreement:
    """Withdraw a version that was not signed, with a reason."""
    agreement, _measure = locked_agreement(agreement_id, actor, Permission.AGREEMENT_DRAFT)
    target = AGREEMENT.check(AgreementStatus(agreement.status), AgreementAct.WITHDRAW).target
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why this version is withdrawn."))
    agreement.status, agreement.returned_on = target, on
    agreement.returned_reason = reason.strip()
    agreement.save(update_fields=["status", "returned_on", "returned_reason"])
    record("measures.agreement_withdrawn", actor=actor, subject=agreement)
    return agreement


@transaction.atomic
def sign(agreement_id: uuid.UUID, signing: Signing, *, actor: Actor, on: date) -> Agreement:
    """Put an approved agreement in force; tests, contacts, reviews and expiry steps follow at once.

    Raises WrongStatus when it is signed already (in another tab, by a colleague) or not approved
    yet, BadInput when a signature is missing or the day lies before reporting in.
    """
    agreement, measure = locked_agreement(agreement_id, actor, Permission.AGREEMENT_SIGN)
    _check_unsigned(agreement)
    AGREEMENT.check(AgreementStatus(agreement.status), AgreementAct.SIGN)
    check_signed_on(
        signing.signed_on,
        reported_on=measure.reported_on,
        explained_on=agreement.explained_on,
        on=on,
    )
    check_signatures([Signatory(one.party, one.name) for one in signing.signatures])
    _check_strokes(signing)
    if signing.scan is not None:
        agreement.scan = _scan(agreement, signing.scan, signing.signed_on, actor=actor, on=on)
    for one in signing.signatures:
        values = vars(one) | {"name": one.name.strip(), "signed_on": signing.signed_on}
        about(measure.person, Signature, actor=actor, agreement=agreement, **values).save()
    _put_in_force(agreement, measure, signing.signed_on, actor=actor, on=on)
    return agreement


@transaction.atomic
def add_scan(agreement_id: uuid.UUID, content: bytes, *, actor: Actor, on: date) -> Agreement:
    """Put the scan of an agreement signed on paper on file, where it was not there yet."""
    agreement, _measure = locked_agreement(agreement_id, actor, Permission.AGREEMENT_SIGN)
    if agreement.signed_on is None or agreement.scan_id is not None:
        raise WrongStatus(gettext_noop("Only a signed agreement without a scan takes one."))
    agreement.scan = _scan(agreement, content, agreement.signed_on, actor=actor, on=on)
    agreement.save(update_fields=["scan"])
    record("measures.agreement_scanned", actor=actor, subject=agreement)
    return agreement


@transaction.atomic
def record_signed_agreement(
    measure_id: uuid.UUID, *, signed_on: date, actor: Actor, on: date
) -> Agreement:
    """Record an agreement that was signed on paper before this program kept the file."""
    measure = locked(measure_id)
    require(actor, Permission.AGREEMENT_SIGN, org_seq=measure.org_seq)
    if measure.agreements.exists():
        raise WrongStatus(gettext_noop("There is an agreement on this file already."))
    check_signed_on(signed_on, reported_on=measure.reported_on, explained_on=None, on=on)
    agreement = about(
        measure.person, Agreement, actor=actor, measure=measure, number=1,
        status=AgreementStatus.APPROVED,
    )  # fmt: skip
    agreement.save(force_insert=True)
    _put_in_force(agreement, measure, signed_on, actor=actor, on=on)
    return agreement


def _scan(
    agreement: Agreement, content: bytes, signed_on: date, *, actor: Actor, on: date
) -> Document:
    paper = NewPaper(
        kind=DocumentKind.AGREEMENT,
        issued_on=signed_on,
        content=content,
        subject=(agreement._meta.label_lower, agreement.pk),
    )
    return add_paper(agreement.person_id, paper, actor=actor, on=on)


def _put_in_force(
    agreement: Agreement, measure: Measure, signed_on: date, *, actor: Actor, on: date
) -> None:
    before = measure.agreements.filter(status=AgreementStatus.SIGNED)
    for row in before.exclude(pk=agreement.pk):
        row.status, row.ends_on = AgreementStatus.REPLACED, signed_on
        row.save(update_fields=["status", "ends_on"])
        record("measures.agreement_replaced", actor=actor, subject=row)
    agreement.status, agreement.signed_on = AgreementStatus.SIGNED, signed_on
    agreement.starts_on, agreement.ends_on = signed_on, measure.ends_on
    agreement.save()
    meet(measure.pk, "agreement", by=agreement, on=signed_on)
    record(
        "measures.agreement_signed", actor=actor, subject=agreement, day=signed_on,
        number=agreement.number,
    )  # fmt: skip
    replan(measure, actor=actor, on=on)


def _write_clauses(
    agreement: Agreement,
    clauses: Sequence[ChosenClause] | None,
    *,
    actor: Actor,
    on: date,
    after: int = 0,
) -> None:
    measure = agreement.measure
    rows = frozen_clauses(measure, clauses, actor=actor, on=on)
    book = rules_for(measure.org_seq)
    check_sections({row["section"].value for row in rows}, book, on=on)
    AgreementClause.objects.bulk_create(
        about(
            measure.person, AgreementClause, actor=actor, agreement=agreement, number=number, **row
        )
        for number, row in enumerate(rows, start=after + 1)
    )


def _check_runs(measure: Measure, *, on: date) -> None:
    current = measure.periods.get(until_on=None, voided_at=None)
    status = standing(Status(current.status), measure.ends_on, on=on)
    if status not in (*RUNNING, *BEFORE_REPORT):
        raise WrongStatus(
            gettext_noop("No agreement is drafted now: the measure stands as “%(status)s”."),
            status=status.label,
        )


def _check_unsigned(agreement: Agreement) -> None:
    if agreement.signed_on is not None:
        raise WrongStatus(
            gettext_noop(
                "This agreement was already signed on %(day)s. Nothing was changed: "
                "the first signatures stand."
            ),
            day=agreement.signed_on.isoformat(),
        )
    if agreement.status in (AgreementStatus.DRAFT, AgreementStatus.EXPLAINED):
        raise WrongStatus(
            gettext_noop("This agreement is to be explained and approved before it is signed.")
        )


def _check_strokes(signing: Signing) -> None:
    for one in signing.signatures:
        must_draw = one.way == SigningWay.ON_SCREEN and one.party == SigningParty.PERSON
        if must_draw and not one.strokes.strip():
            raise BadInput.of(
                f"strokes_{one.party}", gettext_noop("The signature on screen is empty.")
            )
