"""Keeps the duties of assessments, opinions and objections in step with what is on record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Model, Q

from guitu.absences.models import HostTask
from guitu.absences.terms import TaskKind, TaskOutcome
from guitu.access.actors import Actor
from guitu.contacts.models import Contact
from guitu.contacts.terms import Outcome
from guitu.duties.actions import DutySubject, discharge, meet, reconcile
from guitu.duties.matching import Done
from guitu.duties.policy import rules_for
from guitu.policy import Row
from guitu.risk import plan, terms
from guitu.risk.models import Answer, Assessment, LevelDecision, NextMeasure, Telling
from guitu.risk.queries.items import items_of
from guitu.risk.rules import evidence
from guitu.risk.rules.discussion import Given, unanswered

REPORTS = (TaskKind.VISIT, TaskKind.CALL, TaskKind.TALK)


def policy_of(org_seq: int, on: date) -> Row:
    """Return the row of local practice for risk rounds that an office works by on a day."""
    return rules_for(org_seq).row("risk_round", on)


def replan(assessment: Assessment, *, actor: Actor, on: date) -> None:
    """Plan the duties of one assessment anew and meet what was done; twice changes nothing."""
    decision = LevelDecision.objects.filter(assessment=assessment, voided_at=None).first()
    policy = policy_of(assessment.org_seq, assessment.joined_on)
    planned = plan.plan(facts_of(assessment, decision), policy)
    reconcile(DutySubject.of(assessment), planned, actor=actor, on=on)
    match_contacts([assessment])
    _meet_answers(assessment, on=on)
    if decision is not None:
        meet(assessment.pk, "decide", by=decision, on=decision.decided_on)
        for telling in Telling.objects.filter(decision=decision, voided_at=None):
            meet(assessment.pk, "tell", by=telling, on=telling.told_on)
        for arranged in NextMeasure.objects.filter(decision=decision):
            replan_next(arranged, actor=actor, on=on)


def replan_next(arranged: NextMeasure, *, actor: Actor, on: date) -> None:
    """Plan the duty of one thing that the panel arranged; met when it is done."""
    given = plan.Arranged(
        str(arranged.pk), arranged.decision.from_on, arranged.due_on, arranged.what
    )
    policy = policy_of(arranged.org_seq, arranged.decision.from_on)
    planned = plan.plan_arranged(given, policy) if arranged.voided_at is None else []
    reconcile(DutySubject.of(arranged), planned, actor=actor, on=on)
    if arranged.done_on is not None:
        meet(arranged.pk, "next", by=arranged, on=arranged.done_on)


def facts_of(assessment: Assessment, decision: LevelDecision | None) -> plan.AssessmentFacts:
    """Return what the plan of an assessment is made from."""
    return plan.AssessmentFacts(
        evidence_from=assessment.evidence_from,
        joined_on=assessment.joined_on,
        due_on=assessment.due_on,
        has_left=assessment.left_on is not None or assessment.voided_at is not None,
        is_asked_contact=assessment.round_id is not None,
        decided_on=decision.decided_on if decision else None,
    )


def match_contacts(assessments: Iterable[Assessment]) -> None:
    """Meet the duty of contact with the first evidence in its window."""
    asked = [one for one in assessments if one.round_id is not None and one.left_on is None]
    found = evidence_of(asked)
    for assessment in asked:
        done = [Done(on, by) for on, by in found[assessment.pk]]
        if done:
            discharge(assessment.pk, [terms.RISK_CONTACT], done)


def evidence_of(
    assessments: Sequence[Assessment],
) -> Mapping[UUID, list[tuple[date, Model]]]:
    """Return the contacts and host reports that count for each assessment, by day, in two queries.

    A record within the window counts, whenever it was written: nothing is typed twice.
    """
    found: dict[UUID, list[tuple[date, Model]]] = defaultdict(list)
    if not assessments:
        return found
    people = {one.person_id: one for one in assessments}
    first = min(one.evidence_from for one in assessments)
    last = max(one.due_on for one in assessments)
    held = Contact.objects.filter(
        person__in=people, voided_at=None, outcome=Outcome.MET, held_on__range=(first, last)
    )
    for contact in held:
        one = people[contact.person_id]
        if is_evidence(contact, one):
            found[one.pk].append((contact.held_on, contact))
    away = [key for key, one in people.items() if one.lives_elsewhere]
    reports = HostTask.objects.filter(
        Q(kind__in=[kind.value for kind in REPORTS]), person__in=away, voided_at=None,
        outcome=TaskOutcome.DONE, done_on__range=(first, last),
    )  # fmt: skip
    for report in reports if away else ():
        one = people[report.person_id]
        if _in_window(one, report.done_on):
            found[one.pk].append((report.done_on, report))
    for rows in found.values():
        rows.sort(key=lambda row: (row[0], str(row[1].pk)))
    return found


def is_evidence(contact: Contact, one: Assessment) -> bool:
    """Return whether a contact on record counts for an assessment within its window."""
    return _in_window(one, contact.held_on) and evidence.counts(
        contact.way, contact.outcome, met_family=contact.met_family,
        lives_elsewhere=one.lives_elsewhere,
    )  # fmt: skip


def reports_of(one: Assessment) -> list[date]:
    """Return the days of the host office's reports within the window of an assessment."""
    rows = HostTask.objects.filter(
        kind__in=[kind.value for kind in REPORTS], person=one.person_id, voided_at=None,
        outcome=TaskOutcome.DONE, done_on__range=(one.evidence_from, one.due_on),
    )  # fmt: skip
    return list(rows.values_list("done_on", flat=True))


def given_of(answers: Iterable[Answer]) -> dict[str, Given]:
    """Return stored answers as the rules read them, by item."""
    return {
        row.item: Given(terms.Strength(row.strength), row.certainty)
        for row in answers
        if row.voided_at is None
    }


def _meet_answers(assessment: Assessment, *, on: date) -> None:
    """Meet the duty of the items once each has an answer, on the day of the last one."""
    answers = list(Answer.objects.filter(assessment=assessment, voided_at=None).order_by("pk"))
    if answers and not unanswered(items_of(assessment), given_of(answers)):
        meet(assessment.pk, "assess", by=answers[-1], on=on)


def _in_window(assessment: Assessment, day: date) -> bool:
    return assessment.evidence_from <= day <= assessment.due_on
