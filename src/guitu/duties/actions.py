"""Acts on duties: follow a plan, meet, waive, assign."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Model, Q, QuerySet

from guitu.access.actors import Actor, require
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.audit.actions import entry, record, record_all
from guitu.duties import storing
from guitu.duties.matching import Done, matched
from guitu.duties.models import Duty
from guitu.duties.plan import PlannedDuty
from guitu.duties.queries import OPEN, UNMET
from guitu.duties.reconciling import difference
from guitu.duties.terms import Party
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.web import clock

NO_LONGER_HOLDS = "The plan no longer asks for it."


@dataclass(frozen=True)
class DutySubject:
    """What duties are about: a record of some type, its organisation and label, its person.

    `worker_id` is the colleague who sees to it; new duties of the community are given to that
    colleague from the start.
    """

    type: str
    id: uuid.UUID
    org_seq: int
    sec_label: int
    person_id: uuid.UUID | None = None
    worker_id: uuid.UUID | None = None

    @classmethod
    def of(cls, subject: Model) -> "DutySubject":
        """Return the subject that stands for a model instance."""
        return cls(
            type=subject._meta.label_lower,
            id=subject.pk,
            org_seq=subject.org_seq,
            sec_label=subject.sec_label,
            person_id=getattr(subject, "person_id", None),
            worker_id=getattr(subject, "worker_id", None),
        )


@transaction.atomic
def reconcile(
    subject: DutySubject,
    planned: Iterable[PlannedDuty],
    *,
    actor: Actor,
    on: date,
    reason: str = NO_LONGER_HOLDS,
) -> None:
    """Make the open duties of `subject` follow the plan; met and waived ones never change.

    Idempotent: the same plan twice changes nothing. What no longer holds is voided with `reason`;
    an assignee stays with a duty that only moved.
    """
    stored = Duty.objects.filter(subject_id=subject.id, voided_at=None).order_by("pk")
    found = difference(planned, stored.select_for_update())
    gone = [duty for duty, _plan in found.replace] + list(found.void)
    if gone:
        Duty.objects.filter(pk__in=[duty.pk for duty in gone]).update(
            voided_at=clock.now(), voided_on=on, voided_by=actor.user_id, void_reason=reason
        )
    fresh = [_duty(subject, plan, actor=actor) for plan in found.insert]
    fresh += [
        _duty(subject, plan, actor=actor, assignee_id=duty.assignee_id)
        for duty, plan in found.replace
    ]
    Duty.objects.bulk_create(fresh, batch_size=1000)


def follow_worker(duties: Q, *, before: uuid.UUID | None, now: uuid.UUID | None) -> int:
    """Give the open duties of the community that were the former worker's, or nobody's, to the new.

    What was given to another colleague by hand stays there. Returns how many changed hands.
    """
    theirs = Q(assignee=None) | Q(assignee_id=before)
    rows = Duty.objects.filter(duties, theirs, OPEN, party=Party.COMMUNITY)
    return rows.update(assignee_id=now)


def open_new(
    subjects: Iterable[tuple[DutySubject, Iterable[PlannedDuty], Mapping[str, tuple[Model, date]]]],
    *,
    actor: Actor,
) -> None:
    """Store the duties of subjects that have none yet; for ledgers.

    With each goes what met some of them already: key to the record and its day.
    """
    storing.insert(subjects, created_by=actor.user_id, at=clock.now())


def _duty(
    subject: DutySubject, plan: PlannedDuty, *, actor: Actor, assignee_id: uuid.UUID | None = None
) -> Duty:
    return Duty(
        org_seq=subject.org_seq,
        sec_label=subject.sec_label,
        created_by=actor.user_id,
        kind=plan.kind,
        key=plan.key,
        subject_type=subject.type,
        subject_id=subject.id,
        person_id=subject.person_id,
        window_from=plan.window_from,
        due_on=plan.due_on,
        party=str(plan.party),
        role=plan.role,
        assignee_id=assignee_id or storing.worker(subject, plan),
        because=[citation.as_json() for citation in plan.because],
        params=dict(plan.params),
    )


def meet(subject_id: uuid.UUID, key: str, *, by: Model, on: date) -> bool:
    """Discharge the open duty `key` of the subject with the record `by`, on the day `on`.

    Returns whether there was such a duty; a duty already met stays with its first record.
    """
    open_duty = Duty.objects.filter(
        subject_id=subject_id, key=key, voided_at=None, met_on=None, waived_on=None
    )
    return bool(open_duty.update(met_on=on, met_by_type=by._meta.label_lower, met_by_id=by.pk))


def discharge(
    subject_id: uuid.UUID, kinds: Iterable[str], done: Iterable[Done[Model]]
) -> list[Duty]:
    """Meet the open duties of those kinds with what was done in their windows; return them.

    Give every record of the subject that is not voided: one that already meets a duty of these
    kinds is left where it is, so that calling it again, or after a new plan, changes nothing.
    """
    of_kinds = Duty.objects.filter(subject_id=subject_id, kind__in=list(kinds), voided_at=None)
    taken = set(of_kinds.filter(met_on__isnull=False).values_list("met_by_id", flat=True))
    free = [each for each in done if each.by.pk not in taken]
    if not free:
        return []
    met = []
    locked = of_kinds.filter(UNMET).order_by("pk").select_for_update()
    for duty, each in matched(sorted(locked, key=lambda duty: duty.key), free):
        duty.met_on, duty.met_by_id = each.on, each.by.pk
        duty.met_by_type = each.by._meta.label_lower
        met.append(duty)
    Duty.objects.bulk_update(met, ["met_on", "met_by_type", "met_by_id"])
    return met


def reopen(by: Model) -> list[Duty]:
    """Open the duties again that the record `by` met, because it is voided; return them.

    The only way in which a met duty changes: what met it no longer counts. Call `discharge`
    afterwards, since another record may meet them now.
    """
    duties = list(
        Duty.objects.select_for_update()
        .filter(met_by_id=by.pk, met_by_type=by._meta.label_lower, voided_at=None)
        .order_by("pk")
    )
    for duty in duties:
        duty.met_on, duty.met_by_id, duty.met_by_type = None, None, ""
    Duty.objects.bulk_update(duties, ["met_on", "met_by_type", "met_by_id"])
    return duties


def hand_on(duties: QuerySet[Duty], *, to: User, actor: Actor) -> list[Duty]:
    """Give open duties to the colleague who takes a colleague's work over; return them.

    Without the right to give duties out: that was asked of whoever made the hand-over pack.
    """
    rows = list(duties.filter(OPEN).order_by("pk").select_for_update())
    Duty.objects.filter(pk__in=[duty.pk for duty in rows]).update(assignee=to)
    record_all([entry("duty.handed_on", actor=actor, subject=duty, to=str(to.pk)) for duty in rows])
    return rows


@transaction.atomic
def waive(duty_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Duty:
    """Release somebody from a duty, with a reason that stays on record.

    Raises BadInput without a reason, WrongStatus when it is met, waived or voided already.
    """
    duty = Duty.objects.select_for_update().get(pk=duty_id)
    require(actor, Permission.DUTY_WAIVE, org_seq=duty.org_seq)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why this need not be done."))
    check_open(duty)
    duty.waived_on, duty.waived_by, duty.waive_reason = on, actor.user_id, reason.strip()
    duty.save(update_fields=["waived_on", "waived_by", "waive_reason"])
    record("duty.waived", actor=actor, subject=duty, reason=duty.waive_reason, kind=duty.kind)
    return duty


@transaction.atomic
def unwaive(duty_id: uuid.UUID, *, actor: Actor) -> Duty:
    """Undo a waiver: the duty is open again with its old due day."""
    duty = Duty.objects.select_for_update().get(pk=duty_id)
    require(actor, Permission.DUTY_WAIVE, org_seq=duty.org_seq)
    duty.waived_on, duty.waived_by, duty.waive_reason = None, None, ""
    duty.save(update_fields=["waived_on", "waived_by", "waive_reason"])
    record("duty.waiver_undone", actor=actor, subject=duty, kind=duty.kind)
    return duty


@transaction.atomic
def assign(duty_ids: Iterable[uuid.UUID], *, to: User | None, actor: Actor) -> int:
    """Give open duties to one colleague, or to nobody; return how many changed hands."""
    duties = list(Duty.objects.select_for_update().filter(pk__in=list(duty_ids)).order_by("pk"))
    for duty in duties:
        require(actor, Permission.DUTY_ASSIGN, org_seq=duty.org_seq)
        check_open(duty)
        duty.assignee = to
    Duty.objects.bulk_update(duties, ["assignee"])
    for duty in duties:
        record("duty.assigned", actor=actor, subject=duty, to=str(to.pk) if to else "")
    return len(duties)


def check_open(duty: Duty) -> None:
    """Raise WrongStatus for a duty that was met, waived or voided."""
    if duty.voided_at or duty.is_history:
        raise WrongStatus(
            gettext_noop("This duty is no longer open: it was met, waived or voided.")
        )
