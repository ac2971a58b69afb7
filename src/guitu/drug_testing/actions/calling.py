"""Calling people to a test: the call, the proof that they were told, another day."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.roles import Role
from guitu.audit.actions import record
from guitu.drug_testing import queries
from guitu.drug_testing.actions.locking import Proof, filed, locked_measure, void
from guitu.drug_testing.actions.testing import EVIDENCE, bounds_of
from guitu.drug_testing.models import CallUp, Draw
from guitu.drug_testing.terms import CALL_UP, CallAnswer, NoticeWay
from guitu.duties.actions import DutySubject, reconcile
from guitu.duties.plan import PlannedDuty
from guitu.duties.policy import rules_for
from guitu.duties.terms import Party
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.people.records import about

WRITE = Permission.DRUG_TEST_WRITE


@dataclass(frozen=True)
class NewCallUp:
    """The day, time and place to which somebody is called."""

    call_on: date
    place: str
    call_at: time | None = None


@dataclass(frozen=True)
class Notice:
    """How and when somebody was told, what shows it, and what was answered."""

    way: NoticeWay
    noticed_at: datetime
    answer: CallAnswer
    proof: str = ""


@transaction.atomic
def call_up(
    measure_id: uuid.UUID, new: NewCallUp, *, actor: Actor, on: date, draw: Draw | None = None
) -> CallUp:
    """Call a person to a test. Raises BadInput for a day that is over, WrongStatus where the
    person is called already, has not reported in, or the measure has ended by then.
    """
    measure = locked_measure(measure_id, actor, WRITE)
    _check(measure, new, on=on)
    if measure.pk in queries.call_ups_of([measure.pk]):
        raise WrongStatus(gettext_noop("The person is called to a test already."))
    call = _saved(measure, new, draw, actor=actor)
    _follow(call, measure, actor=actor, on=on)
    record("drug_testing.called", actor=actor, subject=call, call_on=new.call_on.isoformat())
    return call


@transaction.atomic
def call_many(
    measure_ids: Iterable[uuid.UUID], new: NewCallUp, *, actor: Actor, on: date
) -> list[CallUp]:
    """Call several people to the same day and place; whoever is called already is left as is."""
    wanted = list(dict.fromkeys(measure_ids))
    if not wanted:
        raise BadInput.of("measures", gettext_noop("Choose whom to call."))
    called = queries.call_ups_of(wanted)
    return [
        call_up(measure_id, new, actor=actor, on=on)
        for measure_id in wanted
        if measure_id not in called
    ]


@transaction.atomic
def note_notice(call_id: uuid.UUID, notice: Notice, *, actor: Actor, on: date) -> CallUp:
    """Record how the person was told; later notices replace the earlier one, the trail keeps both.

    Raises BadInput for a moment to come, or after the day of the test.
    """
    call, _measure = _locked(call_id, actor)
    day = timezone.localdate(notice.noticed_at)
    if day > on:
        raise BadInput.of("noticed_at", gettext_noop("This moment has not come yet."))
    if day > call.call_on:
        raise BadInput.of(
            "noticed_at", gettext_noop("A notice after the day of the test is no notice.")
        )
    call.way, call.noticed_at = notice.way, notice.noticed_at
    call.answer, call.proof = notice.answer, notice.proof.strip()
    call.save(update_fields=["way", "noticed_at", "answer", "proof"])
    record(
        "drug_testing.told", actor=actor, subject=call, way=str(notice.way),
        answer=str(notice.answer), at=notice.noticed_at.isoformat(),
    )  # fmt: skip
    return call


@dataclass(frozen=True)
class Moved:
    """Another day, why, and what shows it."""

    to: NewCallUp
    reason: str
    proof: Proof = field(default_factory=Proof)


@transaction.atomic
def move_call_up(call_id: uuid.UUID, moved: Moved, *, actor: Actor, on: date) -> CallUp:
    """Call the person to another day instead, for a reason; return the new call-up."""
    call, measure = _locked(call_id, actor)
    if not moved.reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why it is moved."))
    _check(measure, moved.to, on=on)
    call.evidence = filed(measure.person_id, moved.proof, EVIDENCE, actor=actor, on=on)
    following = _saved(measure, moved.to, call.draw, actor=actor)
    call.moved_to, call.moved_reason = following, moved.reason.strip()
    call.save(update_fields=["moved_to", "moved_reason", "evidence"])
    reconcile(
        DutySubject.of(call), [], actor=actor, on=on, reason=gettext_noop("Another day was agreed.")
    )
    _follow(following, measure, actor=actor, on=on)
    record(
        "drug_testing.call_moved", actor=actor, subject=call,
        to=moved.to.call_on.isoformat(),
    )  # fmt: skip
    return following


@transaction.atomic
def void_call_up(call_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> CallUp:
    """Void a call-up made by mistake."""
    call, _measure = _locked(call_id, actor)
    void(call, reason=reason, actor=actor)
    reconcile(
        DutySubject.of(call), [], actor=actor, on=on, reason=gettext_noop("The call was voided.")
    )
    record("drug_testing.call_voided", actor=actor, subject=call, reason=call.void_reason)
    return call


def _locked(call_id: uuid.UUID, actor: Actor) -> tuple[CallUp, Measure]:
    measure_id = CallUp.objects.values_list("measure_id", flat=True).get(pk=call_id)
    measure = locked_measure(measure_id, actor, WRITE)
    rows = CallUp.objects.select_for_update(of=("self",)).filter(pk=call_id)
    call = queries.open_call_ups(rows).first()
    if call is None:
        raise WrongStatus(gettext_noop("What came of this call-up is on record already."))
    return call, measure


def _check(measure: Measure, new: NewCallUp, *, on: date) -> None:
    if new.call_on < on:
        raise BadInput.of("call_on", gettext_noop("This day is over."))
    if not new.place.strip():
        raise BadInput.of("place", gettext_noop("Say where to come."))
    bounds = bounds_of(measure)
    if bounds.reported_on is None:
        raise WrongStatus(
            gettext_noop("The person has not reported in yet. Tests begin after that.")
        )
    if bounds.stopped_on is not None and new.call_on >= bounds.stopped_on:
        raise BadInput.of("call_on", gettext_noop("The measure has ended by that day."))


def _saved(measure: Measure, new: NewCallUp, draw: Draw | None, *, actor: Actor) -> CallUp:
    call = about(
        measure.person,
        CallUp,
        actor=actor,
        measure=measure,
        call_on=new.call_on,
        call_at=new.call_at,
        place=new.place.strip(),
        draw=draw,
    )
    call.save()
    return call


def _follow(call: CallUp, measure: Measure, *, actor: Actor, on: date) -> None:
    """Put the day of the test on the worklist of whoever accompanies the person."""
    row = rules_for(call.org_seq).row("test_plan", call.call_on)
    duty = PlannedDuty(
        key=CALL_UP,
        kind=CALL_UP,
        window_from=call.call_on,
        due_on=call.call_on,
        party=Party.COMMUNITY,
        role=Role.COMMUNITY_WORKER.value,
        because=row.cites,
    )
    subject = DutySubject(
        type=call._meta.label_lower,
        id=call.pk,
        org_seq=call.org_seq,
        sec_label=call.sec_label,
        person_id=call.person_id,
        worker_id=measure.worker_id,
    )
    reconcile(subject, [duty], actor=actor, on=on)
