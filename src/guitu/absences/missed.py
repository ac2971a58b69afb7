"""Leaving without a report, as missed steps of a measure; measures count them with the others."""

import uuid
from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from guitu.absences.models import Departure
from guitu.absences.terms import NoticeWay
from guitu.measures import missed
from guitu.measures.models import Measure
from guitu.measures.rules.missed import MissedStep
from guitu.measures.terms import MissedKind


def register() -> None:
    """Register the source once."""
    missed.register(missed.Source("departures", steps, measures))


def steps(found: Sequence[Measure], on: date) -> missed.Steps:
    """Return the departures without a report of many measures, in one query."""
    rows = Departure.objects.filter(
        measure__in=[one.pk for one in found], voided_at=None, from_on__lte=on
    )
    told: dict[uuid.UUID, list[MissedStep]] = {}
    for row in rows:
        told.setdefault(row.measure_id, []).append(_step(row))
    return told


def measures(on: date) -> QuerySet:
    """Return the ids of measures with a departure without a report."""
    return Departure.objects.filter(voided_at=None, from_on__lte=on).values("measure_id")


def _step(row: Departure) -> MissedStep:
    """Return a departure; who could not be heard although told counts as asked."""
    is_asked = bool(row.unheard_reason) and row.is_justified is not None
    return MissedStep(
        MissedKind.LEAVING, (row._meta.label_lower, row.pk), row.from_on,
        gettext("Left without a written report"),
        url=reverse("departure-page", args=[row.pk]), until=row.until_on,
        notice_on=row.notice_on,
        notice_way=gettext(NoticeWay(row.notice_way).label) if row.notice_way else "",
        heard_on=row.heard_on or (row.judged_on if is_asked else None),
        statement=row.statement or row.unheard_reason,
        is_justified=row.is_justified, decided_by=row.judged_by, decided_on=row.judged_on,
    )  # fmt: skip
