"""Missed steps as facts, and the counters of 戒毒条例 Art. 20. Pure.

The law counts evading or refusing tests, and leaving the county without leave. A step counts only
when it is proven that the person was told, the person was heard, and somebody decided that there
was no legitimate reason. One record counts once; spans of leaving that touch the same day are one
departure, and each day is counted once. Whether the counts are a serious breach the police say.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.kernel.decisions import Citation
from guitu.kernel.terms import gettext_noop
from guitu.measures.terms import MeasureKind, MissedKind
from guitu.policy import Rulebook

ONE_DAY = timedelta(days=1)
SUBJECT = "serious_breach"
NO_NOTICE = gettext_noop("It is not proven that the person was told.")
NOT_HEARD = gettext_noop("The person was not asked for the reason yet.")
NOT_DECIDED = gettext_noop("Nobody decided yet whether the reason is legitimate.")
JUSTIFIED = gettext_noop("There was a legitimate reason.")


@dataclass(frozen=True)
class MissedStep:
    """One step that was missed, as the module whose record it is tells it.

    `record` is (model label, id) of that record; `what` one line in the reader's language without
    the person's name; `url` its page. `until` is for leaving the last day away, included; None
    while the person is still away. `notice_on` is the day on which the person was told, provably,
    and `notice_way` the channel in words; leaving needs no notice. `heard_on` is the day on which
    the person was asked for the reason, `statement` what was said. `is_justified` is None until
    somebody, `decided_by`, decides.
    """

    kind: MissedKind
    record: tuple[str, uuid.UUID]
    on: date
    what: str
    url: str = ""
    until: date | None = None
    notice_on: date | None = None
    notice_way: str = ""
    heard_on: date | None = None
    statement: str = ""
    is_justified: bool | None = None
    decided_by: uuid.UUID | None = None
    decided_on: date | None = None


@dataclass(frozen=True)
class Count:
    """One number of the law: how many there are, what the law names, and the rows behind it."""

    code: str
    label: str
    number: int
    limit: int
    is_exclusive: bool
    steps: tuple[MissedStep, ...]

    @property
    def is_reached(self) -> bool:
        """Return whether the number of the law is reached: 以上 includes it, 超过 does not."""
        return self.number > self.limit if self.is_exclusive else self.number >= self.limit

    @property
    def is_near(self) -> bool:
        """Return whether one more would reach it."""
        return not self.is_reached and not self.is_exclusive and self.number == self.limit - 1


@dataclass(frozen=True)
class Counted:
    """The counts of one measure on a day, with the provision; none where it does not apply."""

    counts: tuple[Count, ...]
    because: tuple[Citation, ...]

    @property
    def is_reached(self) -> bool:
        """Return whether any number of the law is reached."""
        return any(count.is_reached for count in self.counts)

    @property
    def is_near(self) -> bool:
        """Return whether one more step would reach a number of the law."""
        return not self.is_reached and any(count.is_near for count in self.counts)


def why_not_counted(step: MissedStep) -> str:
    """Return why a step does not count, as a message id, or an empty text when it counts."""
    if step.is_justified:
        return JUSTIFIED
    if step.notice_on is None and step.kind != MissedKind.LEAVING:
        return NO_NOTICE
    if step.heard_on is None:
        return NOT_HEARD
    return NOT_DECIDED if step.is_justified is None else ""


def counting(steps: Iterable[MissedStep]) -> list[MissedStep]:
    """Return the steps that count, each record once, by day."""
    once = {step.record: step for step in steps if not why_not_counted(step)}
    return sorted(once.values(), key=lambda step: (step.on, str(step.record[1])))


def counted(kind: MeasureKind, steps: Iterable[MissedStep], book: Rulebook, *, on: date) -> Counted:
    """Return the counts of Art. 20 on the day `on`; empty for a measure that it does not name."""
    row = book.find(SUBJECT, on)
    if row is None or kind.value not in row.measures:
        return Counted((), ())
    found = [step for step in counting(steps) if step.on <= on]
    tests = [step for step in found if step.kind == MissedKind.TEST]
    away = [step for step in found if step.kind == MissedKind.LEAVING]
    spans = departures(away, on=on)
    days = sum((last - first).days + 1 for first, last in spans)
    return Counted(
        (
            _count("tests", gettext_noop("Tests evaded or refused"), len(tests),
                   (row.at_least_tests, False), tests),
            _count("departures", gettext_noop("Departures without leave"), len(spans),
                   (row.at_least_departures, False), away),
            _count("days", gettext_noop("Days away without leave"), days,
                   (row.more_than_days, True), away),
        ),
        row.cites,
    )  # fmt: skip


def departures(steps: Iterable[MissedStep], *, on: date) -> list[tuple[date, date]]:
    """Return the departures as (first day, last day), both included; shared days join two."""
    found: list[tuple[date, date]] = []
    for step in sorted(steps, key=lambda step: step.on):
        last = min(step.until or on, on)
        if last < step.on:
            continue
        if found and step.on <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((step.on, last))
    return found


def _count(
    code: str, label: str, number: int, limit: tuple[int, bool], steps: Sequence[MissedStep]
) -> Count:
    return Count(code, label, number, limit[0], limit[1], tuple(steps))
