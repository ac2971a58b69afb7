"""Where missed steps come from: each module tells its own, and nobody counts another's records.

A module above measures (tests, contacts, absences) registers a source in `AppConfig.ready()`:

    from guitu.measures import missed
    missed.register(missed.Source("tests", steps=missed_tests, measures=with_missed_tests))

`steps(measures, on)` gives, for many measures at once and in a fixed number of queries, the steps
missed by the day `on`, voided records left out, as `rules.missed.MissedStep`. Tell what the record
holds: when and how the person was told, when the person was heard and what was said, whether the
reason was legitimate and who decided. A module that does not ask for reasons itself leaves
`heard_on` and `is_justified` at None: the person is then heard on the page “Missed steps and
papers”, and `steps_of` adds what was said there. `measures(on)` gives the ids of measures that
have any step, as a query, for the list of the office.

A justified step is told too, with `is_justified=True`: it is shown and never counts. A module that
has decided that there was no legitimate reason calls `actions.drafts.draft_due` in the same
transaction, so that the paper which the ladder asks for is drafted; nothing is ever sent by itself.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from guitu.measures.models import Hearing, Measure
from guitu.measures.rules.missed import MissedStep

Steps = Mapping[uuid.UUID, Sequence[MissedStep]]


@dataclass(frozen=True)
class Source:
    """Tells the missed steps of one module."""

    code: str
    steps: Callable[[Sequence[Measure], date], Steps]
    measures: Callable[[date], QuerySet]


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a source; a code is registered once."""
    if _sources.get(source.code, source) != source:
        raise ValueError(f"Two sources of missed steps are called {source.code}.")
    _sources[source.code] = source


def steps_of_all(measures: Sequence[Measure], *, on: date) -> dict[uuid.UUID, list[MissedStep]]:
    """Return the missed steps of each measure, the newest first, with what was heard here."""
    found: dict[uuid.UUID, list[MissedStep]] = {measure.pk: [] for measure in measures}
    for source in _sources.values():
        for measure_id, steps in source.steps(measures, on).items():
            found[measure_id] += steps
    heard = _heard(measures)
    for measure_id, steps in found.items():
        steps[:] = [_with(step, measure_id, heard) for step in steps]
        steps.sort(key=_by_day, reverse=True)
    return found


def steps_of(measure: Measure, *, on: date) -> list[MissedStep]:
    """Return the missed steps of one measure, the newest first, with what was heard here."""
    return steps_of_all([measure], on=on)[measure.pk]


def with_any(on: date) -> Q:
    """Return the condition on Measure that some step was missed."""
    found = Q(pk__in=[])
    for source in _sources.values():
        found |= Q(pk__in=source.measures(on))
    return found


def _by_day(step: MissedStep) -> tuple[date, str]:
    return step.on, str(step.record[1])


def _heard(measures: Sequence[Measure]) -> dict[tuple[uuid.UUID, uuid.UUID], Hearing]:
    rows = Hearing.objects.filter(measure__in=[one.pk for one in measures], voided_at=None)
    return {(row.measure_id, row.step_id): row for row in rows}


def _with(
    step: MissedStep, measure_id: uuid.UUID, heard: Mapping[tuple[uuid.UUID, uuid.UUID], Hearing]
) -> MissedStep:
    """Return the step with what was heard here, where its own module did not ask."""
    row = heard.get((measure_id, step.record[1]))
    if row is None or step.is_justified is not None:
        return step
    return replace(
        step, heard_on=row.heard_on, statement=row.statement, is_justified=row.is_justified,
        decided_by=row.created_by, decided_on=row.heard_on,
    )  # fmt: skip
