"""One test: its result, what was taken by whom, and the path to confirmation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.drug_testing import queries
from guitu.drug_testing.actions.confirming import EITHER, path_of, path_row
from guitu.drug_testing.models import DrugTest, Finding, PathEntry
from guitu.drug_testing.presenters.wording import result_tag, result_words, staff_of
from guitu.drug_testing.rules import confirming
from guitu.drug_testing.rules.confirming import PathFacts
from guitu.drug_testing.terms import PathStep, Result
from guitu.duties import kinds
from guitu.duties.rules import is_overdue
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.people.queries import display_name
from guitu.policy import Row
from guitu.web.cells import Because, Link, Tag
from guitu.web.templatetags.web import day


@dataclass(frozen=True)
class PageOfTest:
    """What the page of one test shows; nothing of it is decided here."""

    test: DrugTest
    name: str
    answer: str
    result: Tag
    facts: Sequence[tuple[Any, ...]]
    results: Sequence[dict[str, Any]]
    steps: Sequence[dict[str, Any]]
    clocks: Sequence[dict[str, Any]]
    offered: Sequence[tuple[str, str]]
    acts: dict[str, str]
    because: Because | None
    crumbs: Sequence[tuple[str, str]]
    can_be_expected: bool


def test_page(test: DrugTest, measure: Measure, actor: Actor, *, on: date) -> PageOfTest:
    """Return the page of a test with its result, in two queries of its own."""
    findings, steps = queries.findings_of(test), queries.steps_of(test)
    facts = path_of(findings, steps)
    row = path_row(test) if facts else None
    name = display_name(test.person, actor)
    may_step = any(actor.may(one, test.org_seq) for one in EITHER)
    return PageOfTest(
        test=test,
        name=name,
        answer=_answer(test, facts, row, on=on),
        result=result_tag(test.result_now),
        facts=_facts(test, actor),
        results=[_finding(one, actor) for one in findings],
        steps=[_step(one) for one in steps] if facts else [],
        clocks=_clocks(facts, row, on=on) if facts and row else [],
        offered=_offered(test, facts, row, on=on) if facts and row and may_step else [],
        acts=_acts(test, actor, has_path=facts is not None),
        because=Because.of(row.cites) if row else None,
        crumbs=[(name, reverse("person-page", args=[test.person_id]))]
        + [(_("Tests"), reverse("test-plan", args=[measure.pk]))],
        can_be_expected=test.expected_positive,
    )


def _answer(test: DrugTest, facts: PathFacts | None, row: Row | None, *, on: date) -> str:
    result = Result(test.result_now)
    if result == Result.PRELIMINARY_POSITIVE and facts and row:
        told = facts.steps.get(PathStep.TOLD)
        if told is None:
            return _("A question, not an answer. Tell the person and hand over the rights sheet.")
        return _("A question, not an answer: it changes neither status nor risk level.")
    if result == Result.CONFIRMED_POSITIVE:
        return _(
            "Confirmed by a paper of the police. Offer help first; the report is its own step."
        )
    if result == Result.NEGATIVE:
        return _("The cycle of this day is met.")
    if result == Result.JUSTIFIED_ABSENCE:
        return _("The cycle of this day is excused; a later test in it takes the place of that.")
    if result == Result.INVALID:
        return _("It meets no cycle. Agree on another day.")
    return _("It meets no cycle and stands among the missed steps. Ask first what is the matter.")


def _facts(test: DrugTest, actor: Actor) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = [
        (gettext_noop("Day"), test.tested_on, f"{test.tested_at:%H:%M}" if test.tested_at else ""),
        (gettext_noop("Place"), test.place),
    ]
    if test.sample_kind:
        found += [
            (gettext_noop("Sample"), Tag(test.sample_kind.label)),
            (gettext_noop("Taken by"), staff_of(test)),
            (gettext_noop("Medicines named before"), _medicines(test, actor)),
        ]
    if test.reason:
        found.append((gettext_noop("What is known"), test.reason))
    if test.statement:
        found.append((gettext_noop("What the person says"), test.statement))
    if test.proof_id:
        found.append(
            (gettext_noop("Paper"), Link(_("Open"), reverse("paper-open", args=[test.proof_id])))
        )
    return found


def _medicines(test: DrugTest, actor: Actor) -> str:
    """Medicines are read by who records tests or may open health papers; others see that some are.

    The police read tests, not what the person takes.
    """
    if not test.medicines:
        return _("none named")
    readers = (Permission.DRUG_TEST_WRITE, Permission.DOCUMENT_HEALTH)
    if any(actor.may(one, test.org_seq) for one in readers):
        return test.medicines
    return _("named; a health record")


def _finding(finding: Finding, actor: Actor) -> dict[str, Any]:
    paper = finding.document
    may_open = paper is not None and actor.may(Permission.DOCUMENT_READ, finding.org_seq)
    return {
        "day": finding.found_on,
        "result": result_words(finding.result),
        "paper": (paper.number or _("Paper of the police")) if paper else "",
        "url": reverse("paper-open", args=[paper.pk]) if may_open and paper.digest else "",
        "voided": finding.void_reason if finding.voided_at else "",
    }


def _step(entry: PathEntry) -> dict[str, Any]:
    bottles = ""
    if entry.bottle_a:
        bottles = _("A %(a)s, B %(b)s, kept until %(day)s at least") % {
            "a": entry.bottle_a, "b": entry.bottle_b, "day": day(entry.kept_until),
        }  # fmt: skip
    return {
        "pk": entry.pk,
        "day": entry.done_on,
        "label": entry.step.label,
        "answer": entry.answer.label if entry.answer else "",
        "bottles": bottles,
        "note": entry.note,
    }


def _clocks(facts: PathFacts, row: Row, *, on: date) -> list[dict[str, Any]]:
    """Return the open clocks of the path: what, whose, until when; a right that lapsed says so."""
    done = confirming.met(facts.steps)
    found = []
    for duty in confirming.plan(facts, row):
        if duty.kind in done:
            continue
        is_right = duty.role == confirming.THE_PERSON
        is_over = is_overdue(duty.due_on, on=on)
        tag = Tag(gettext_noop("still open"), "attention")
        if is_over:
            label = gettext_noop("lapsed") if is_right else gettext_noop("late")
            tag = Tag(label, "quiet" if is_right else "late")
        label = kinds.kind(duty.kind).label
        found.append({"label": label, "until": duty.due_on, "party": duty.party, "tag": tag})
    return found


def _offered(test: DrugTest, facts: PathFacts, row: Row, *, on: date) -> list[tuple[str, str]]:
    """Return the steps that can be recorded: a request made in time can be entered later."""
    found = []
    for step in PathStep:
        days = {on, facts.found_on, facts.final_on or facts.found_on, *facts.steps.values()}
        if any(step in confirming.open_steps(facts, row, on=day) for day in days):
            found.append((step.label, reverse("test-step", args=[test.pk, step.value])))
    return found


def _acts(test: DrugTest, actor: Actor, *, has_path: bool) -> dict[str, str]:
    seq = test.org_seq
    may_write = actor.may(Permission.DRUG_TEST_WRITE, seq)
    may_police = actor.may(Permission.POLICE_PAPER, seq)
    is_preliminary = test.result_now == Result.PRELIMINARY_POSITIVE
    is_confirmed = test.result_now == Result.CONFIRMED_POSITIVE
    may_change = may_police if is_confirmed else may_write or may_police
    return {
        "result": reverse("test-result", args=[test.pk])
        if is_preliminary and (may_write or may_police)
        else "",
        "replace": reverse("test-replace", args=[test.pk])
        if may_change and test.sample_kind
        else "",
        "void": reverse("test-void", args=[test.pk])
        if may_write and (may_police or not is_confirmed)
        else "",
        "rights": reverse("test-rights-word", args=[test.pk]) if has_path and may_write else "",
    }
