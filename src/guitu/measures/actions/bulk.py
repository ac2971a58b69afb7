"""Thousands of orders at once, for files that a ledger has just opened.

The same checks, rows, duties and entries of the trail as one act after another would leave; the
difference is that nothing is asked of the database for each of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import entry, record_all
from guitu.audit.models import Event
from guitu.database import bulk
from guitu.duties.actions import DutySubject, open_new
from guitu.duties.periods import Execution
from guitu.duties.plan import PlannedDuty
from guitu.duties.policy import rules_for
from guitu.measures import elsewhere, planners
from guitu.measures.actions.orders import NewOrder, check_new, new_measure, require_order
from guitu.measures.models import Agreement, Measure, StatusPeriod
from guitu.measures.plan import MeasureFacts, plan
from guitu.measures.planning import ordered, report_in_facts
from guitu.measures.rules.agreements import check_signed_on
from guitu.measures.rules.basis import basis
from guitu.measures.rules.duration import end_of_term, first_day, months_ordered
from guitu.measures.rules.reporting import check_reported_on
from guitu.measures.terms import Act, AgreementStatus, MeasureKind, Status
from guitu.orgs.queries import working_calendar
from guitu.people.models import Person
from guitu.people.records import about

CHUNK = 1000


@dataclass(frozen=True)
class FirstOrder:
    """The first order of a person, with what followed it before this program kept the file."""

    person: Person
    order: NewOrder
    reported_on: date | None = None
    signed_on: date | None = None
    has_family: bool = False


@dataclass(frozen=True)
class _Drafted:
    """The rows of one order before they are stored."""

    given: FirstOrder
    measure: Measure
    periods: tuple[StatusPeriod, ...]
    agreement: Agreement | None


@transaction.atomic
def record_first_orders(given: Sequence[FirstOrder], *, actor: Actor, on: date) -> list[Measure]:
    """Put orders of people on record who have none yet, all or none.

    Raises BadInput at the first that cannot be, AccessDenied.
    """
    for org_seq in {item.person.org_seq for item in given}:
        require_order(actor, org_seq)
        if any(item.reported_on for item in given):
            require(actor, Permission.MEASURE_WRITE, org_seq=org_seq)
        if any(item.signed_on for item in given):
            require(actor, Permission.AGREEMENT_SIGN, org_seq=org_seq)
    measures: list[Measure] = []
    for start in range(0, len(given), CHUNK):
        drafted = [_draft(item, actor=actor, on=on) for item in given[start : start + CHUNK]]
        _store(drafted, actor=actor)
        measures += [one.measure for one in drafted]
    return measures


def _draft(given: FirstOrder, *, actor: Actor, on: date) -> _Drafted:
    measure = new_measure(given.person, given.order, actor=actor)
    check_new(measure, given.order, on=on)
    if given.reported_on is not None:
        check_reported_on(given.reported_on, report_in_facts(measure), on=on)
        measure.reported_on = given.reported_on
    _reckon(measure)
    agreement = None
    if given.signed_on is not None:
        check_signed_on(given.signed_on, reported_on=given.reported_on, explained_on=None, on=on)
        agreement = about(
            given.person, Agreement, actor=actor, measure=measure, number=1,
            status=AgreementStatus.SIGNED, signed_on=given.signed_on, starts_on=given.signed_on,
            ends_on=measure.ends_on,
        )  # fmt: skip
    return _Drafted(given, measure, tuple(_periods(measure, actor=actor)), agreement)


def _reckon(measure: Measure) -> None:
    """Set the days of the term; a measure that is new here has no suspension on record."""
    measure.starts_on = first_day(ordered(measure), measure.reported_on)
    if measure.starts_on is None:
        return
    book = rules_for(measure.org_seq)
    decision = end_of_term(ordered(measure), measure.starts_on, pauses=(), book=book)
    measure.ends_on = max(decision.value.ends_on, measure.starts_on)
    measure.end_because = [cite.as_json() for cite in decision.because]
    measure.end_steps = [
        {"message": step.message, "params": dict(step.params)} for step in decision.value.steps
    ]


def _periods(measure: Measure, *, actor: Actor) -> Iterator[StatusPeriod]:
    reported_on = measure.reported_on
    common = {"measure": measure, "actor": actor}
    yield about(
        measure.person, StatusPeriod, status=Status.AWAITING_REPORT, from_on=measure.received_on,
        until_on=reported_on, **common,
    )  # fmt: skip
    if reported_on is not None:
        cites = basis(
            MeasureKind(measure.kind), Act.REPORT_IN, rules_for(measure.org_seq), on=reported_on
        )
        yield about(
            measure.person, StatusPeriod, status=Status.EXECUTING, act=Act.REPORT_IN,
            from_on=reported_on, basis=[cite.as_json() for cite in cites], **common,
        )  # fmt: skip


def _store(drafted: Sequence[_Drafted], *, actor: Actor) -> None:
    bulk.insert([one.measure for one in drafted])
    bulk.insert([period for one in drafted for period in one.periods])
    bulk.insert([one.agreement for one in drafted if one.agreement])
    calendar = working_calendar()
    open_new(
        [(DutySubject.of(one.measure), _planned(one, calendar), _met(one)) for one in drafted],
        actor=actor,
    )
    record_all([event for one in drafted for event in _events(one, actor=actor)])


def _planned(one: _Drafted, calendar) -> list[PlannedDuty]:
    measure, book = one.measure, rules_for(one.measure.org_seq)
    since = measure.starts_on or measure.received_on
    facts = MeasureFacts(
        kind=MeasureKind(measure.kind),
        report_in=report_in_facts(measure),
        execution=Execution(
            starts_on=measure.starts_on,
            ends_on=measure.ends_on,
            recorded_from=measure.recorded_from,
        ),
        reported_on=measure.reported_on,
        agreed_on=one.given.signed_on,
        term_months=months_ordered(ordered(measure), book, on=since),
        has_family=one.given.has_family,
        elsewhere=elsewhere.marked(
            is_marked=one.given.person.lives_elsewhere,
            since=one.measure.starts_on or one.measure.received_on,
        ),
    )
    return [*plan(facts, book, calendar=calendar), *planners.planned(facts, book)]


def _met(one: _Drafted) -> dict[str, tuple[Measure | Agreement, date]]:
    """Return the duties that what is recorded with the order has met."""
    found: dict[str, tuple[Measure | Agreement, date]] = {}
    if one.given.reported_on is not None:
        found["report_in"] = (one.measure, one.given.reported_on)
    if one.agreement is not None and one.given.signed_on is not None:
        found["agreement"] = (one.agreement, one.given.signed_on)
    return found


def _events(one: _Drafted, *, actor: Actor) -> Iterator[Event]:
    measure, given = one.measure, one.given
    kind = str(measure.kind)
    yield entry("measures.order_recorded", actor=actor, subject=measure, kind=kind)
    if given.reported_on is not None:
        day = given.reported_on
        yield entry(
            "measures.status_changed", actor=actor, subject=measure, change=str(Act.REPORT_IN),
            day=day, status=str(Status.EXECUTING), from_on=day.isoformat(),
        )  # fmt: skip
        yield entry("measures.reported_in", actor=actor, subject=measure, day=day)
    if one.agreement is not None and given.signed_on is not None:
        yield entry(
            "measures.agreement_signed", actor=actor, subject=one.agreement,
            day=given.signed_on, number=1,
        )  # fmt: skip
