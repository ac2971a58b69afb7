"""The plan of a measure: report in, sign, the steps towards its end. Pure.

Tests, contacts and reviews are planned by their own modules from the same facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from guitu.access.roles import Role
from guitu.duties.periods import ONE_DAY, Execution, Span
from guitu.duties.plan import PlannedDuty
from guitu.duties.terms import Party
from guitu.kernel.dates import WorkingCalendar
from guitu.kernel.errors import NotConfigured
from guitu.measures import terms
from guitu.measures.levels import LevelSpan
from guitu.measures.rules.reporting import ReportInFacts, report_in_due
from guitu.policy import Row, Rulebook, day_before, last_day

THE_PERSON = "person"
SAFE_DAYS = 21


@dataclass(frozen=True)
class MeasureFacts:
    """What is planned from.

    `execution` says when the measure runs; `agreed_on` is the day of the first signature on an
    agreement in force, None before; `noted_on` is the first day of a status that asks for a report
    to the police; `term_months` is the term as ordered, which suspensions do not change.
    `elsewhere` are the days in which the person lives away, `levels` the risk levels that people
    decided, each with the days on which it holds.
    """

    kind: terms.MeasureKind
    report_in: ReportInFacts
    execution: Execution
    reported_on: date | None = None
    agreed_on: date | None = None
    term_months: int | None = None
    noted_on: date | None = None
    noted_act: terms.Act | None = None
    has_family: bool = True
    elsewhere: tuple[Span, ...] = ()
    levels: tuple[LevelSpan, ...] = ()

    @property
    def measure(self) -> str:
        """Return the code of the measure, as policy tables spell it."""
        return self.kind.value


def plan(
    facts: MeasureFacts, book: Rulebook, *, calendar: WorkingCalendar | None = None
) -> list[PlannedDuty]:
    """Return the duties of the measure itself, by due day. The same facts give the same plan."""
    found = [
        *report_in(facts, book),
        *agreement(facts, book),
        *police_report(facts, book),
        *expiry(facts, book, calendar),
    ]
    return sorted(found, key=lambda duty: (duty.due_on, duty.key))


def report_in(facts: MeasureFacts, book: Rulebook) -> Iterator[PlannedDuty]:
    """Yield the duty to report in, owned by the person; it stands in the plan once met."""
    stopped_on, received_on = facts.execution.stopped_on, facts.report_in.received_on
    if facts.reported_on is None and stopped_on is not None:
        return
    due = report_in_due(facts.report_in, book)
    if not _is_recorded(facts, due.value):
        return
    yield PlannedDuty(
        key=terms.REPORT_IN,
        kind=terms.REPORT_IN,
        window_from=received_on,
        due_on=due.value,
        party=Party.RESIDENTS,
        role=THE_PERSON,
        because=due.because,
    )


def agreement(facts: MeasureFacts, book: Rulebook) -> Iterator[PlannedDuty]:
    """Yield the duty to explain and sign the agreement; the law says “promptly”, practice days."""
    if facts.reported_on is None or not _is_recorded(facts, facts.reported_on):
        return
    if facts.agreed_on is None and facts.execution.stopped_on is not None:
        return
    row = book.row("agreement_signing", facts.reported_on)
    yield _duty(
        "agreement",
        terms.SIGN_AGREEMENT,
        (facts.reported_on, last_day(row, facts.reported_on)),
        row=row,
        party=Party.GOVERNMENT,
    )


def police_report(facts: MeasureFacts, book: Rulebook) -> Iterator[PlannedDuty]:
    """Yield the report to the police, due on the day on which the facts were noted: “promptly”."""
    if facts.noted_on is None or facts.noted_act is None:
        return
    row = book.row("breach_report", facts.noted_on)
    yield _duty(
        f"police_report:{facts.noted_act}:{facts.noted_on:%Y%m%d}",
        terms.POLICE_REPORT,
        (facts.noted_on, facts.noted_on),
        row=row,
        party=Party.GOVERNMENT,
    )


def expiry(
    facts: MeasureFacts, book: Rulebook, calendar: WorkingCalendar | None
) -> Iterator[PlannedDuty]:
    """Yield the steps towards the end of the term and the notice of the police after it."""
    ends_on = facts.execution.ends_on
    if facts.agreed_on is None or ends_on is None or facts.execution.stopped_on is not None:
        return
    steps = book.row("expiry", ends_on)
    first = ends_on - timedelta(days=steps.first_before_days)
    second = ends_on - timedelta(days=steps.second_before_days)
    notice = book.row("release_notice", ends_on)
    notice_due, notice_params = _notice_due(notice, ends_on, calendar)
    planned = [
        _duty("expiry:talk", terms.EXPIRY_TALK, (first, second - ONE_DAY), row=steps),
        _duty("expiry:prepare", terms.EXPIRY_PREPARE, (second, ends_on), row=steps),
        _dossier(book.row("expiry_dossier", ends_on), ends_on, calendar),
        PlannedDuty(
            key="release_notice",
            kind=terms.RELEASE_NOTICE,
            window_from=ends_on + ONE_DAY,
            due_on=notice_due,
            party=Party.DEPARTMENT,
            role=Role.POLICE_LIAISON.value,
            because=notice.cites,
            params=notice_params,
        ),
    ]
    yield from (duty for duty in planned if _is_planned(facts, duty))


def _is_planned(facts: MeasureFacts, duty: PlannedDuty) -> bool:
    """Nothing of the time before the term, before records begin, or in a suspension."""
    starts_on = facts.execution.starts_on
    if starts_on is None or duty.due_on < starts_on:
        return False
    return facts.execution.falls_due(duty.due_on)


def _is_recorded(facts: MeasureFacts, day: date) -> bool:
    recorded_from = facts.execution.recorded_from
    return recorded_from is None or day >= recorded_from


def _dossier(row: Row, ends_on: date, calendar: WorkingCalendar | None) -> PlannedDuty:
    """Return the sending of the papers; before the table of working days is known, earlier."""
    try:
        due_on, params = day_before(row, ends_on, calendar=calendar), {}
    except NotConfigured:
        due_on, params = ends_on - timedelta(days=SAFE_DAYS), {"provisional": True}
    window_from = due_on - timedelta(days=7)
    duty = _duty("expiry:dossier", terms.EXPIRY_DOSSIER, (window_from, due_on), row=row)
    return replace(duty, params=params)


def _notice_due(
    row: Row, ends_on: date, calendar: WorkingCalendar | None
) -> tuple[date, dict[str, object]]:
    try:
        return last_day(row, ends_on, calendar=calendar), {}
    except NotConfigured:
        return ends_on + timedelta(days=7), {"provisional": True}


def _duty(
    key: str,
    kind: str,
    window: tuple[date, date],
    *,
    row: Row,
    party: Party = Party.COMMUNITY,
) -> PlannedDuty:
    """Return a duty of the worker who accompanies the person."""
    is_office = party == Party.GOVERNMENT
    return PlannedDuty(
        key=key,
        kind=kind,
        window_from=window[0],
        due_on=max(window),
        party=party,
        role=(Role.STATION_WORKER if is_office else Role.COMMUNITY_WORKER).value,
        because=row.cites,
    )
