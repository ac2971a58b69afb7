"""Keeps the duties of both offices in step with a stay elsewhere.

The host office's duties lie in its own scope, where the office of the file may not write: the
system stores them. They are about the letter and name no person.
"""

from datetime import date

from guitu.absences import plan
from guitu.absences.models import Absence, Departure, HostTask, Letter, Stay
from guitu.absences.planning import has_ended, replan, replan_departure
from guitu.absences.terms import LetterAnswer, Side
from guitu.access.actors import SYSTEM_ACTOR, Actor
from guitu.database.context import as_system
from guitu.duties.actions import DutySubject, meet, reconcile
from guitu.duties.policy import rules_for
from guitu.measures.models import Measure


def replan_stay(stay: Stay, *, actor: Actor, on: date) -> None:
    """Plan the duties of the office of the file anew; doing it twice changes nothing."""
    letters = list(Letter.objects.filter(stay=stay, voided_at=None).order_by("sent_on", "pk"))
    tasks = list(HostTask.objects.filter(letter__stay=stay, voided_at=None).exclude(outcome=""))
    is_open = stay.voided_at is None and stay.until_on is None and not has_ended(stay.measure_id)
    facts = plan.StayFacts(
        stay.from_on,
        any(side != Side.HOME for side in (stay.tests_by, stay.visits_by, stay.calls_by)),
        tuple(plan.Sent(str(row.pk), row.sent_on) for row in letters),
        tuple(plan.Arrived(str(row.pk), row.done_on) for row in tasks),
        is_open,
    )
    row = rules_for(stay.org_seq).row("two_places", stay.from_on)
    reconcile(DutySubject.of(stay), plan.plan_stay(facts, row), actor=actor, on=on)
    if letters:
        meet(stay.pk, "letter", by=letters[0], on=letters[0].sent_on)
    for letter in letters:
        if letter.answered_on:
            meet(stay.pk, f"answer:{letter.pk}", by=letter, on=letter.answered_on)
    for task in tasks:
        if task.looked_at_on:
            meet(stay.pk, f"look:{task.pk}", by=task, on=task.looked_at_on)


def replan_host(letter: Letter, *, on: date) -> None:
    """Plan the duties of a host office in this installation anew; elsewhere there are none."""
    if letter.host_seq is None:
        return
    with as_system(on=on):
        tasks = list(HostTask.objects.filter(letter=letter, voided_at=None))
        refused = (LetterAnswer.DECLINED, LetterAnswer.RETURNED)
        facts = plan.HostFacts(
            letter.sent_on,
            tuple(plan.Asked(str(row.pk), row.from_on, row.due_on) for row in tasks),
            is_open=letter.voided_at is None and letter.ended_on is None
            and letter.answer not in refused,
        )  # fmt: skip
        row = rules_for(letter.host_seq).row("two_places", letter.sent_on)
        subject = DutySubject(
            letter._meta.label_lower, letter.pk, letter.host_seq, letter.sec_label
        )
        if letter.answered_on:
            meet(letter.pk, "answer", by=letter, on=letter.answered_on)
        reconcile(subject, plan.plan_host(facts, row), actor=SYSTEM_ACTOR, on=on)
        for task in tasks:
            if task.done_on:
                meet(letter.pk, f"task:{task.pk}", by=task, on=task.done_on)


def follow(measure: Measure, actor: Actor, on: date) -> None:
    """Plan anew everything open under a measure after an act on it; its end ends the letters."""
    for absence in Absence.objects.filter(measure=measure, voided_at=None, returned_on=None):
        replan(absence, actor=actor, on=on)
    for departure in Departure.objects.filter(measure=measure, voided_at=None, helped_on=None):
        replan_departure(departure, actor=actor, on=on)
    for stay in Stay.objects.filter(measure=measure, voided_at=None, until_on=None):
        replan_stay(stay, actor=actor, on=on)
        if has_ended(measure.pk):
            end_letters(stay, on=on)


def end_letters(stay: Stay, *, on: date) -> None:
    """End what the host office was asked to do: the person is back, or the measure is over."""
    for letter in Letter.objects.select_for_update().filter(stay=stay, ended_on=None):
        letter.ended_on = on
        letter.save(update_fields=["ended_on"])
        replan_host(letter, on=on)
