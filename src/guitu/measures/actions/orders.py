"""Recording an order of the police and that the person reported in."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.actions import DutySubject, meet, reconcile
from guitu.duties.policy import rules_for
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures import followers
from guitu.measures.actions.locking import locked
from guitu.measures.actions.statuses import (
    Change,
    Paper,
    change_status,
    first_period,
    move,
)
from guitu.measures.models import Measure, StatusPeriod
from guitu.measures.planning import ordered, reckon_term, replan, report_in_facts
from guitu.measures.rules.duration import check_order, check_release_day
from guitu.measures.rules.reporting import check_reported_on
from guitu.measures.terms import Act, MeasureKind
from guitu.orgs.models import Org
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Person
from guitu.people.records import about
from guitu.people.terms import DocumentKind
from guitu.web import clock

VOIDED = "The order was voided."


@dataclass(frozen=True)
class NewOrder:
    """What the decision says, when it was served, and where it is carried out.

    `released_on` is the day of release from isolation where there was one, only to be compared.
    `continues` is the measure before a change of place, `came_from` the office that kept it in
    another installation, `id` a key that the caller made.
    """

    kind: MeasureKind
    decision_number: str
    decided_by: str
    decided_on: date
    received_on: date
    place: Org
    ordered_months: int | None = None
    ordered_from: date | None = None
    ordered_until: date | None = None
    basis: str = ""
    deducted_days: int = 0
    is_far: bool = False
    recorded_from: date | None = None
    continues: uuid.UUID | None = None
    came_from: str = ""
    id: uuid.UUID | None = None
    released_on: date | None = None


@transaction.atomic
def record_order(
    person_id: uuid.UUID, new: NewOrder, *, scan: bytes | None = None, actor: Actor, on: date
) -> Measure:
    """Put an order of the police on record; the duty to report in follows at once.

    Raises BadInput with every wrong field, AccessDenied, Person.DoesNotExist out of scope.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    require_order(actor, person.org_seq)
    measure = new_measure(person, new, actor=actor)
    check_new(measure, new, on=on)
    _check_once(measure, new)
    reckon_term(measure, rules_for(person.org_seq))
    measure.save(force_insert=True)
    first_period(measure, actor=actor)
    if scan is not None:
        paper = NewPaper(
            kind=DocumentKind.DECISION,
            number=new.decision_number,
            issued_by=new.decided_by,
            issued_on=new.decided_on,
            received_on=new.received_on,
            content=scan,
            subject=(measure._meta.label_lower, measure.pk),
        )
        measure.decision = add_paper(person_id, paper, actor=actor, on=on)
        measure.save(update_fields=["decision"])
    record("measures.order_recorded", actor=actor, subject=measure, kind=str(new.kind))
    replan(measure, actor=actor, on=on)
    return measure


@transaction.atomic
def report_in(measure_id: uuid.UUID, *, reported_on: date, actor: Actor, on: date) -> Measure:
    """Record that the person reported in; community detoxification counts from that day.

    Raises BadInput for a day before the decision was received or in the future, WrongStatus when
    it is recorded already.
    """
    measure = locked(measure_id)
    require(actor, Permission.MEASURE_WRITE, org_seq=measure.org_seq)
    if measure.reported_on is not None:
        raise WrongStatus(
            gettext_noop("Reporting in is on record already, for %(day)s."),
            day=measure.reported_on.isoformat(),
        )
    check_reported_on(reported_on, report_in_facts(measure), on=on)
    move(measure, Change(Act.REPORT_IN, reported_on), actor=actor, on=on)
    measure.reported_on = reported_on
    reckon_term(measure, rules_for(measure.org_seq))
    measure.save(update_fields=["reported_on", "starts_on", "ends_on", "end_because", "end_steps"])
    meet(measure.pk, "report_in", by=measure, on=reported_on)
    record("measures.reported_in", actor=actor, subject=measure, day=reported_on)
    replan(measure, actor=actor, on=on)
    return measure


