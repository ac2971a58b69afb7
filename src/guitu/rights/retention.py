"""How far a file is closed on a day: open, narrowed, sealed, due for destruction. Pure.

Necessity asks that a file whose purpose is over is only kept (个人信息保护法 Art. 19, 47); the days
are local practice, because no provision names them. Nothing here is a judgement of a person.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from guitu.kernel.dates import add_months, add_years
from guitu.kernel.decisions import Decision
from guitu.policy import Rulebook
from guitu.rights.terms import FileStage, StepKind

SUBJECT = "retention"
GROUNDS = ("data_retention", "record_sealing")


@dataclass(frozen=True)
class FileFacts:
    """What decides how far a file is closed.

    `ended_on` is the first day on which no measure and no hand-over ran, None while one runs or
    where there never was one. `is_noticed` is False while the notice of the police is awaited.
    `stands` is how the file stands now, `sealed_on` the day on which it was sealed, `open_until`
    the last day for which somebody took it out of the archive.
    """

    ended_on: date | None
    is_noticed: bool = True
    stands: FileStage = FileStage.OPEN
    sealed_on: date | None = None
    open_until: date | None = None


@dataclass(frozen=True)
class Closing:
    """The stage on the day, and the first day of each stage; None where there is none."""

    stage: FileStage
    narrows_on: date | None = None
    seals_on: date | None = None
    may_be_destroyed_on: date | None = None

    @property
    def is_to_be_sealed(self) -> bool:
        """Whether nobody but the archive should open the file on the day."""
        return self.stage in (FileStage.SEALED, FileStage.DESTRUCTION_DUE)


def closing(facts: FileFacts, book: Rulebook, *, on: date) -> Decision[Closing]:
    """Return how far the file is to be closed on the day `on`, with the rules in force on it.

    Days and months are counted from the first day without a measure; a file is narrowed once the
    notice is known, and sealed on its day even if no notice ever came. The years until destruction
    are counted from the day on which it was sealed.
    """
    row = book.row(SUBJECT, on)
    grounds = [found for subject in GROUNDS if (found := book.find(subject, on))]
    cites = [cite for found in (row, *grounds) for cite in found.cites]
    because = tuple(dict.fromkeys(cites))
    if facts.ended_on is None:
        return Decision(Closing(FileStage.OPEN), because=because)
    seals_on = add_months(facts.ended_on, row.sealed_after_months)
    narrows_on = min(facts.ended_on + timedelta(days=row.narrowed_after_days), seals_on)
    destroyed_on = add_years(facts.sealed_on or seals_on, row.shred_after_years)
    stage = FileStage.OPEN
    if on >= seals_on:
        is_due = facts.sealed_on is not None and on >= destroyed_on
        stage = FileStage.DESTRUCTION_DUE if is_due else FileStage.SEALED
    elif on >= narrows_on and facts.is_noticed:
        stage = FileStage.NARROWED
    return Decision(Closing(stage, narrows_on, seals_on, destroyed_on), because=because)


def step_due(facts: FileFacts, closing: Closing, *, on: date) -> StepKind | None:
    """Return what has to be done with the file now; one thing at a time, or None.

    A file is narrowed before it is sealed, so that taking it out again shows it to few. A sealed
    file is opened again only by an act of somebody, never by a rule.
    """
    if facts.stands == FileStage.SEALED:
        return None
    if facts.open_until is not None and on <= facts.open_until:
        return None
    if closing.stage != FileStage.OPEN and facts.stands == FileStage.OPEN:
        return StepKind.NARROW
    if closing.is_to_be_sealed:
        return StepKind.SEAL
    if closing.stage == FileStage.OPEN and facts.stands == FileStage.NARROWED:
        return StepKind.WIDEN
    return None


def last_day_for(step: StepKind, closing: Closing, book: Rulebook) -> date | None:
    """Return the day by which a step must be done, or None for one that has no day."""
    first = {StepKind.NARROW: closing.narrows_on, StepKind.SEAL: closing.seals_on}.get(step)
    if first is None:
        return None
    return first + timedelta(days=book.row(SUBJECT, first).acted_within_days)
