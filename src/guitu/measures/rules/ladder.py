"""Which paper may follow a missed step, and what must be there before it is issued. Pure.

Help comes first. Then the papers of a file from the mildest on (劝诫书, 告诫书), the certificate
of not reporting in, and what is reported to the police. The order of exhortation and admonition is
practice, not law, and the office sets it (`breach_papers`); the numbers of a serious breach are
the law's (戒毒条例 Art. 20) and stand for community detoxification only. Nothing here changes the
status of a measure.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from guitu.kernel.terms import gettext_noop
from guitu.kernel.transitions import Transition, Transitions
from guitu.measures.rules.missed import Counted, MissedStep, counting
from guitu.measures.terms import (
    BreachPaperAct,
    BreachPaperKind,
    BreachPaperStatus,
    HelpOccasion,
    MeasureKind,
    MissedKind,
)
from guitu.policy import Row

Kind, Status, Act = BreachPaperKind, BreachPaperStatus, BreachPaperAct
BREACH_PAPER = Transitions(
    "breach_paper",
    [
        Transition(Status.DRAFT, Act.ISSUE, Status.ISSUED),
        Transition(Status.ISSUED, Act.DELIVER, Status.DELIVERED),
        Transition(Status.ISSUED, Act.OBJECT, Status.OBJECTED),
        Transition(Status.DELIVERED, Act.OBJECT, Status.OBJECTED),
        Transition(Status.OBJECTED, Act.ANSWER, Status.ANSWERED),
    ],
)
REPORTS = (Kind.LATE_CERTIFICATE, Kind.SERIOUS_BREACH, Kind.FACTS)
ARRIVED = (Status.DELIVERED, Status.OBJECTED, Status.ANSWERED)

IN_WORK = gettext_noop("A draft is being worked on.")
NOTHING_COUNTS = gettext_noop("No missed step counts that it would be about.")
NOT_LATE = gettext_noop("The report-in was not missed without a legitimate reason.")
HAS_REPORTED = gettext_noop("The person has reported in.")
SAID_ALREADY = gettext_noop("It was issued for these steps already.")
NOT_REACHED = gettext_noop("The numbers of the law are not reached.")
NOT_FOR_REHAB = gettext_noop(
    "The regulation knows it for community detoxification only. Report the facts; the police "
    "qualify them."
)
NOTHING_TO_SEND = gettext_noop("There is no issued certificate or report to send yet.")


@dataclass(frozen=True)
class PaperFact:
    """A paper that is not voided, and the records it speaks of."""

    kind: Kind
    status: Status
    records: frozenset[tuple[str, uuid.UUID]] = frozenset()

    @property
    def is_issued(self) -> bool:
        """Return whether it is more than a draft."""
        return self.status != Status.DRAFT


@dataclass(frozen=True)
class HelpFact:
    """Help offered, or why it could not be, on a day."""

    offered_on: date
    occasion: HelpOccasion = HelpOccasion.MISSED_STEP


@dataclass(frozen=True)
class Order:
    """Which paper waits for which, as the office's practice sets it. No law knows an order."""

    exhortation_first: bool = True
    admonition_first: bool = True

    @classmethod
    def of(cls, row: Row | None) -> "Order":
        """Return the order that a row of practice sets; without one both wait."""
        return cls(row.exhortation_first, row.admonition_first) if row else cls()


@dataclass(frozen=True)
class LadderFacts:
    """What the next paper depends on, on the day `on`."""

    on: date
    kind: MeasureKind
    steps: tuple[MissedStep, ...]
    counted: Counted
    papers: tuple[PaperFact, ...] = ()
    help: tuple[HelpFact, ...] = ()
    has_reported: bool = True
    order: Order = Order()


@dataclass(frozen=True)
class Evidence:
    """One thing that must be there before a paper is issued."""

    code: str
    label: str
    is_there: bool


def steps_for(kind: Kind, facts: LadderFacts) -> tuple[MissedStep, ...]:
    """Return the steps that a paper of this kind would speak of now."""
    found = counting(facts.steps)
    if kind == Kind.EXHORTATION:
        return _without(found, facts, Kind.EXHORTATION, Kind.ADMONITION)
    if kind == Kind.ADMONITION:
        return _without(found, facts, Kind.ADMONITION)
    if kind == Kind.LATE_CERTIFICATE:
        return tuple(step for step in found if step.kind == MissedKind.REPORT_IN)
    if kind == Kind.SERIOUS_BREACH:
        reached = {step for one in facts.counted.counts if one.is_reached for step in one.steps}
        return tuple(step for step in found if step in reached)
    if kind == Kind.TRANSFER_LETTER:
        said = {record for paper in _to_send(facts) for record in paper.records}
        return tuple(step for step in found if step.record in said)
    return tuple(found)


def why_not(kind: Kind, facts: LadderFacts) -> str:
    """Return why a paper of this kind cannot be drafted now, as a message id; empty when it can."""
    if any(paper.kind == kind and not paper.is_issued for paper in facts.papers):
        return IN_WORK
    return WHY_NOT[kind](facts)


def needs_reason(kind: Kind, facts: LadderFacts) -> bool:
    """Return whether drafting asks for a reason: an admonition before any exhortation arrived.

    Where the office's practice knows no exhortation first, none is asked.
    """
    is_out_of_turn = facts.order.exhortation_first and not _arrived(Kind.EXHORTATION, facts)
    return kind == Kind.ADMONITION and is_out_of_turn


