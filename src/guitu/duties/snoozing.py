"""Putting a duty off for some days, with a reason and within a limit; and comments on a duty."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.access.queries import stood_in_for
from guitu.access.scope import within
from guitu.audit.actions import record
from guitu.duties.actions import check_open
from guitu.duties.models import Duty, DutyComment, Snooze
from guitu.duties.policy import rules_for
from guitu.duties.rules import (
    Deferrable,
    check_can_be_snoozed,
    check_snooze_day,
    has_legal_deadline,
    last_snooze_day,
)
from guitu.duties.terms import SnoozeReason
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.policy import Row
from guitu.web import clock

SUBJECT = "snoozing"


@dataclass(frozen=True)
class NewSnooze:
    """Until which day, why, and a word on it."""

    until_on: date
    reason: SnoozeReason
    note: str = ""


@transaction.atomic
def snooze(duty_id: uuid.UUID, new: NewSnooze, *, actor: Actor, on: date) -> Snooze:
    """Take a duty from the first screen until a day. Its due day stays, and late stays late.

    Whoever sees to it may, whoever stands in, and whoever gives duties out. Raises WrongStatus
    where it was put off too often, cannot be done yet or the law's day has come; BadInput for a
    day beyond the limit of the practice row, or “another reason” without a word.
    """
    duty = Duty.objects.select_for_update().get(pk=duty_id)
    check_may_snooze(duty, actor, on=on)
    check_open(duty)
    row, facts = limits_of(duty, on=on), deferrable(duty)
    check_can_be_snoozed(facts, most_times=row.values["most_times"], on=on)
    if new.reason == SnoozeReason.OTHER and not new.note.strip():
        raise BadInput.of("note", gettext_noop("Say what the reason is."))
    most_days = row.values["most_days"][str(new.reason)]
    check_snooze_day(facts, new.until_on, most_days=most_days, on=on)
    made = Snooze.objects.create(
        duty=duty,
        person_id=duty.person_id,
        org_seq=duty.org_seq,
        sec_label=duty.sec_label,
        created_by=actor.user_id,
        reason=new.reason,
        note=new.note.strip(),
        from_on=on,
        until_on=new.until_on,
    )
    duty.snoozed_until = new.until_on
    duty.save(update_fields=["snoozed_until"])
    record("duty.snoozed", actor=actor, subject=duty, reason=str(new.reason), kind=duty.kind)
    return made


@transaction.atomic
def undo_snooze(duty_id: uuid.UUID, *, actor: Actor, on: date) -> Duty:
    """Bring a duty that was put off back to the first screen; the entry stays, struck out."""
    duty = Duty.objects.select_for_update().get(pk=duty_id)
    check_may_snooze(duty, actor, on=on)
    if duty.snoozed_until is None:
        raise WrongStatus(gettext_noop("This duty is not put off."))
    latest = of_duty(duty).filter(voided_at=None).first()
    if latest is not None:
        latest.voided_at, latest.voided_by = clock.now(), actor.user_id
        latest.void_reason = gettext_noop("Undone.")
        latest.save(update_fields=["voided_at", "voided_by", "void_reason"])
    duty.snoozed_until = None
    duty.save(update_fields=["snoozed_until"])
    record("duty.snooze_undone", actor=actor, subject=duty, kind=duty.kind)
    return duty


def of_duty(duty: Duty) -> QuerySet[Snooze]:
    """Return when a duty was put off, the latest first, undone ones too."""
    return Snooze.objects.filter(duty=duty).order_by("-created_at")


def snoozes_in_force(duties: Sequence[Duty], *, on: date) -> QuerySet[Snooze]:
    """Return the snooze of each duty that is put off on the day `on`, the latest last."""
    away = [duty.pk for duty in duties if duty.snoozed_until and duty.snoozed_until > on]
    return Snooze.objects.filter(duty__in=away, voided_at=None).order_by("created_at")


def unseen_comments(duties: Sequence[Duty], actor: Actor) -> QuerySet[DutyComment]:
    """Return the comments not read yet on duties that the actor sees to."""
    mine = [duty.pk for duty in duties if duty.assignee_id == actor.user_id]
    return DutyComment.objects.filter(duty__in=mine, seen_on=None, voided_at=None)


def times_snoozed(duty: Duty) -> int:
    """Return how often this duty was put off; a duty that only moved keeps its count."""
    same = Duty.objects.filter(subject_id=duty.subject_id, key=duty.key)
    return Snooze.objects.filter(duty__in=same, voided_at=None).count()


def deferrable(duty: Duty) -> Deferrable:
    """Return what the rules of putting off look at."""
    return Deferrable(
        window_from=duty.window_from,
        due_on=duty.due_on,
        is_legal=has_legal_deadline(duty.because),
        times_before=times_snoozed(duty),
    )


def limits_of(duty: Duty, *, on: date) -> Row:
    """Return the row of local practice that limits putting off, in force on the day `on`."""
    return rules_for(duty.org_seq).row(SUBJECT, on)


def latest_days(duty: Duty, *, on: date) -> list[tuple[SnoozeReason, date]]:
    """Return until when each reason allows a duty to be put off; raises WrongStatus for none."""
    row, facts = limits_of(duty, on=on), deferrable(duty)
    check_can_be_snoozed(facts, most_times=row.values["most_times"], on=on)
    return [
        (reason, last_snooze_day(facts, most_days=row.values["most_days"][reason.value], on=on))
        for reason in SnoozeReason
    ]


def may_snooze(duty: Duty, actor: Actor, *, on: date) -> bool:
    """Return whether the actor sees to this duty, stands in for who does, or gives duties out."""
    if actor.may(Permission.DUTY_ASSIGN, duty.org_seq):
        return True
    if not actor.may(Permission.DUTY_READ, duty.org_seq) or duty.assignee_id is None:
        return False
    return duty.assignee_id == actor.user_id or duty.assignee_id in stood_in_for(
        actor.user_id, on=on
    )


def check_may_snooze(duty: Duty, actor: Actor, *, on: date) -> None:
    """Raise AccessDenied unless the actor may put this duty off."""
    if not may_snooze(duty, actor, on=on):
        raise AccessDenied(
            gettext_noop("Only whoever sees to this duty, or gives duties out, puts it off.")
        )


@transaction.atomic
def comment(duty_id: uuid.UUID, text: str, *, actor: Actor) -> DutyComment:
    """Say something of a duty to whoever sees to it; for supervisors who read the digest."""
    duty = Duty.objects.select_for_update().get(pk=duty_id)
    require(actor, Permission.DIGEST_READ, org_seq=duty.org_seq)
    if not text.strip():
        raise BadInput.of("text", gettext_noop("Write what is to be said."))
    made = DutyComment.objects.create(
        duty=duty,
        person_id=duty.person_id,
        org_seq=duty.org_seq,
        sec_label=duty.sec_label,
        created_by=actor.user_id,
        text=text.strip(),
        to_id=duty.assignee_id,
    )
    record("duty.commented", actor=actor, subject=duty, kind=duty.kind)
    return made


@transaction.atomic
def void_comment(comment_id: uuid.UUID, *, actor: Actor) -> DutyComment:
    """Take back one's own comment; it stays on record, struck out."""
    row = DutyComment.objects.select_for_update().get(pk=comment_id)
    if row.created_by != actor.user_id:
        raise AccessDenied(gettext_noop("Only whoever wrote a comment takes it back."))
    if row.voided_at:
        raise WrongStatus(gettext_noop("This was voided before."))
    row.voided_at, row.voided_by = clock.now(), actor.user_id
    row.void_reason = gettext_noop("Undone.")
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("duty.comment_voided", actor=actor, subject=row)
    return row


def comments_of(duty: Duty) -> QuerySet[DutyComment]:
    """Return what supervisors said of a duty, the latest first."""
    return DutyComment.objects.filter(duty=duty, voided_at=None).order_by("-created_at")


def comments_visible_to(actor: Actor) -> QuerySet[DutyComment]:
    """Return the comments where the actor reads the digest of an office."""
    return DutyComment.objects.filter(within(actor, Permission.DIGEST_READ))


def mark_seen(duty: Duty, *, actor: Actor, on: date) -> int:
    """Note that whoever sees to a duty has read what was said of it."""
    if duty.assignee_id != actor.user_id:
        return 0
    return DutyComment.objects.filter(duty=duty, seen_on=None).update(seen_on=on)
