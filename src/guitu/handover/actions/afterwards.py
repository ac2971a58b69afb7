"""After the gate: arrival, report-in, agreement, being in touch again, and closing."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from guitu.access.actors import Actor
from guitu.audit.actions import record
from guitu.duties.actions import meet
from guitu.handover import rules
from guitu.handover.actions.photos import keep_photos
from guitu.handover.duties import CLOSED, replan
from guitu.handover.locking import become, keep, locked, part
from guitu.handover.models import Arrival, HandOver, Recontact
from guitu.handover.terms import ArrivedAt, ContactChannel, PhotoOf, Stage
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures import actions as measures
from guitu.measures import queries as measure_queries
from guitu.measures.models import Measure

ORDER_ASKS = gettext_noop("The order is on file and asks for it itself.")


@dataclass(frozen=True)
class NewArrival:
    """When and at what kind of place the person arrived; the address stands in the file."""

    arrived_at: datetime
    place: ArrivedAt = ArrivedAt.HOME
    remark: str = ""
    photos: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class NewRecontact:
    """A contact after the homecoming; the note is sealed."""

    contacted_on: date
    channel: ContactChannel
    note: str = ""


@transaction.atomic
def arrive(hand_over_id: uuid.UUID, new: NewArrival, *, actor: Actor, on: date) -> Arrival:
    """Record that the person reached the place where he or she will live.

    Raises BadInput in the future or before the day of the outcome.
    """
    hand_over = locked(hand_over_id, actor)
    rules.HAND_OVER.check(hand_over.stage, "arrive")
    day = timezone.localdate(new.arrived_at)
    if day > on:
        raise BadInput.of("arrived_at", gettext_noop("This day has not come yet."))
    if hand_over.outcome_on and day < hand_over.outcome_on:
        raise BadInput.of("arrived_at", gettext_noop("This is before the person came out."))
    seen = {"arrived_at": new.arrived_at, "place": new.place, "remark": new.remark}
    row = part(hand_over, Arrival, actor=actor, **seen)
    row.save()
    keep_photos(hand_over, new.photos, PhotoOf.ARRIVAL, actor=actor, on=on)
    become(hand_over, "arrive", on=on)
    record("handover.arrived", actor=actor, subject=hand_over, day=day, place=str(new.place))
    _catch_up(hand_over, actor=actor, on=on)
    return row


@transaction.atomic
def report_in(hand_over_id: uuid.UUID, *, reported_on: date, actor: Actor, on: date) -> HandOver:
    """Record the report-in on the order that the person's file holds.

    Raises WrongStatus where no file is open or no order is on it yet.
    """
    hand_over = locked(hand_over_id, actor)
    measure = (
        measure_queries.in_force(hand_over.person_id, actor, on=on) if hand_over.person_id else None
    )
    if measure is None:
        raise WrongStatus(gettext_noop("There is no order on file yet. Record the order first."))
    measures.report_in(measure.pk, reported_on=reported_on, actor=actor, on=on)
    hand_over.refresh_from_db()
    return hand_over


def follow_measure(measure: Measure, actor: Actor, on: date) -> None:
    """Take notice of an act on a measure: order on file, reported in, agreement signed.

    Called after every act on a measure, in its transaction; a second call changes nothing. Measures
    ordered before the one that ended with the release are left aside.
    """
    rows = HandOver.objects.select_for_update(of=("self",)).select_related("notice")
    began = Q(notice__decided_on=None) | Q(notice__decided_on__lte=measure.decided_on)
    for hand_over in rows.filter(began, person_id=measure.person_id, closed_on=None):
        _follow_order(hand_over, actor=actor, on=on)
        _follow_report_in(hand_over, measure, actor=actor)
        _follow_agreement(hand_over, measure, actor=actor, on=on)


def _follow_order(hand_over: HandOver, *, actor: Actor, on: date) -> None:
    """The plan of the measure asks for the report-in from now on."""
    if not hand_over.has_order:
        keep(hand_over, has_order=True)
        replan(hand_over, actor=actor, on=on, reason=ORDER_ASKS)


def _follow_report_in(hand_over: HandOver, measure: Measure, *, actor: Actor) -> None:
    if measure.reported_on and not hand_over.reported_in_on:
        keep(hand_over, reported_in_on=measure.reported_on)
        meet(hand_over.pk, "report_in", by=measure, on=measure.reported_on)
        record("handover.reported_in", actor=actor, subject=hand_over, day=measure.reported_on)


def _follow_agreement(hand_over: HandOver, measure: Measure, *, actor: Actor, on: date) -> None:
    if hand_over.agreement_signed_on:
        return
    rows = measure.agreements.filter(signed_on__isnull=False, voided_at=None)
    signed = rows.order_by("signed_on").values_list("signed_on", flat=True).first()
    if signed:
        keep(hand_over, agreement_signed_on=signed)
        if hand_over.stage == Stage.ARRIVED:
            _end_with_agreement(hand_over, actor=actor, on=on)


def _end_with_agreement(hand_over: HandOver, *, actor: Actor, on: date) -> None:
    become(hand_over, "sign", on=on)
    record(
        "handover.agreement_signed", actor=actor, subject=hand_over,
        day=hand_over.agreement_signed_on,
    )  # fmt: skip


@transaction.atomic
def recontact(hand_over_id: uuid.UUID, new: NewRecontact, *, actor: Actor, on: date) -> Recontact:
    """Record a contact after the homecoming, or that nobody was reached.

    Raises WrongStatus before the gate, BadInput in the future or before the release day.
    """
    hand_over = locked(hand_over_id, actor)
    if not hand_over.outcome:
        raise WrongStatus(gettext_noop("Record first how the person came out."))
    if new.contacted_on > on:
        raise BadInput.of("contacted_on", gettext_noop("This day has not come yet."))
    if new.contacted_on < hand_over.release_on:
        raise BadInput.of("contacted_on", gettext_noop("This is before the release day."))
    row = part(hand_over, Recontact, actor=actor, **vars(new))
    row.save()
    if new.channel != ContactChannel.NOT_REACHED:
        meet(hand_over.pk, "recontact", by=row, on=new.contacted_on)
    record(
        "handover.recontacted", actor=actor, subject=hand_over, day=new.contacted_on,
        channel=str(new.channel),
    )  # fmt: skip
    return row


@transaction.atomic
def close(hand_over_id: uuid.UUID, *, reason: str = "", actor: Actor, on: date) -> HandOver:
    """Take a hand-over off the board; what is still open of it is voided with the reason.

    Raises WrongStatus without an outcome or while nobody knows where the person is; BadInput where
    it ends without an agreement and nobody says why.
    """
    hand_over = locked(hand_over_id, actor)
    rules.check_close(hand_over.stage, reason=reason)
    keep(hand_over, closed_on=on, close_reason=reason.strip())
    record("handover.closed", actor=actor, subject=hand_over, stage=str(hand_over.stage))
    replan(hand_over, actor=actor, on=on, reason=CLOSED)
    return hand_over


def _catch_up(hand_over: HandOver, *, actor: Actor, on: date) -> None:
    """Sign at once where the agreement was signed before somebody recorded the arrival."""
    if hand_over.agreement_signed_on:
        _end_with_agreement(hand_over, actor=actor, on=on)
