"""Terms that ran out: written down, without further reminders, even if the notice is late."""

import uuid
from datetime import date

from django.db import transaction

from guitu.access.actors import SYSTEM_ACTOR
from guitu.audit.actions import record
from guitu.measures import queries
from guitu.measures.actions.locking import locked
from guitu.measures.actions.statuses import settled
from guitu.measures.planning import replan
from guitu.measures.terms import Act


def lapse_terms(*, on: date) -> list[uuid.UUID]:
    """Write down every term that ran out before the day `on`; return the measures.

    The law ends a measure by itself; this only stops the reminders and starts the wait for the
    notice of the police. Doing it again changes nothing. Runs in the system's context.
    """
    found = list(queries.run_out(on=on).order_by("pk").values_list("pk", flat=True))
    for measure_id in found:
        _lapse(measure_id, on=on)
    return found


@transaction.atomic
def _lapse(measure_id: uuid.UUID, *, on: date) -> None:
    measure = locked(measure_id)
    period = settled(measure, on, actor=SYSTEM_ACTOR)
    if period.act != Act.LAPSE:
        return
    record(
        "measures.lapsed", actor=SYSTEM_ACTOR, subject=measure, day=period.from_on,
        ended=measure.ends_on.isoformat(),
    )  # fmt: skip
    replan(measure, actor=SYSTEM_ACTOR, on=on)
