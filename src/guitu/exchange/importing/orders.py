"""The order of the police that a row names: only where the ledger tells enough of it.

A day that the ledger does not tell is not made up. What is there stays readable in the remark of
the file, and the order is put on record by hand from its paper.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from guitu.duties.policy import rules_for
from guitu.exchange.importing.sources import Source
from guitu.exchange.ledgers.cell_dates import PartialDate
from guitu.exchange.ledgers.words import Standing
from guitu.kernel.errors import BadInput, FieldError
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions import NewOrder
from guitu.measures.rules.agreements import check_signed_on
from guitu.measures.rules.duration import Ordered, check_order
from guitu.measures.rules.reporting import ReportInFacts, check_reported_on, report_in_due
from guitu.measures.terms import MeasureKind, Status

NOT_STATED = "台账未载明"  # stored in the order, in the language of the ledger
RUNNING = ("", Status.AWAITING_REPORT.value, Status.EXECUTING.value, Status.EXPIRED.value)
MEASURES = tuple(kind.value for kind in MeasureKind)
COLUMNS = {
    "decided_on": "decided_on",
    "received_on": "decided_on",
    "reported_on": "reported_in_on",
    "signed_on": "agreement_signed_on",
    "ordered_from": "term_start",
    "ordered_until": "term_end",
    "decision_number": "decision_no",
}
LACKS_DECISION = gettext_noop(
    "Names a measure but not the number and the day of the decision: the person is taken over, "
    "the order is to be recorded from its paper."
)
LACKS_TERM = gettext_noop(
    "Names community rehabilitation without the days of the term: the person is taken over, the "
    "order is to be recorded from its paper."
)
NEEDS_PAPERS = gettext_noop(
    "Names a measure whose status rests on papers: the person is taken over, the order and its "
    "status are to be recorded from the papers."
)
NOT_AHEAD = gettext_noop("This day has not come yet.")


@dataclass(frozen=True)
class OrderDraft:
    """An order with what followed: the day of reporting in, the day the agreement was signed."""

    order: NewOrder
    reported_on: date | None = None
    signed_on: date | None = None


def order_in(source: Source, *, on: date) -> tuple[OrderDraft | None, str]:
    """Return the order that the row names, or None with the reason (a message id or nothing).

    Raises BadInput, by column of the ledger, where the row tells an order that cannot be.
    """
    measure, status = _standing(source)
    if measure not in MEASURES:
        return None, ""
    if status not in RUNNING or source.values.get("ended_on"):
        return None, NEEDS_PAPERS
    draft = _draft(source, MeasureKind(measure), on=on)
    if draft is None:
        return None, LACKS_DECISION
    if draft.order.kind == MeasureKind.COMMUNITY_REHAB and not (
        draft.order.ordered_from and draft.order.ordered_until
    ):
        return None, LACKS_TERM
    try:
        _check(draft, source.org.seq, on=on)
    except BadInput as error:
        raise BadInput(
            {COLUMNS.get(name, name): reason for name, reason in error.fields.items()}
        ) from error
    return draft, ""


def _standing(source: Source) -> tuple[str, str]:
    """Return measure and status as the columns of both say together."""
    kind, state = source.values.get("measure_kind"), source.values.get("status")
    found = [item for item in (kind, state) if isinstance(item, Standing)]
    measure = next((item.measure for item in found if item.measure), "")
    status = next((item.status for item in reversed(found) if item.status), "")
    return measure, status


def _draft(source: Source, kind: MeasureKind, *, on: date) -> OrderDraft | None:
    values = source.values
    decided_on, number = _day(source, "decided_on"), str(values.get("decision_no", ""))
    if decided_on is None or not number:
        return None
    order = NewOrder(
        kind=kind,
        decision_number=number,
        decided_by=str(values.get("decided_by") or values.get("police_station") or NOT_STATED),
        decided_on=decided_on,
        received_on=decided_on,
        place=source.org,
        ordered_from=_day(source, "term_start"),
        ordered_until=_day(source, "term_end"),
        recorded_from=on,
    )
    order = replace(order, received_on=_received_on(order, source))
    reported_on = _day(source, "reported_in_on")
    signed_on = _day(source, "agreement_signed_on") if reported_on else None
    return OrderDraft(order, reported_on, signed_on)


def _received_on(order: NewOrder, source: Source) -> date:
    """Return the day of receipt that the last day to report in tells, else the decision's own."""
    due_on = _day(source, "report_due_on")
    if due_on is None:
        return order.decided_on
    facts = ReportInFacts(order.kind, order.decided_on)
    days = report_in_due(facts, rules_for(source.org.seq)).value - order.decided_on
    told = due_on - timedelta(days=days.days)
    reported_on = _day(source, "reported_in_on") or told
    return told if order.decided_on <= told <= reported_on else order.decided_on


def _day(source: Source, name: str) -> date | None:
    value = source.values.get(name)
    return value.exact if isinstance(value, PartialDate) else None


def _check(draft: OrderDraft, org_seq: int, *, on: date) -> None:
    order, wrong = draft.order, {}
    for name, day in (("decided_on", order.decided_on), ("signed_on", draft.signed_on)):
        if day is not None and day > on:
            wrong[name] = FieldError(NOT_AHEAD, {})
    if wrong:
        raise BadInput(wrong)
    book = rules_for(org_seq)
    check_order(
        Ordered(
            kind=order.kind, decided_on=order.decided_on, received_on=order.received_on,
            from_on=order.ordered_from, until_on=order.ordered_until,
        ),
        book,
    )  # fmt: skip
    if draft.reported_on is not None:
        facts = ReportInFacts(order.kind, order.received_on)
        check_reported_on(draft.reported_on, facts, on=on)
    if draft.signed_on is not None:
        check_signed_on(draft.signed_on, reported_on=draft.reported_on, explained_on=None, on=on)
