"""Compares a plan with what is stored. Pure: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from guitu.duties.plan import PlannedDuty


class StoredDuty(Protocol):
    """What reconciling looks at in a stored duty."""

    key: str

    @property
    def is_history(self) -> bool:
        """Whether it was met or waived, and so never changes."""


@dataclass(frozen=True)
class Difference:
    """What must happen so that the stored duties follow the plan."""

    insert: tuple[PlannedDuty, ...]
    replace: tuple[tuple[StoredDuty, PlannedDuty], ...]
    void: tuple[StoredDuty, ...]


def difference(planned: Iterable[PlannedDuty], stored: Iterable[StoredDuty]) -> Difference:
    """Return what to insert, to replace (void and insert anew) and to void.

    Met and waived duties stay untouched, and a planned duty with the key of one is already done.
    """
    by_key = {duty.key: duty for duty in stored}
    insert, replace, kept = [], [], set()
    for plan in planned:
        if plan.key in kept:
            raise ValueError(f"The plan names the duty {plan.key} twice.")
        kept.add(plan.key)
        duty = by_key.get(plan.key)
        if duty is None:
            insert.append(plan)
        elif not duty.is_history and not _same(plan, duty):
            replace.append((duty, plan))
    void = [duty for key, duty in by_key.items() if key not in kept and not duty.is_history]
    return Difference(tuple(insert), tuple(replace), tuple(void))


def _same(plan: PlannedDuty, duty: StoredDuty) -> bool:
    return all(
        getattr(duty, name) == getattr(plan, name)
        for name in ("kind", "window_from", "due_on", "party", "role")
    ) and [c["source"] + c["article"] for c in duty.because] == [
        c.source + c.article for c in plan.because
    ]
