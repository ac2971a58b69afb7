"""Papers about missed steps: issued with a number, delivered with proof, objected to, voided.

None of these acts changes the status of a measure or sends anything: the office hands over what
it issued, and records that it did. The police qualify.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures import breach_facts, breach_forms
from guitu.measures.actions.locking import locked
from guitu.measures.models import BreachPaper, Measure, StatusPaper
from guitu.measures.presenters import breach_values
from guitu.measures.rules import ladder
from guitu.measures.rules.ladder import BREACH_PAPER
from guitu.measures.terms import (
    BreachPaperAct,
    BreachPaperKind,
    BreachPaperStatus,
    DeliveryWay,
)
from guitu.papers.actions import issue
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document
from guitu.people.terms import DocumentKind
from guitu.web import clock

TO_COME = gettext_noop("This day has not come yet.")
INCOMPLETE = gettext_noop("This cannot be issued yet. Missing: %(what)s.")


@dataclass(frozen=True)
class Delivery:
    """When, how and to whom a paper was delivered; a scan of the signed proof where there is one.

    `witness` names who was there when the signature was refused.
    """

    delivered_on: date
    how: DeliveryWay
    to: str
    witness: str = ""
    proof: bytes | None = None


@dataclass(frozen=True)
class Objection:
    """What the person objected to a paper, and when."""

    objected_on: date
    text: str


@transaction.atomic
def issue_paper(paper_id: uuid.UUID, *, actor: Actor, on: date) -> BreachPaper:
    """Issue a drafted paper: its steps as they count now, a number, the Word file on file.

    Raises WrongStatus when it was issued before, when the ladder has no such paper any more, or
    with what is missing of its evidence; AccessDenied.
    """
    paper, measure = _locked(paper_id, actor, Permission.BREACH_ISSUE)
    change = BREACH_PAPER.check(BreachPaperStatus(paper.status), BreachPaperAct.ISSUE)
    kind = BreachPaperKind(paper.kind)
    facts = breach_facts.of(measure, on=on, without=paper.pk)
    why_not = ladder.why_not(kind, facts)
    if why_not:
        raise WrongStatus(why_not)
    steps = ladder.steps_for(kind, facts)
    missing = [one for one in ladder.evidence(kind, steps, facts) if not one.is_there]
    if missing:
        raise WrongStatus(INCOMPLETE, what=missing[0].label)
    paper.steps = [breach_facts.stored(step) for step in steps]
    values = breach_values.of_paper(paper, measure, facts, on=on)
    about = (paper._meta.label_lower, paper.pk)
    paper.document = issue(
        measure.person_id, breach_forms.code_of(kind), values, subject=about, actor=actor, on=on
    )
    paper.issued_on, paper.issued_by = on, actor.user_id
    _become(paper, change.target, "steps", "document", "issued_on", "issued_by")
    record("measures.breach_paper_issued", actor=actor, subject=paper, kind=str(kind))
    return paper


@transaction.atomic
def deliver_paper(
    paper_id: uuid.UUID, delivery: Delivery, *, actor: Actor, on: date
) -> BreachPaper:
    """Record that a paper was delivered. A letter to the police files their receipt.

    With a letter of transfer the certificates and reports that it sends are delivered too. Raises
    BadInput for a wrong day, nobody named, a refusal without a witness; WrongStatus.
    """
    paper, measure = _locked(paper_id, actor, Permission.BREACH_DRAFT)
    change = BREACH_PAPER.check(BreachPaperStatus(paper.status), BreachPaperAct.DELIVER)
    _check_delivery(paper, delivery, on=on)
    paper.delivered_on, paper.delivered_how = delivery.delivered_on, delivery.how
    paper.delivered_to, paper.witness = delivery.to.strip(), delivery.witness.strip()
    paper.proof = _proof(paper, delivery, actor=actor, on=on)
    _become(
        paper, change.target, "delivered_on", "delivered_how", "delivered_to", "witness", "proof"
    )
    if paper.kind == BreachPaperKind.TRANSFER_LETTER:
        _deliver_with(paper, measure)
    record(
        "measures.breach_paper_delivered", actor=actor, subject=paper, day=paper.delivered_on,
        kind=str(paper.kind), how=str(delivery.how),
    )  # fmt: skip
    return paper


@transaction.atomic
def object_to_paper(
    paper_id: uuid.UUID, objection: Objection, *, actor: Actor, on: date
) -> BreachPaper:
    """Note that the person objects to a paper. Raises BadInput, WrongStatus."""
    paper, _measure = _locked(paper_id, actor, Permission.BREACH_DRAFT)
    change = BREACH_PAPER.check(BreachPaperStatus(paper.status), BreachPaperAct.OBJECT)
    if objection.objected_on > on:
        raise BadInput.of("objected_on", TO_COME)
    if not objection.text.strip():
        raise BadInput.of("text", gettext_noop("Write down what the person objects to."))
    paper.objected_on, paper.objection = objection.objected_on, objection.text.strip()
    _become(paper, change.target, "objected_on", "objection")
    record("measures.breach_objection", actor=actor, subject=paper, day=paper.objected_on)
    return paper


@transaction.atomic
def answer_objection(paper_id: uuid.UUID, *, answer: str, actor: Actor, on: date) -> BreachPaper:
    """Answer an objection; a paper that was wrong is voided besides. Raises BadInput."""
    paper, _measure = _locked(paper_id, actor, Permission.BREACH_ISSUE)
    change = BREACH_PAPER.check(BreachPaperStatus(paper.status), BreachPaperAct.ANSWER)
    if not answer.strip():
        raise BadInput.of("answer", gettext_noop("Write down the answer."))
    paper.answer, paper.answered_on, paper.answered_by = answer.strip(), on, actor.user_id
    _become(paper, change.target, "answer", "answered_on", "answered_by")
    record("measures.breach_objection_answered", actor=actor, subject=paper)
    return paper


@transaction.atomic
def void_paper(paper_id: uuid.UUID, *, reason: str, actor: Actor) -> BreachPaper:
    """Void a paper and its Word file with a reason; the ladder forgets it, the number stays used.

    Raises WrongStatus when a status of the measure rests on it, BadInput without a reason.
    """
    paper = BreachPaper.objects.get(pk=paper_id)
    is_draft = paper.status == BreachPaperStatus.DRAFT
    needs = Permission.BREACH_DRAFT if is_draft else Permission.BREACH_ISSUE
    paper, _measure = _locked(paper_id, actor, needs)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why it is voided."))
    if StatusPaper.objects.filter(
        document_id=paper.document_id, document__isnull=False, period__voided_at=None
    ).exists():
        raise WrongStatus(gettext_noop("A status of the measure rests on this paper."))
    now = clock.now()
    struck = {"voided_at": now, "voided_by": actor.user_id, "void_reason": reason.strip()}
    Document.objects.filter(pk=paper.document_id).update(**struck)
    BreachPaper.objects.filter(pk=paper.pk).update(**struck)
    paper.refresh_from_db(fields=list(struck))
    record("measures.breach_paper_voided", actor=actor, subject=paper, reason=reason.strip())
    return paper


def _locked(
    paper_id: uuid.UUID, actor: Actor, permission: Permission
) -> tuple[BreachPaper, Measure]:
    """Return the paper and its measure, both locked; the measure first, as every act does."""
    measure_id = BreachPaper.objects.values_list("measure_id", flat=True).get(pk=paper_id)
    measure = locked(measure_id)
    paper = BreachPaper.objects.select_for_update().get(pk=paper_id)
    require(actor, permission, org_seq=paper.org_seq)
    if paper.voided_at:
        raise WrongStatus(gettext_noop("This paper was voided."))
    return paper, measure


def _become(paper: BreachPaper, status: object, *fields: str) -> None:
    paper.status = status
    paper.save(update_fields=["status", *fields])


def _check_delivery(paper: BreachPaper, delivery: Delivery, *, on: date) -> None:
    wrong: dict[str, FieldError] = {}
    if delivery.delivered_on > on:
        wrong["delivered_on"] = FieldError(TO_COME, {})
    elif paper.issued_on and delivery.delivered_on < paper.issued_on:
        wrong["delivered_on"] = FieldError(gettext_noop("It was not issued yet on that day."), {})
    if not delivery.to.strip():
        wrong["to"] = FieldError(gettext_noop("Name who received it."), {})
    if delivery.how == DeliveryWay.REFUSED and not delivery.witness.strip():
        wrong["witness"] = FieldError(gettext_noop("Name who was there when it was refused."), {})
    is_letter = paper.kind == BreachPaperKind.TRANSFER_LETTER
    if is_letter != (delivery.how == DeliveryWay.TO_POLICE):
        message = gettext_noop(
            "A letter of transfer goes to the police, other papers to the person."
        )
        wrong["how"] = FieldError(message, {})
    if wrong:
        raise BadInput(wrong)


def _proof(paper: BreachPaper, delivery: Delivery, *, actor: Actor, on: date) -> Document | None:
    """Put the proof on file: the receipt of the police, or the signed proof where there is one."""
    is_letter = paper.kind == BreachPaperKind.TRANSFER_LETTER
    if delivery.proof is None and not is_letter:
        return None
    new = NewPaper(
        DocumentKind.TRANSFER_RECEIPT if is_letter else DocumentKind.DELIVERY_PROOF,
        issued_by=delivery.to.strip() if is_letter else "",
        issued_on=delivery.delivered_on, content=delivery.proof,
        subject=(paper._meta.label_lower, paper.pk),
    )  # fmt: skip
    return add_paper(paper.person_id, new, actor=actor, on=on)


def _deliver_with(letter: BreachPaper, measure: Measure) -> None:
    """Mark the certificates and reports that the letter sends as handed to the police."""
    sent = {step["id"] for step in letter.steps}
    reports = BreachPaper.objects.select_for_update().filter(
        measure=measure, kind__in=[kind.value for kind in ladder.REPORTS],
        status=BreachPaperStatus.ISSUED, voided_at=None,
    )  # fmt: skip
    for report in reports:
        if {step["id"] for step in report.steps} <= sent:
            report.delivered_on, report.delivered_to = letter.delivered_on, letter.delivered_to
            report.delivered_how = DeliveryWay.TO_POLICE
            _become(
                report, BreachPaperStatus.DELIVERED,
                "delivered_on", "delivered_to", "delivered_how",
            )  # fmt: skip
