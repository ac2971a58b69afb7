"""States of a measure and of an agreement, and the papers that each change asks for.

The street office decides none of the police's matters: it records their papers and its own
reports. There is no extension and no early end, because no provision has one.
"""

from datetime import date

from guitu.kernel.transitions import Transition, Transitions
from guitu.measures.terms import Act, AgreementAct, AgreementStatus, MeasureKind, Status
from guitu.people.terms import DocumentKind as Paper

OVERDUE_PAPERS = (Paper.ADMONITION, Paper.LATE_CERTIFICATE, Paper.TRANSFER_RECEIPT)
BREACH_PAPERS = (Paper.ADMONITION, Paper.SERIOUS_BREACH, Paper.TRANSFER_RECEIPT)
TEST_BREACH_PAPERS = (
    Paper.ADMONITION, Paper.TEST_NOTICE, Paper.SERIOUS_BREACH, Paper.TRANSFER_RECEIPT,
)  # fmt: skip

BEFORE_REPORT = (Status.AWAITING_REPORT, Status.OVERDUE_NOTED, Status.OVERDUE_REPORTED)
RUNNING = (Status.EXECUTING, Status.BREACH_NOTED, Status.BREACH_REPORTED)
OPEN = (*BEFORE_REPORT, *RUNNING, Status.SUSPENDED)
ENDED = (
    Status.RELEASED, Status.TERMINATED, Status.TRANSFERRED, Status.ISOLATION, Status.ANNULLED,
    Status.DECEASED,
)  # fmt: skip


def _from_each(
    sources: tuple[Status, ...], act: Act, target: Status, *papers: Paper
) -> list[Transition]:
    return [Transition(source, act, target, papers) for source in sources]


MEASURE = Transitions(
    "measure",
    [
        *_from_each(BEFORE_REPORT, Act.REPORT_IN, Status.EXECUTING),
        Transition(Status.AWAITING_REPORT, Act.NOTE_OVERDUE, Status.OVERDUE_NOTED),
        Transition(
            Status.OVERDUE_NOTED, Act.HAND_OVERDUE, Status.OVERDUE_REPORTED, OVERDUE_PAPERS
        ),
        Transition(Status.EXECUTING, Act.NOTE_BREACH, Status.BREACH_NOTED),
        Transition(
            Status.BREACH_NOTED, Act.HAND_BREACH_TESTS, Status.BREACH_REPORTED, TEST_BREACH_PAPERS
        ),
        Transition(
            Status.BREACH_NOTED, Act.HAND_BREACH_LEAVING, Status.BREACH_REPORTED, BREACH_PAPERS
        ),
        Transition(Status.BREACH_NOTED, Act.CONTINUE, Status.EXECUTING),
        Transition(Status.BREACH_REPORTED, Act.CONTINUE, Status.EXECUTING),
        *_from_each(RUNNING, Act.SUSPEND, Status.SUSPENDED, Paper.SUSPENSION_NOTE),
        Transition(
            Status.SUSPENDED, Act.RESUME, Status.EXECUTING, (Paper.CONTINUATION_NOTE,)
        ),
        *_from_each(OPEN, Act.LAPSE, Status.EXPIRED),
        Transition(Status.EXPIRED, Act.RELEASE, Status.RELEASED, (Paper.MEASURE_END_NOTICE,)),
        *_from_each(OPEN, Act.TERMINATE, Status.TERMINATED, Paper.TERMINATION_NOTE),
        *_from_each(OPEN, Act.ISOLATE, Status.ISOLATION, Paper.ISOLATION_DECISION),
        *_from_each(
            (Status.AWAITING_REPORT, *RUNNING), Act.TRANSFER, Status.TRANSFERRED,
            Paper.TRANSFER_LETTER, Paper.TRANSFER_RECEIPT,
        ),
        *_from_each((*OPEN, Status.EXPIRED), Act.ANNUL, Status.ANNULLED, Paper.ANNULMENT),
        *_from_each((*OPEN, Status.EXPIRED), Act.DIE, Status.DECEASED, Paper.DEATH_CERTIFICATE),
    ],
)  # fmt: skip

AGREEMENT = Transitions(
    "agreement",
    [
        Transition(AgreementStatus.DRAFT, AgreementAct.EXPLAIN, AgreementStatus.EXPLAINED),
        Transition(AgreementStatus.EXPLAINED, AgreementAct.APPROVE, AgreementStatus.APPROVED),
        Transition(AgreementStatus.EXPLAINED, AgreementAct.SEND_BACK, AgreementStatus.DRAFT),
        Transition(AgreementStatus.APPROVED, AgreementAct.SEND_BACK, AgreementStatus.DRAFT),
        Transition(AgreementStatus.APPROVED, AgreementAct.SIGN, AgreementStatus.SIGNED),
        Transition(AgreementStatus.SIGNED, AgreementAct.REPLACE, AgreementStatus.REPLACED),
        Transition(AgreementStatus.DRAFT, AgreementAct.WITHDRAW, AgreementStatus.WITHDRAWN),
        Transition(AgreementStatus.EXPLAINED, AgreementAct.WITHDRAW, AgreementStatus.WITHDRAWN),
        Transition(AgreementStatus.APPROVED, AgreementAct.WITHDRAW, AgreementStatus.WITHDRAWN),
    ],
)
UNFINISHED = (AgreementStatus.DRAFT, AgreementStatus.EXPLAINED, AgreementStatus.APPROVED)


def papers_for(kind: MeasureKind, transition: Transition) -> tuple[Paper, ...]:
    """Return the papers that a change asks for under a measure of that kind.

    Art. 20 names a serious breach for community detoxification only; under community
    rehabilitation the office reports the facts, and the police qualify them (Art. 38(2)).
    """
    found = (Paper(paper) for paper in transition.papers)
    if kind == MeasureKind.COMMUNITY_REHAB:
        found = (Paper.BREACH_RECORD if one == Paper.SERIOUS_BREACH else one for one in found)
    return tuple(found)


def standing(status: Status, ends_on: date | None, *, on: date) -> Status:
    """Return the status on the day `on`: a running measure has lapsed the day after its last.

    The law ends it by itself, whether or not anybody has recorded it or the notice has come.
    """
    has_lapsed = ends_on is not None and on > ends_on
    return Status.EXPIRED if has_lapsed and MEASURE.find(status, Act.LAPSE) else status


def acts_offered(status: Status) -> tuple[Act, ...]:
    """Return the acts that a person may choose from `status`; a term runs out by itself."""
    return tuple(Act(act) for act in MEASURE.acts_from(status) if act != Act.LAPSE)
