"""Later results of a test, and results voided with a reason and entered again."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.drug_testing.actions.confirming import EITHER, follow_path
from guitu.drug_testing.actions.locking import Proof, filed, locked_test, void
from guitu.drug_testing.actions.matching import rematch
from guitu.drug_testing.models import DrugTest, Finding
from guitu.drug_testing.rules import sampling
from guitu.drug_testing.terms import Result
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people.models import Document
from guitu.people.records import about
from guitu.people.terms import DocumentKind


@dataclass(frozen=True)
class NewResult:
    """A result on its day, with the paper of the police or laboratory where one is asked for."""

    result: Result
    found_on: date
    proof: Proof = field(default_factory=Proof)


@transaction.atomic
def add_result(test_id: uuid.UUID, new: NewResult, *, actor: Actor, on: date) -> Finding:
    """Put the answer of the laboratory on record: a further dated result, with its paper.

    A confirmed positive is recorded only by who may record papers of the police, with that paper
    on file. Raises WrongStatus where the test has its result already.
    """
    test, measure = locked_test(test_id, actor, *EITHER)
    sampling.check_follows(Result(test.result_now), new.result)
    finding = _entered(test, new, _next_number(test), actor=actor, on=on)
    record(
        "drug_testing.result_added", actor=actor, subject=finding, day=new.found_on,
        result=str(new.result),
    )  # fmt: skip
    follow_path(test, measure, actor=actor, on=on)
    rematch(measure, actor, on)
    return finding


@transaction.atomic
def replace_result(
    test_id: uuid.UUID, new: NewResult, *, reason: str, actor: Actor, on: date
) -> Finding:
    """Void the result that holds, with a reason, and enter the right one in its place.

    The voided one stays on record. A result of the police is voided only by who may record it.
    """
    test, measure = locked_test(test_id, actor, *EITHER)
    current = test.findings.select_for_update().filter(voided_at=None).order_by("-number")[0]
    if current.result == Result.CONFIRMED_POSITIVE:
        require(actor, Permission.POLICE_PAPER, org_seq=test.org_seq)
    if current.number == 1:
        _check_in_place(current, new)
    else:
        sampling.check_follows(Result.PRELIMINARY_POSITIVE, new.result)
    void(current, reason=reason, actor=actor)
    finding = _entered(test, new, current.number, actor=actor, on=on)
    record(
        "drug_testing.result_replaced", actor=actor, subject=finding, day=new.found_on,
        reason=reason.strip(), before=str(current.result), result=str(new.result),
    )  # fmt: skip
    follow_path(test, measure, actor=actor, on=on)
    rematch(measure, actor, on)
    return finding


def _check_in_place(current: Finding, new: NewResult) -> None:
    """The first result is of the same sort as the one before: a sample stays a sample."""
    sampling.check_first(new.result)
    before = Result(current.result)
    if before == new.result:
        raise BadInput.of("result", gettext_noop("This is the result that stands there now."))
    if not (sampling.is_taken(before) and sampling.is_taken(new.result)):
        raise BadInput.of(
            "result",
            gettext_noop("Here only the result of a sample is changed. Void the test instead."),
        )


def _entered(test: DrugTest, new: NewResult, number: int, *, actor: Actor, on: date) -> Finding:
    _check(test, new, on=on)
    if new.result == Result.CONFIRMED_POSITIVE:
        require(actor, Permission.POLICE_PAPER, org_seq=test.org_seq)
    finding = about(
        test.person,
        Finding,
        actor=actor,
        test=test,
        number=number,
        result=new.result,
        found_on=new.found_on,
        document=_paper(test, new, number, actor=actor, on=on),
    )
    finding.save()
    test.result_now, test.result_on = new.result.value, new.found_on
    return finding


def _check(test: DrugTest, new: NewResult, *, on: date) -> None:
    if new.found_on > on:
        raise BadInput.of("found_on", gettext_noop("This day has not come yet."))
    if new.found_on < test.tested_on:
        raise BadInput.of(
            "found_on",
            gettext_noop("The sample was taken on %(day)s; a result comes on that day or later."),
            day=test.tested_on.isoformat(),
        )


def _paper(
    test: DrugTest, new: NewResult, number: int, *, actor: Actor, on: date
) -> Document | None:
    kinds = (DocumentKind.POLICE_PAPER,)
    paper = filed(test.person_id, new.proof, kinds, actor=actor, on=on)
    if paper is None and number > 1:
        raise BadInput.of(
            "number",
            gettext_noop("This result comes with a paper of the police. Put it on file."),
        )
    return paper


def _next_number(test: DrugTest) -> int:
    return 1 + max(test.findings.values_list("number", flat=True))