def asked_for(facts: LadderFacts) -> tuple[Kind, ...]:
    """Return the papers that the ladder drafts by itself now; it never issues one.

    An exhortation for the first step that counts; an admonition for a step after an exhortation
    arrived; a statement when a number of the law is reached; in community rehabilitation a report
    of the facts for a step after an admonition arrived.
    """
    new = steps_for(Kind.EXHORTATION, facts)
    wanted: list[Kind] = []
    if new:
        is_second = _arrived(Kind.EXHORTATION, facts) or _arrived(Kind.ADMONITION, facts)
        is_admonished = is_second or not facts.order.exhortation_first
        wanted.append(Kind.ADMONITION if is_admonished else Kind.EXHORTATION)
    if facts.kind == MeasureKind.COMMUNITY_DETOX:
        wanted.append(Kind.SERIOUS_BREACH)
    elif new and _arrived(Kind.ADMONITION, facts):
        wanted.append(Kind.FACTS)
    return tuple(kind for kind in wanted if not why_not(kind, facts))


def evidence(kind: Kind, steps: Iterable[MissedStep], facts: LadderFacts) -> tuple[Evidence, ...]:
    """Return what must be there before a paper about `steps` is issued, and whether it is."""
    about = tuple(steps)
    found = [
        Evidence("notice", TOLD, all(_is_told(step) for step in about)),
        Evidence("heard", HEARD, all(step.heard_on for step in about)),
        Evidence("statement", SAID, all(step.statement for step in about)),
        Evidence("decided", DECIDED, all(step.is_justified is False for step in about)),
        Evidence("help", HELPED, _is_helped(about, facts)),
    ]
    if kind == Kind.LATE_CERTIFICATE:
        found.append(Evidence("absent", STILL_AWAY, not facts.has_reported))
    if kind == Kind.SERIOUS_BREACH:
        found.append(Evidence("reached", REACHED, facts.counted.is_reached))
    if kind in WAITING and about and facts.order.admonition_first:
        found.append(Evidence("admonished", ADMONISHED, _arrived(Kind.ADMONITION, facts)))
    if kind == Kind.TRANSFER_LETTER:
        found.append(Evidence("report", REPORT_ISSUED, bool(_to_send(facts))))
    return tuple(found)


WAITING = (Kind.SERIOUS_BREACH, Kind.TRANSFER_LETTER)
TOLD = gettext_noop("The person was told of the step beforehand, with proof")
HEARD = gettext_noop("The person was asked for the reason")
SAID = gettext_noop("What the person said is written down")
DECIDED = gettext_noop("It is decided that there was no legitimate reason")
HELPED = gettext_noop("Help was offered since the last step, or it is written down why not")
STILL_AWAY = gettext_noop("The person has not reported in since")
REACHED = gettext_noop("A number of the law is reached")
ADMONISHED = gettext_noop("An admonition was delivered")
REPORT_ISSUED = gettext_noop("The certificate or report that is sent is issued")


def _without(
    steps: Iterable[MissedStep], facts: LadderFacts, *kinds: Kind
) -> tuple[MissedStep, ...]:
    said = {record for paper in facts.papers if paper.kind in kinds for record in paper.records}
    return tuple(step for step in steps if step.record not in said)


def _arrived(kind: Kind, facts: LadderFacts) -> bool:
    return any(paper.kind == kind and paper.status in ARRIVED for paper in facts.papers)


def _to_send(facts: LadderFacts) -> list[PaperFact]:
    """Return the issued certificates and reports that no letter of transfer speaks of yet."""
    sent = [paper for paper in facts.papers if paper.kind == Kind.TRANSFER_LETTER]
    said = {record for paper in sent for record in paper.records}
    reports = [paper for paper in facts.papers if paper.kind in REPORTS and paper.is_issued]
    return [paper for paper in reports if paper.records - said or not (paper.records or sent)]


def _is_told(step: MissedStep) -> bool:
    return step.notice_on is not None or step.kind == MissedKind.LEAVING


def _is_helped(steps: tuple[MissedStep, ...], facts: LadderFacts) -> bool:
    since = max((step.on for step in steps), default=date.min)
    return any(one.offered_on >= since for one in facts.help)


def _no_step(kind: Kind) -> Callable[[LadderFacts], str]:
    return lambda facts: "" if steps_for(kind, facts) else NOTHING_COUNTS


def _late(facts: LadderFacts) -> str:
    if facts.has_reported:
        return HAS_REPORTED
    steps = steps_for(Kind.LATE_CERTIFICATE, facts)
    if not steps:
        return NOT_LATE
    return "" if _without(steps, facts, Kind.LATE_CERTIFICATE) else SAID_ALREADY


def _serious(facts: LadderFacts) -> str:
    if facts.kind != MeasureKind.COMMUNITY_DETOX:
        return NOT_FOR_REHAB
    if not facts.counted.is_reached:
        return NOT_REACHED
    steps = steps_for(Kind.SERIOUS_BREACH, facts)
    return "" if _without(steps, facts, Kind.SERIOUS_BREACH) else SAID_ALREADY


def _facts(facts: LadderFacts) -> str:
    is_relapse = any(one.occasion == HelpOccasion.RELAPSE for one in facts.help)
    if is_relapse or _without(counting(facts.steps), facts, Kind.FACTS):
        return ""
    return SAID_ALREADY if counting(facts.steps) else NOTHING_COUNTS


def _transfer(facts: LadderFacts) -> str:
    return "" if _to_send(facts) else NOTHING_TO_SEND


WHY_NOT: Mapping[Kind, Callable[[LadderFacts], str]] = {
    Kind.EXHORTATION: _no_step(Kind.EXHORTATION),
    Kind.ADMONITION: _no_step(Kind.ADMONITION),
    Kind.LATE_CERTIFICATE: _late,
    Kind.FACTS: _facts,
    Kind.SERIOUS_BREACH: _serious,
    Kind.TRANSFER_LETTER: _transfer,
}
