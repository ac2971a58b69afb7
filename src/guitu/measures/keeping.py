"""What measures say of how long a file is kept open."""

import uuid
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from guitu.duties.policy import rules_for
from guitu.kernel.dates import add_years
from guitu.measures import queries
from guitu.measures.models import Measure
from guitu.measures.rules.states import ENDED
from guitu.measures.terms import Status
from guitu.people.keeping import Held, Keeper, joined, register

ONE_DAY = timedelta(days=1)


def tell(person_ids: Collection[uuid.UUID], on: date) -> Mapping[uuid.UUID, Held]:
    """Return for each person with a measure whether one runs, and since when none does."""
    rows = Measure.objects.filter(person__in=list(person_ids), voided_at=None)
    found: dict[uuid.UUID, Held] = {}
    for measure in queries.with_status(rows, on=on):
        said = held_by(measure)
        before = found.get(measure.person_id)
        found[measure.person_id] = said if before is None else joined(before, said)
    return found


def held_by(measure: Measure) -> Held:
    """Return what one measure with `status_now` and `status_since` says.

    A term ends with its last day whenever the notice comes. After a decision on isolation the file
    is kept for as long as isolation may last, because community rehabilitation may follow it.
    """
    status, since = Status(measure.status_now), measure.status_since
    if status == Status.EXPIRED:
        return Held(False, measure.ends_on + ONE_DAY, is_noticed=False)
    if status not in ENDED:
        return Held(is_open=True)
    if status == Status.ISOLATION:
        row = rules_for(measure.org_seq).row("isolation_term", since)
        return Held(False, add_years(since, row.years + row.extension_at_most_years))
    if status == Status.RELEASED and measure.ends_on is not None:
        return Held(False, min(since, measure.ends_on + ONE_DAY))
    return Held(False, since)


def register_keeper() -> None:
    """Register it once."""
    register(Keeper("measures", tell))