@transaction.atomic
def void_order(measure_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Measure:
    """Void an order entered by mistake, with its open duties. Raises BadInput without a reason."""
    measure = locked(measure_id)
    require_order(actor, measure.org_seq)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the order is voided."))
    if measure.agreements.filter(signed_on__isnull=False).exists():
        raise WrongStatus(
            gettext_noop("An agreement was signed under this order; it cannot be voided any more.")
        )
    fields = {
        "voided_at": clock.now(), "voided_by": actor.user_id, "void_reason": reason.strip()
    }  # fmt: skip
    StatusPeriod.objects.filter(measure=measure, voided_at=None).update(**fields)
    for name, value in fields.items():
        setattr(measure, name, value)
    measure.save(update_fields=list(fields))
    reconcile(DutySubject.of(measure), [], actor=actor, on=on, reason=VOIDED)
    followers.tell(measure, actor=actor, on=on)
    record("measures.order_voided", actor=actor, subject=measure, reason=reason.strip())
    return measure


@transaction.atomic
def record_release(
    measure_id: uuid.UUID, notice: Paper, *, received_on: date, actor: Actor, on: date
) -> Measure:
    """Record the notice of the police that the measure has ended.

    Raises BadInput before the term is over: nothing ends a community measure early.
    """
    measure = locked(measure_id)
    if measure.ends_on is not None and received_on <= measure.ends_on:
        raise BadInput.of(
            "received_on",
            gettext_noop("The term runs until %(day)s; no provision ends it earlier."),
            day=measure.ends_on.isoformat(),
        )
    change = Change(Act.RELEASE, received_on, {DocumentKind.MEASURE_END_NOTICE: notice})
    return change_status(measure_id, change, actor=actor, on=on)


def record_orders(
    orders: Iterable[tuple[uuid.UUID, NewOrder, date | None]], *, actor: Actor, on: date
) -> list[Measure]:
    """Record many orders: (person, order, day of reporting in or None), for ledgers."""
    found = []
    for person_id, new, reported_on in orders:
        measure = record_order(person_id, new, actor=actor, on=on)
        if reported_on is not None:
            measure = report_in(measure.pk, reported_on=reported_on, actor=actor, on=on)
        found.append(measure)
    return found


def require_order(actor: Actor, org_seq: int) -> None:
    """Raise AccessDenied unless the actor may put orders of that organisation on record."""
    if not actor.may(Permission.POLICE_PAPER, org_seq):
        require(actor, Permission.MEASURE_WRITE, org_seq=org_seq)


def new_measure(person: Person, new: NewOrder, *, actor: Actor) -> Measure:
    """Return the unsaved measure of an order."""
    values = {
        name: value for name, value in vars(new).items()
        if name not in ("id", "continues", "released_on")
    }  # fmt: skip
    values |= {name: values[name].strip() for name in ("decision_number", "decided_by", "basis")}
    if new.continues is not None:
        before = Measure.objects.get(pk=new.continues, person=person)
        values |= {
            "continues": before,
            "ordered_months": before.ordered_months,
            "ordered_from": before.starts_on,
            "ordered_until": before.ends_on,
        }
    measure = about(person, Measure, actor=actor, **values)
    if new.id is not None:
        measure.pk = new.id
    return measure


def check_new(measure: Measure, new: NewOrder, *, on: date) -> None:
    """Raise BadInput with every wrong field of an order that is to be recorded."""
    wrong: dict[str, FieldError] = {}
    for name in ("decision_number", "decided_by"):
        if not getattr(measure, name):
            wrong[name] = FieldError(gettext_noop("This field is needed."), {})
    for name in ("decided_on", "received_on"):
        if getattr(measure, name) > on:
            wrong[name] = FieldError(gettext_noop("This day has not come yet."), {})
    if wrong:
        raise BadInput(wrong)
    check_order(ordered(measure), rules_for(measure.org_seq))
    if new.released_on is not None:
        check_release_day(new.released_on, ordered(measure))


def _check_once(measure: Measure, new: NewOrder) -> None:
    twice = Measure.objects.filter(
        person_id=measure.person_id, decision_number=measure.decision_number, voided_at=None
    )
    if new.continues is None and twice.exists():
        raise BadInput.of(
            "decision_number", gettext_noop("This decision is already on the person's file.")
        )
