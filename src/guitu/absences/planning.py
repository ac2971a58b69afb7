"""Keeps the duties of absences, departures and stays in step with what is stored."""

import uuid
from datetime import date

from guitu.absences import plan, queries, terms
from guitu.absences.models import Absence, AwayContact, Departure
from guitu.access.actors import Actor
from guitu.duties.actions import DutySubject, discharge, meet, reconcile
from guitu.duties.matching import Done
from guitu.duties.policy import rules_for
from guitu.measures.queries import current_status
from guitu.measures.rules.states import ENDED


def replan(absence: Absence, *, actor: Actor, on: date) -> None:
    """Plan the duties of a report anew and match what was done; doing it twice changes nothing."""
    facts = plan.AbsenceFacts(
        absence.reported_on,
        absence.leaves_on,
        absence.until_on,
        is_open=absence.voided_at is None
        and absence.became_stay_id is None
        and not has_ended(absence.measure_id),
    )
    care = rules_for(absence.org_seq).row("absence_care", absence.reported_on)
    reconcile(DutySubject.of(absence), plan.plan(facts, care), actor=actor, on=on)
    if absence.voided_at is not None:
        return
    if absence.acknowledged_on:
        meet(absence.pk, "receipt", by=absence, on=absence.acknowledged_on)
    if absence.return_checked_on:
        meet(absence.pk, "return", by=absence, on=absence.return_checked_on)
    reached = AwayContact.objects.filter(absence=absence, was_reached=True, voided_at=None)
    discharge(absence.pk, [terms.AWAY_CONTACT], [Done(row.on_day, row) for row in reached])


def replan_departure(departure: Departure, *, actor: Actor, on: date) -> None:
    """Plan the duties after leaving without a report anew; twice changes nothing."""
    counts = queries.counts_of(departure.measure, on=on)
    is_last = bool(counts.departures) and counts.departures[-1].ref == departure.pk
    facts = plan.DepartureFacts(
        departure.noted_on,
        departure.judged_on if is_last else None,
        counts.standing,
        is_open=departure.voided_at is None and not has_ended(departure.measure_id),
    )
    care = rules_for(departure.org_seq).row("absence_care", departure.noted_on)
    reconcile(DutySubject.of(departure), plan.plan_departure(facts, care), actor=actor, on=on)
    if departure.voided_at is not None:
        return
    heard_on = departure.heard_on or (departure.notice_on if departure.unheard_reason else None)
    for key, done_on in (
        ("hear", heard_on), ("judge", departure.judged_on), ("help", departure.helped_on),
    ):  # fmt: skip
        if done_on:
            meet(departure.pk, key, by=departure, on=done_on)


def has_ended(measure_id: uuid.UUID) -> bool:
    """Return whether the measure has ended, so that nothing is asked for any more."""
    current = current_status([measure_id]).get(measure_id)
    return current is not None and current.status in ENDED
