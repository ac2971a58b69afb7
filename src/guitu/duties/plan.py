"""What a plan is made of: duties that nobody has stored yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from guitu.duties.terms import Party
from guitu.kernel.decisions import Citation


@dataclass(frozen=True)
class PlannedDuty:
    """One thing that must happen between `window_from` and `due_on`, both days included.

    `key` names it within its subject and stays the same when it is planned again; `role` is who
    within the party does it; `because` is never empty; `params` are plain JSON values.
    """

    key: str
    kind: str
    window_from: date
    due_on: date
    party: Party
    role: str
    because: tuple[Citation, ...]
    params: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.because:
            raise ValueError(f"The duty {self.key} names no reason.")
        if self.window_from > self.due_on:
            raise ValueError(f"The duty {self.key} is due before its window opens.")


def keys_on(planned: Iterable[PlannedDuty], kind: str, day: date) -> list[str]:
    """Return the keys of the duties of `kind` that a record of `day` can meet, in order."""
    return [
        duty.key for duty in planned if duty.kind == kind and duty.window_from <= day <= duty.due_on
    ]
