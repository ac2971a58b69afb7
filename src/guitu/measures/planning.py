"""Reads the facts of a measure, and makes its duties follow the plan after every act."""

from collections.abc import Iterable, Sequence
from datetime import date

from guitu.access.actors import Actor
from guitu.duties.actions import DutySubject, reconcile
from guitu.duties.ending import end_open
from guitu.duties.periods import ONE_DAY, Execution, Span
from guitu.duties.plan import PlannedDuty
from guitu.duties.policy import rules_for
from guitu.kernel.decisions import Decision
from guitu.kernel.terms import gettext_noop
from guitu.measures import elsewhere, followers, levels, planners
from guitu.measures.models import Agreement, Measure, StatusPeriod
from guitu.measures.plan import MeasureFacts, plan
from guitu.measures.rules.duration import (
    End,
    Ordered,
    Step,
    end_of_term,
    first_day,
    months_ordered,
)
from guitu.measures.rules.reporting import ReportInFacts
from guitu.measures.rules.states import ENDED
from guitu.measures.terms import RELEASE_NOTICE, AgreementStatus, MeasureKind, Status
from guitu.orgs.queries import working_calendar
from guitu.people.models import Relative
from guitu.policy import Rulebook

STILL_SUSPENDED = gettext_noop("Suspended: the end moves on until the measure resumes.")
NOTED = (Status.OVERDUE_NOTED, Status.BREACH_NOTED)
AFTER_THE_END = (RELEASE_NOTICE,)
AGREED = (AgreementStatus.SIGNED, AgreementStatus.REPLACED)


def replan(measure: Measure, *, actor: Actor, on: date) -> None:
    """Make the open duties of `measure` follow its plan, then tell whoever follows measures.

    Met and waived duties stay as they are. Once the measure is over nobody is reminded of the rest.
    """
    book = rules_for(measure.org_seq)
    facts = facts_of(measure, book)
    reconcile(DutySubject.of(measure), _planned(facts, book), actor=actor, on=on)
    followers.tell(measure, actor=actor, on=on)
    over_on = over_since(facts.execution, measure.ends_on, on=on)
    if over_on is not None:
        end_open(measure.pk, on=over_on, but=AFTER_THE_END)


def replan_range(*, lo: int, hi: int, actor: Actor, on: date) -> None:
    """Plan anew every open measure of organisations `lo` to `hi`: their practice has changed."""
    ended = [status.value for status in ENDED]
    current = StatusPeriod.objects.filter(until_on=None, voided_at=None).exclude(status__in=ended)
    open_measures = Measure.objects.filter(
        org_seq__range=(lo, hi), voided_at=None, pk__in=current.values("measure_id")
    )
    for measure in open_measures.select_related("person").order_by("pk"):
        replan(measure, actor=actor, on=on)


def duties_of(measure: Measure, book: Rulebook) -> list[PlannedDuty]:
    """Return everything that is planned for `measure`, its own steps and those of other modules."""
    return _planned(facts_of(measure, book), book)


def over_since(execution: Execution, ends_on: date | None, *, on: date) -> date | None:
    """Return the first day without the measure where it is over on the day `on`, or None.

    `ends_on` is the last day of the term, None while it is not known.
    """
    if execution.stopped_on is not None:
        return execution.stopped_on
    return ends_on + ONE_DAY if ends_on is not None and ends_on < on else None


def _planned(facts: MeasureFacts, book: Rulebook) -> list[PlannedDuty]:
    return [*plan(facts, book, calendar=working_calendar()), *planners.planned(facts, book)]


def facts_of(measure: Measure, book: Rulebook) -> MeasureFacts:
    """Return what the plan of `measure` is made from, in five queries."""
    periods = list(measure.periods.filter(voided_at=None).order_by("from_on", "id"))
    agreed_on = (
        Agreement.objects.filter(measure=measure, status__in=AGREED, voided_at=None)
        .order_by("signed_on")
        .values_list("signed_on", flat=True)
        .first()
    )
    current = periods[-1] if periods else None
    is_noted = current is not None and current.status in NOTED
    return MeasureFacts(
        kind=MeasureKind(measure.kind),
        report_in=report_in_facts(measure),
        execution=execution_of(measure, periods, book),
        reported_on=measure.reported_on,
        agreed_on=agreed_on,
        term_months=months_ordered(
            ordered(measure), book, on=measure.starts_on or measure.received_on
        ),
        noted_on=current.from_on if current and is_noted else None,
        noted_act=current.act if current and is_noted else None,
        has_family=Relative.objects.filter(person_id=measure.person_id, voided_at=None).exists(),
        elsewhere=elsewhere.spans_of(
            measure.pk,
            is_marked=measure.person.lives_elsewhere,
            since=measure.starts_on or measure.received_on,
        ),
        levels=levels.levels_of(measure.person_id),
    )


