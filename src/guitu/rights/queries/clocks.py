"""The three years of several people at once, and whether the police ended dynamic control."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from guitu.duties.policy import rules_for
from guitu.kernel.decisions import Decision
from guitu.measures.models import Measure, StatusPeriod
from guitu.measures.terms import MeasureKind, Status
from guitu.people.models import Person
from guitu.rights.models import ControlEnd
from guitu.rights.three_years import Path, ThreeYears, three_years

OF_PATH = ("kind", "deducted_days", "starts_on", "stood_as")
REPORTED = (Status.OVERDUE_REPORTED, Status.BREACH_REPORTED)


@dataclass(frozen=True)
class ClockOfPerson:
    """The three years of one person with their reasons; the day of the police's paper, if any."""

    decision: Decision[ThreeYears]
    ended_on: date | None = None


def clocks_of(people: Sequence[Person], *, on: date) -> dict[uuid.UUID, ClockOfPerson]:
    """Return the three years of each person, in two queries beside those for the rules."""
    ids = [person.pk for person in people]
    periods = StatusPeriod.objects.filter(measure=OuterRef("pk"), voided_at=None)
    rows = Measure.objects.filter(person__in=ids, voided_at=None)
    paths: dict[uuid.UUID, list[Path]] = defaultdict(list)
    stood = rows.annotate(stood_as=ArraySubquery(periods.values("status")))
    for person_id, *values in stood.values_list("person_id", *OF_PATH):
        paths[person_id].append(_path(*values))
    ends = ControlEnd.objects.filter(person__in=ids, voided_at=None)
    ended = dict(ends.values_list("person_id", "ended_on"))
    return {
        person.pk: ClockOfPerson(
            three_years(paths[person.pk], rules_for(person.org_seq), on=on), ended.get(person.pk)
        )
        for person in people
    }


def _path(kind: MeasureKind, deducted: int, starts_on: date | None, stood_as: list[str]) -> Path:
    stood = {str(status) for status in stood_as}
    return Path(
        after_isolation=kind == MeasureKind.COMMUNITY_REHAB or deducted > 0,
        starts_on=starts_on,
        was_reported=any(status.value in stood for status in REPORTED),
        led_to_isolation=Status.ISOLATION.value in stood,
    )
