"""The duties of a file whose time is over: narrowed and sealed by a day. Pure."""

from collections.abc import Iterator
from datetime import date

from guitu.access.roles import Role
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.kernel.decisions import Decision
from guitu.policy import Rulebook
from guitu.rights.retention import Closing, FileFacts, last_day_for
from guitu.rights.terms import FILE_REOPEN, KIND_OF_STEP, FileStage, StepKind


def plan_file(
    facts: FileFacts, decision: Decision[Closing], book: Rulebook, *, asked_on: date | None = None
) -> Iterator[PlannedDuty]:
    """Yield what has to be done with a file, each by its last day; nothing for a file in use.

    `asked_on` is the day on which a new order came up for the person of a sealed file.
    """
    if facts.stands != FileStage.SEALED and facts.ended_on is not None:
        yield from _closing(facts, decision, book)
    if facts.stands == FileStage.SEALED and asked_on is not None:
        yield PlannedDuty(
            key=FILE_REOPEN,
            kind=FILE_REOPEN,
            window_from=asked_on,
            due_on=asked_on,
            party=Party.GOVERNMENT,
            role=Role.ARCHIVIST.value,
            because=decision.because,
        )


def _closing(
    facts: FileFacts, decision: Decision[Closing], book: Rulebook
) -> Iterator[PlannedDuty]:
    steps = {StepKind.NARROW: decision.value.narrows_on, StepKind.SEAL: decision.value.seals_on}
    for step, first in steps.items():
        last = last_day_for(step, decision.value, book)
        is_waiting = step == StepKind.NARROW and not facts.is_noticed
        if first is None or last is None or is_waiting:
            continue
        yield PlannedDuty(
            key=KIND_OF_STEP[step],
            kind=KIND_OF_STEP[step],
            window_from=first,
            due_on=last,
            party=Party.GOVERNMENT,
            role=Role.OFFICE_HEAD.value,
            because=decision.because,
        )