def ordered(measure: Measure) -> Ordered:
    """Return what the decision says of the term."""
    return Ordered(
        kind=MeasureKind(measure.kind),
        decided_on=measure.decided_on,
        received_on=measure.received_on,
        months=measure.ordered_months,
        from_on=measure.ordered_from,
        until_on=measure.ordered_until,
        deducted_days=measure.deducted_days,
        is_continued=measure.is_continued,
    )


def report_in_facts(measure: Measure) -> ReportInFacts:
    """Return what the time to report in depends on."""
    return ReportInFacts(
        kind=MeasureKind(measure.kind),
        received_on=measure.received_on,
        is_far=measure.is_far,
        is_change_of_place=measure.is_continued,
    )


def execution_of(measure: Measure, periods: Sequence[StatusPeriod], book: Rulebook) -> Execution:
    """Return when the measure runs: its term, its suspensions, and when it stopped before its end.

    During a suspension whose days do not count the end is not known; what falls into it is not
    planned, and the rest returns when the measure resumes.
    """
    current = periods[-1] if periods else None
    has_stopped = (
        current is not None and current.status in ENDED and current.status != Status.RELEASED
    )
    return Execution(
        starts_on=measure.starts_on,
        ends_on=measure.ends_on or _reckoned(measure, periods, book),
        pauses=tuple(pauses_of(periods)),
        stopped_on=current.from_on if current and has_stopped else None,
        recorded_from=measure.recorded_from,
    )


def pauses_of(periods: Iterable[StatusPeriod], *, uncounted_only: bool = False) -> list[Span]:
    """Return the suspensions; with `uncounted_only` those whose days do not count to the term."""
    return [
        Span(period.from_on, period.until_on - ONE_DAY if period.until_on else None)
        for period in periods
        if period.status == Status.SUSPENDED
        and period.from_on != period.until_on
        and not (uncounted_only and period.days_count)
    ]


def reckon_term(measure: Measure, book: Rulebook) -> None:
    """Set first day, last day and the reckoning of the last day; the caller saves.

    While a suspension runs whose days do not count, the last day is not known.
    """
    measure.starts_on = first_day(ordered(measure), measure.reported_on)
    measure.ends_on, measure.end_because, measure.end_steps = None, [], []
    if measure.starts_on is None:
        return
    periods = list(measure.periods.filter(voided_at=None, status=Status.SUSPENDED))
    decision = _end(measure, measure.starts_on, periods, book=book)
    steps = list(decision.value.steps)
    if any(pause.until_on is None for pause in pauses_of(periods, uncounted_only=True)):
        steps.append(Step(STILL_SUSPENDED, {}))
    else:
        measure.ends_on = max(decision.value.ends_on, measure.starts_on)
    measure.end_because = [cite.as_json() for cite in decision.because]
    measure.end_steps = [{"message": step.message, "params": dict(step.params)} for step in steps]


def end_if_resumed(
    measure: Measure, book: Rulebook, *, on: date
) -> tuple[date | None, date | None]:
    """Return the last day without the running suspension, and with it if it ends on `on`."""
    if measure.starts_on is None:
        return None, None
    periods = list(measure.periods.filter(voided_at=None, status=Status.SUSPENDED))
    before = _end(measure, measure.starts_on, periods, book=book).value.ends_on
    for period in periods:
        period.until_on = period.until_on or on
    return before, _end(measure, measure.starts_on, periods, book=book).value.ends_on


def _reckoned(measure: Measure, periods: Sequence[StatusPeriod], book: Rulebook) -> date | None:
    if measure.starts_on is None:
        return None
    return _end(measure, measure.starts_on, periods, book=book).value.ends_on


def _end(
    measure: Measure, starts_on: date, periods: Sequence[StatusPeriod], *, book: Rulebook
) -> Decision[End]:
    pauses = pauses_of(periods, uncounted_only=True)
    return end_of_term(ordered(measure), starts_on, pauses=pauses, book=book)
