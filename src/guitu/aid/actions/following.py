"""Help follows the measure: plans meet their duties, care is found, questions stop at the end."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import models

from guitu.access.actors import Actor
from guitu.aid import plan as planning
from guitu.aid.models import Dependant, HelpPlan, Job, PlanReview, Step
from guitu.aid.terms import AID_PLAN, PLAN_REVIEW, PlanStatus, StepStatus
from guitu.duties.actions import DutySubject, meet, reconcile
from guitu.duties.models import Duty
from guitu.duties.plan import PlannedDuty
from guitu.duties.policy import rules_for
from guitu.duties.queries import OPEN
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure, StatusPeriod
from guitu.measures.rules.states import ENDED
from guitu.measures.terms import Status

OVER = gettext_noop("The measure is over.")
BACK = gettext_noop("The person is back, or care is not needed any more.")
AWAY = (Status.SUSPENDED, Status.ISOLATION, Status.TERMINATED)


def follow_measure(measure: Measure, actor: Actor, on: date) -> None:
    """Let help follow an act on `measure`, in its transaction; a second call changes nothing."""
    match_plans(measure)
    person_id = measure.person_id
    for help_plan in HelpPlan.objects.filter(
        measure=measure, status=PlanStatus.IN_FORCE, voided_at=None
    ).select_related("person"):
        replan_steps(help_plan, actor=actor, on=on)
    for job in Job.objects.filter(person=person_id, voided_at=None).select_related("person"):
        replan_job(job, actor=actor, on=on)
    follow_dependants(person_id, actor=actor, on=on)


def match_plans(measure: Measure) -> None:
    """Let plans and reviews meet the duties of the measure that they answer.

    The first plan meets the duty to settle one whenever it comes. A review, or a later version,
    meets the earliest open review whose time has begun; one record meets one duty.
    """
    plans = list(
        HelpPlan.objects.filter(measure=measure, settled_on__isnull=False, voided_at=None)
        .exclude(status=PlanStatus.WITHDRAWN)
        .order_by("number")
    )
    if plans:
        meet(measure.pk, AID_PLAN, by=plans[0], on=plans[0].settled_on)
    reviews = PlanReview.objects.filter(plan__measure=measure, voided_at=None)
    done = [(row.done_on, row) for row in reviews]
    done += [(row.settled_on, row) for row in plans[1:]]
    for day, row in sorted(done, key=lambda one: (one[0], one[1].pk)):
        _meet_review(measure.pk, row, day)


def _meet_review(measure_id: uuid.UUID, row: models.Model, day: date) -> None:
    duties = Duty.objects.filter(subject_id=measure_id, kind=PLAN_REVIEW, voided_at=None)
    if duties.filter(met_by_id=row.pk).exists():
        return
    first = duties.filter(OPEN, window_from__lte=day).order_by("due_on").first()
    if first is not None:
        meet(measure_id, first.key, by=row, on=day)


def replan_steps(help_plan: HelpPlan, *, actor: Actor, on: date) -> None:
    """Make the duties of a plan follow its steps; none while it is not in force or all is over."""
    planned: list[PlannedDuty] = []
    if help_plan.status == PlanStatus.IN_FORCE and not is_over(measure_id=help_plan.measure_id):
        rows = Step.objects.filter(plan=help_plan, status=StepStatus.OPEN, voided_at=None)
        facts = [planning.StepFacts(row.pk, row.party, row.due_on) for row in rows]
        row = rules_for(help_plan.org_seq).row("help_plan", help_plan.settled_on)
        planned = planning.steps(facts, settled_on=help_plan.settled_on, row=row)
    keep_up(help_plan, planned, actor=actor, on=on, reason=OVER)


def replan_job(job: Job, *, actor: Actor, on: date) -> None:
    """Make the questions about a job follow it; none without a measure that is carried out."""
    planned: list[PlannedDuty] = []
    is_wanted = job.voided_at is None and not is_over(person_id=job.person_id)
    if is_wanted:
        row = rules_for(job.org_seq).row("job_followup", job.starts_on)
        planned = planning.job_checks(job.starts_on, job.ended_on, row)
    keep_up(job, planned, actor=actor, on=on, reason=OVER)


def follow_dependants(person_id: uuid.UUID, *, actor: Actor, on: date) -> None:
    """Ask for care of everybody who depends on a person detained, in prison or in isolation."""
    rows = Dependant.objects.filter(person=person_id, voided_at=None).select_related("person")
    found = list(rows)
    if not found:
        return
    since = away_since(person_id)
    for dependant in found:
        follow_dependant(dependant, since, actor=actor, on=on)


def follow_dependant(dependant: Dependant, since: date | None, *, actor: Actor, on: date) -> None:
    """Plan the care of one dependant from the day on which the person went away."""
    holds = (
        since is not None
        and dependant.from_on <= on
        and (dependant.until_on is None or dependant.until_on >= since)
    )
    away_from = max(since, dependant.from_on) if holds and since else None
    if dependant.voided_at:
        away_from = None
    if dependant.away_from != away_from:
        dependant.away_from = away_from
        dependant.save(update_fields=["away_from"])
    planned = planning.placement(away_from, rules_for(dependant.org_seq)) if away_from else []
    keep_up(dependant, planned, actor=actor, on=on, reason=BACK)


def keep_up(
    row: models.Model,
    planned: Iterable[PlannedDuty],
    *,
    actor: Actor,
    on: date,
    reason: str,
) -> None:
    """Reconcile the duties of a record of a person; they go to whoever is responsible."""
    subject = replace(DutySubject.of(row), worker_id=row.person.responsible_id)
    reconcile(subject, planned, actor=actor, on=on, reason=reason)


def away_since(person_id: uuid.UUID) -> date | None:
    """Return the day since which the person is detained or in isolation; None when here."""
    current = StatusPeriod.objects.filter(person_id=person_id, until_on=None, voided_at=None)
    away = current.filter(status__in=[status.value for status in AWAY], measure__voided_at=None)
    running = current.exclude(status__in=[status.value for status in (*AWAY, *ENDED)])
    latest = away.order_by("-from_on").values_list("from_on", flat=True).first()
    if latest is None or running.filter(from_on__gte=latest).exists():
        return None
    return latest


def is_over(*, measure_id: uuid.UUID | None = None, person_id: uuid.UUID | None = None) -> bool:
    """Return whether a measure, or every measure of a person, has ended."""
    current = StatusPeriod.objects.filter(until_on=None, voided_at=None, measure__voided_at=None)
    narrowed = {"measure_id": measure_id} if measure_id else {"person_id": person_id}
    ended = [status.value for status in ENDED]
    return not current.filter(**narrowed).exclude(status__in=ended).exists()
