"""Steps from a preliminary positive to the paper of the police; each is met once, on its day."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.drug_testing.actions.locking import Proof, filed, locked_test, void
from guitu.drug_testing.models import DrugTest, Finding, PathEntry
from guitu.drug_testing.rules import confirming
from guitu.drug_testing.rules.confirming import PathFacts
from guitu.drug_testing.terms import PathStep, Result, StepAnswer
from guitu.duties.actions import DutySubject, meet, reconcile, reopen
from guitu.duties.policy import rules_for
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.people.records import about
from guitu.people.terms import DocumentKind
from guitu.policy import Row, last_day

EITHER = (Permission.DRUG_TEST_WRITE, Permission.POLICE_PAPER)


@dataclass(frozen=True)
class NewStep:
    """A step on its day. Sealing asks for two different numbers; telling for an answer."""

    step: PathStep
    done_on: date
    answer: StepAnswer | None = None
    bottle_a: str = ""
    bottle_b: str = ""
    note: str = ""
    proof: Proof = Proof()


@transaction.atomic
def record_step(test_id: uuid.UUID, new: NewStep, *, actor: Actor, on: date) -> PathEntry:
    """Put a step of the path on record; its clock stops and the next one begins.

    What the police do is recorded by who may record their papers, or by the office from a paper.
    Raises WrongStatus for a step out of order or after its time, BadInput for what is missing.
    """
    test, measure = locked_test(test_id, actor, *EITHER)
    if facts_of(test) is None:
        raise WrongStatus(gettext_noop("Only a preliminary positive is confirmed."))
    entry = put_step(test, measure, new, actor=actor, on=on)
    follow_path(test, measure, actor=actor, on=on)
    return entry


def put_step(
    test: DrugTest, measure: Measure, new: NewStep, *, actor: Actor, on: date
) -> PathEntry:
    """Save one step; the caller has locked the test and follows the path afterwards."""
    facts, row = facts_of(test), path_row(test)
    _check(new, on=on)
    confirming.check(new.step, facts, row, day=new.done_on)
    is_sealing = new.step == PathStep.SEALED
    entry = about(
        measure.person,
        PathEntry,
        actor=actor,
        test=test,
        step=new.step,
        done_on=new.done_on,
        answer=new.answer or "",
        bottle_a=new.bottle_a.strip() if is_sealing else "",
        bottle_b=new.bottle_b.strip() if is_sealing else "",
        kept_until=last_day(row, new.done_on, name="sample_kept") if is_sealing else None,
        note=new.note.strip(),
        document=filed(
            test.person_id,
            new.proof,
            (DocumentKind.POLICE_PAPER, DocumentKind.TEST_RECORD),
            actor=actor,
            on=on,
        ),
    )
    entry.save()
    record(
        "drug_testing.step_recorded", actor=actor, subject=entry, day=new.done_on,
        step=str(new.step),
    )  # fmt: skip
    return entry


@transaction.atomic
def void_step(entry_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> PathEntry:
    """Void a step recorded by mistake; its clock runs again. The last step goes first."""
    test_id = PathEntry.objects.values_list("test_id", flat=True).get(pk=entry_id)
    test, measure = locked_test(test_id, actor, *EITHER)
    entry = PathEntry.objects.select_for_update().get(pk=entry_id)
    steps = facts_of(test).steps if facts_of(test) else {}
    later = [one for one in steps if entry.step in confirming.NEEDS.get(one, ())]
    if later:
        raise WrongStatus(
            gettext_noop("First void the step that rests on it: %(step)s."),
            step=later[0].label.lower(),
        )
    void(entry, reason=reason, actor=actor)
    reopen(entry)
    record("drug_testing.step_voided", actor=actor, subject=entry, reason=entry.void_reason)
    follow_path(test, measure, actor=actor, on=on)
    return entry


def follow_path(test: DrugTest, measure: Measure, *, actor: Actor, on: date) -> None:
    """Make the duties of a test follow its path; what has been done meets them."""
    facts = facts_of(test)
    planned = confirming.plan(facts, path_row(test)) if facts else []
    subject = DutySubject(
        type=test._meta.label_lower,
        id=test.pk,
        org_seq=test.org_seq,
        sec_label=test.sec_label,
        person_id=test.person_id,
        worker_id=measure.worker_id,
    )
    reconcile(subject, planned, actor=actor, on=on)
    entries = {entry.step: entry for entry in test.steps.filter(voided_at=None)}
    for key, step in confirming.met(facts.steps if facts else {}).items():
        meet(test.pk, key, by=entries[step], on=entries[step].done_on)


def facts_of(test: DrugTest) -> PathFacts | None:
    """Return the path of a test; None where no strip was positive."""
    findings = list(Finding.objects.filter(test=test, voided_at=None).order_by("number"))
    return _path(findings, test.steps.filter(voided_at=None))


def path_of(findings: Iterable[Finding], steps: Iterable[PathEntry]) -> PathFacts | None:
    """Return the path that all findings of a test, in their order, and its steps make."""
    return _path([one for one in findings if one.voided_at is None], steps)


def facts_of_tests(test_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, PathFacts]:
    """Return the path of each test whose strip was positive, in two queries."""
    ids = list(test_ids)
    findings: dict[uuid.UUID, list[Finding]] = {pk: [] for pk in ids}
    steps: dict[uuid.UUID, list[PathEntry]] = {pk: [] for pk in ids}
    for finding in Finding.objects.filter(test__in=ids, voided_at=None).order_by("number"):
        findings[finding.test_id].append(finding)
    for entry in PathEntry.objects.filter(test__in=ids, voided_at=None):
        steps[entry.test_id].append(entry)
    found = {pk: _path(findings[pk], steps[pk]) for pk in ids}
    return {pk: facts for pk, facts in found.items() if facts is not None}


def _path(findings: list[Finding], steps: Iterable[PathEntry]) -> PathFacts | None:
    """Return the path that the results of a test, in their order, and its steps make."""
    strip = next((one for one in findings if one.result == Result.PRELIMINARY_POSITIVE), None)
    if strip is None:
        return None
    final = findings[-1] if findings[-1].number > strip.number else None
    return PathFacts(
        found_on=strip.found_on,
        steps={PathStep(entry.step): entry.done_on for entry in steps},
        final=Result(final.result) if final else None,
        final_on=final.found_on if final else None,
    )


def path_row(test: DrugTest) -> Row:
    """Return the practice row that was in force when the test was taken."""
    return rules_for(test.org_seq).row("test_confirmation", test.tested_on)


def _check(new: NewStep, *, on: date) -> None:
    if new.done_on > on:
        raise BadInput.of("done_on", gettext_noop("This day has not come yet."))
    if new.step in (PathStep.TOLD, PathStep.SEALED) and new.answer is None:
        raise BadInput.of("answer", gettext_noop("Say whether the person signed."))
    if new.step != PathStep.SEALED:
        return
    numbers = (new.bottle_a.strip(), new.bottle_b.strip())
    if not all(numbers) or numbers[0] == numbers[1]:
        raise BadInput.of(
            "bottle_b", gettext_noop("Both bottles have a number of their own. Enter both.")
        )


def require_either(actor: Actor, org_seq: int) -> None:
    """Raise AccessDenied unless the actor may record steps of the path."""
    if not any(actor.may(one, org_seq) for one in EITHER):
        require(actor, EITHER[0], org_seq=org_seq)
