"""Duties that a rule excuses, because what kept somebody from them is justified on record."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN


@dataclass(frozen=True)
class Days:
    """Days that justify an absence, and days on which the thing was done; all of one subject."""

    justified: Iterable[date]
    done: Iterable[date] = ()


@transaction.atomic
def excuse(
    subject_id: uuid.UUID, kinds: Iterable[str], days: Days, *, reason: str, actor: Actor
) -> list[Duty]:
    """Waive the open duties in whose window a justified day lies; return what was waived now.

    `reason` is a message id that marks them. Duties waived so before, in whose window no justified
    day lies any more or something was done after all, are open again. Give every day that is not
    voided; calling it again changes nothing. Call `discharge` afterwards.
    """
    excused, met = sorted(days.justified), sorted(days.done)
    of_kinds = Duty.objects.filter(subject_id=subject_id, kind__in=list(kinds), voided_at=None)
    waived = of_kinds.filter(waive_reason=reason, waived_on__isnull=False)
    for duty in waived.order_by("pk").select_for_update():
        if _first(duty, excused) is None or _first(duty, met) is not None:
            duty.waived_on, duty.waived_by, duty.waive_reason = None, None, ""
            duty.save(update_fields=["waived_on", "waived_by", "waive_reason"])
    found = []
    for duty in of_kinds.filter(OPEN).order_by("pk").select_for_update() if excused else ():
        day = _first(duty, excused)
        if day is not None and _first(duty, met) is None:
            duty.waived_on, duty.waived_by, duty.waive_reason = day, actor.user_id, reason
            found.append(duty)
    Duty.objects.bulk_update(found, ["waived_on", "waived_by", "waive_reason"])
    return found


def _first(duty: Duty, days: Sequence[date]) -> date | None:
    return next((day for day in days if duty.window_from <= day <= duty.due_on), None)
