"""The duties of a hand-over, before release, on the day and after, and of a file sent. Pure.

With short notice no window opens before the notice was received, and nothing is due before then.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from guitu.access.roles import Role
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.handover import terms
from guitu.handover.terms import BEFORE_GATE, Stage, TransferStage
from guitu.kernel.dates import WorkingCalendar
from guitu.policy import Row, last_day

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class HandOverFacts:
    """What the plan of a hand-over is made from.

    `has_order`: an order is on file, whose own plan asks for the report-in. `is_closed`: it has
    left the board, and only what was already asked stays on record.
    """

    received_on: date
    release_on: date
    stage: Stage = Stage.RECEIVED
    expects_papers: bool = False
    has_order: bool = False
    is_closed: bool = False

    def no_sooner(self, day: date) -> date:
        """Return `day`, or the day the notice was received where that is later."""
        return max(day, self.received_on)


@dataclass(frozen=True)
class HandOverPolicy:
    """The rows in force: hand_over (practice), report_in, and papers where a profile has them."""

    hand_over: Row
    report_in: Row
    papers: Row | None = None
    calendar: WorkingCalendar | None = None


@dataclass(frozen=True)
class TransferFacts:
    """What the plan of a file between offices is made from: where it stands, and since when."""

    stage: TransferStage
    since: date


def plan(facts: HandOverFacts, policy: HandOverPolicy) -> list[PlannedDuty]:
    """Return every duty of a hand-over, by due day; the plan does not depend on today.

    Once it is known how the person came out, nothing of the journey is asked for any more. A
    person who moved elsewhere is in the care of another office: nothing more is due here. Closing
    ends what is still open.
    """
    if facts.is_closed:
        return []
    duties = [pick_up(facts, policy.hand_over)]
    if facts.stage in BEFORE_GATE:
        duties += before_release(facts, policy.hand_over)
    if facts.stage != Stage.MOVED_ELSEWHERE:
        duties += after_release(facts, policy)
    return sorted(duties, key=lambda duty: (duty.due_on, duty.window_from, duty.key))


def before_release(facts: HandOverFacts, row: Row) -> list[PlannedDuty]:
    """Return what is due before release: needs and plan, consent, everything arranged."""
    plan_by = facts.no_sooner(facts.release_on - timedelta(days=row.plan_before_days))
    ready_by = facts.no_sooner(facts.release_on - timedelta(days=row.ready_before_days))
    common = {"window_from": facts.received_on, "because": row.cites}
    return [
        PlannedDuty(
            key="needs",
            kind=terms.ASK_NEEDS,
            due_on=plan_by,
            party=Party.COMMUNITY,
            role=Role.STATION_WORKER.value,
            params={"days_before": row.plan_before_days},
            **common,
        ),
        PlannedDuty(
            key="consent",
            kind=terms.CONSENT,
            due_on=ready_by,
            party=Party.GOVERNMENT,
            role=Role.LEADER.value,
            params={"days_before": row.ready_before_days},
            **common,
        ),
        PlannedDuty(
            key="ready",
            kind=terms.ARRANGE,
            due_on=ready_by,
            party=Party.GOVERNMENT,
            role=Role.OFFICE_HEAD.value,
            params={"days_before": row.ready_before_days},
            **common,
        ),
    ]


def pick_up(facts: HandOverFacts, row: Row) -> PlannedDuty:
    """Return the duty to be at the gate; with a notice that came late, on the day it came."""
    day = facts.no_sooner(facts.release_on)
    return PlannedDuty(
        key="pick_up",
        kind=terms.PICK_UP,
        window_from=day,
        due_on=day,
        party=Party.GOVERNMENT,
        role=Role.OFFICE_HEAD.value,
        because=row.cites,
    )


def after_release(facts: HandOverFacts, policy: HandOverPolicy) -> list[PlannedDuty]:
    """Return what is due after release: papers, report-in, and being in touch again."""
    opens = facts.no_sooner(facts.release_on)
    row = policy.hand_over
    again_by = facts.no_sooner(facts.release_on + timedelta(days=row.contact_after_days))
    duties = [
        PlannedDuty(
            key="recontact",
            kind=terms.RECONTACT,
            window_from=min(opens + ONE_DAY, again_by),
            due_on=again_by,
            party=Party.COMMUNITY,
            role=Role.COMMUNITY_WORKER.value,
            because=row.cites,
            params={"days_after": row.contact_after_days},
        )
    ]
    if not facts.has_order:
        duties.append(report_in(facts, policy.report_in, opens))
    if facts.expects_papers and policy.papers is not None:
        duties.append(papers(facts, policy, opens))
    return duties


def report_in(facts: HandOverFacts, row: Row, opens: date) -> PlannedDuty:
    """Return the duty to report in, counted from release until the order is on file."""
    return PlannedDuty(
        key="report_in",
        kind=terms.REPORT_IN,
        window_from=opens,
        due_on=max(opens, last_day(row, facts.release_on)),
        party=Party.RESIDENTS,
        role=Role.COMMUNITY_WORKER.value,
        because=row.cites,
    )


def papers(facts: HandOverFacts, policy: HandOverPolicy, opens: date) -> PlannedDuty:
    """Return the duty to see to the papers of the centre, where a local regulation sets a time."""
    row = policy.papers
    due_on = last_day(row, facts.release_on, calendar=policy.calendar)
    return PlannedDuty(
        key="papers",
        kind=terms.PAPERS,
        window_from=opens,
        due_on=max(opens, due_on),
        party=Party.GOVERNMENT,
        role=Role.OFFICE_HEAD.value,
        because=row.cites,
    )


def plan_transfer(facts: TransferFacts, row: Row) -> list[PlannedDuty]:
    """Return who must see to a file between offices, so that neither forgets it.

    The receiving office answers; when the file came back, the sending one sends it on or keeps it.
    """
    kinds = {TransferStage.SENT: terms.FILE_ANSWER, TransferStage.RETURNED: terms.FILE_BACK}
    if facts.stage not in kinds:
        return []
    return [
        PlannedDuty(
            key=kinds[facts.stage],
            kind=kinds[facts.stage],
            window_from=facts.since,
            due_on=facts.since + timedelta(days=row.answer_within_days),
            party=Party.GOVERNMENT,
            role=Role.OFFICE_HEAD.value,
            because=row.cites,
        )
    ]
