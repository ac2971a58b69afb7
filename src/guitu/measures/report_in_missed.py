"""Missed steps that measures tell themselves: the report-in, and what was noted by hand."""

import uuid
from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.queries import overdue
from guitu.duties.rules import days_late, is_overdue
from guitu.kernel.terms import gettext_noop
from guitu.measures import missed
from guitu.measures.models import Measure, NotedStep
from guitu.measures.planning import report_in_facts
from guitu.measures.rules.missed import MissedStep
from guitu.measures.rules.reporting import report_in_due
from guitu.measures.terms import REPORT_IN, MissedKind
from guitu.web.templatetags.web import day

SERVED = gettext_noop("decision served")


def register() -> None:
    """Register both sources once."""
    missed.register(missed.Source("report_in", report_in_steps, measures_late))
    missed.register(missed.Source("noted", noted_steps, measures_noted))


def report_in_steps(measures: Sequence[Measure], on: date) -> missed.Steps:
    """Return the report-in where its last day passed before anybody reported, late ones too."""
    found = {}
    for measure in measures:
        due_on = report_in_due(report_in_facts(measure), rules_for(measure.org_seq)).value
        before_records = measure.recorded_from is not None and due_on < measure.recorded_from
        if before_records or not is_overdue(due_on, on=measure.reported_on or on):
            continue
        found[measure.pk] = [_report_in(measure, due_on)]
    return found


def noted_steps(measures: Sequence[Measure], on: date) -> missed.Steps:
    """Return the steps noted by hand, in one query."""
    rows = NotedStep.objects.filter(
        measure__in=[one.pk for one in measures], voided_at=None, missed_on__lte=on
    )
    found: dict[uuid.UUID, list[MissedStep]] = {}
    for row in rows:
        step = MissedStep(
            MissedKind(row.kind), (row._meta.label_lower, row.pk), row.missed_on, row.what,
            url=reverse("missed-page", args=[row.measure_id]),
            notice_on=row.notice_on, notice_way=row.notice_way,
        )  # fmt: skip
        found.setdefault(row.measure_id, []).append(step)
    return found


def measures_late(on: date) -> QuerySet:
    """Return the ids of measures whose report-in was missed or came late."""
    duties = Duty.objects.filter(overdue(on=on), kind=REPORT_IN, voided_at=None)
    return duties.filter(Q(met_on=None) | Q(met_on__gt=F("due_on"))).values("subject_id")


def measures_noted(on: date) -> QuerySet:
    """Return the ids of measures with a step noted by hand."""
    return NotedStep.objects.filter(voided_at=None, missed_on__lte=on).values("measure_id")


def _report_in(measure: Measure, due_on: date) -> MissedStep:
    if measure.reported_on:
        what = gettext("Reported in %(days)s days after the last day, %(day)s") % {
            "days": days_late(due_on, on=measure.reported_on), "day": day(due_on),
        }  # fmt: skip
    else:
        what = gettext("Did not report in by the last day, %(day)s") % {"day": day(due_on)}
    return MissedStep(
        MissedKind.REPORT_IN, (measure._meta.label_lower, measure.pk), due_on, what,
        url=reverse("measure-page", args=[measure.pk]),
        notice_on=measure.received_on, notice_way=gettext(SERVED),
    )  # fmt: skip
