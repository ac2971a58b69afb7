"""Standing in for a colleague during leave. It gives no right: who lacks one asks for it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from guitu.access.actions import NewGrant, grant
from guitu.access.actors import Actor
from guitu.access.models import Grant, RoleAsked, StandIn, User
from guitu.access.permissions import Permission
from guitu.access.queries import in_force
from guitu.access.roles import ROLES, Role
from guitu.access.terms import Answer, AwayReason
from guitu.audit.actions import record
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.web import clock

LONGEST_DAYS = 366
UNDONE = gettext_noop("Undone.")


@dataclass(frozen=True)
class NewStandIn:
    """Who is away, who stands in, from and until which day, and why."""

    absent: User
    stand_in: User
    from_on: date
    until_on: date
    reason: AwayReason


@transaction.atomic
def name_stand_in(new: NewStandIn, *, actor: Actor, on: date) -> StandIn:
    """Let a colleague stand in for another; it ends by itself after the last day.

    Colleagues arrange their own leave; for others, whoever gives out duties where they work.
    Raises BadInput for days that are over or overlap, and for a stand-in who is away as well.
    """
    list(User.objects.select_for_update().filter(pk__in=[new.absent.pk, new.stand_in.pk]))
    check_may_name(new.absent, actor, on=on)
    _check(new, on=on)
    row = StandIn.objects.create(created_by=actor.user_id, **vars(new))
    record("stand_in.named", actor=actor, subject=row, reason=str(new.reason))
    return row


@transaction.atomic
def end_early(stand_in_id: uuid.UUID, *, actor: Actor, on: date) -> StandIn:
    """End it with the day before `on`, because the colleague is back; one not begun is voided."""
    row = _open_row(stand_in_id, actor=actor, on=on)
    if row.from_on >= on:
        return _voided(row, actor=actor)
    row.until_on = on - timedelta(days=1)
    row.save(update_fields=["until_on"])
    record("stand_in.ended", actor=actor, subject=row, last_day=row.until_on.isoformat())
    return row


@transaction.atomic
def undo(stand_in_id: uuid.UUID, *, actor: Actor, on: date) -> StandIn:
    """Take back a stand-in named by mistake."""
    return _voided(_open_row(stand_in_id, actor=actor, on=on), actor=actor)


def check_may_name(absent: User, actor: Actor, *, on: date) -> None:
    """Raise AccessDenied unless it is one's own leave, or one gives out duties where they work."""
    places = in_force(on).filter(user=absent).values_list("org__seq", flat=True)
    gives_duties = any(actor.may(Permission.DUTY_ASSIGN, seq) for seq in places)
    if actor.user_id != absent.pk and not gives_duties:
        raise AccessDenied(
            gettext_noop("Your post does not let you arrange the work of this colleague.")
        )


def of_user(user: User) -> QuerySet[StandIn]:
    """Return when a colleague was and will be away, and who stood in, the latest first."""
    rows = StandIn.objects.filter(Q(absent=user) | Q(stand_in=user), voided_at=None)
    return rows.select_related("absent", "stand_in").order_by("-from_on", "-created_at")


def lacking_posts(row: StandIn, *, on: date) -> list[Grant]:
    """Return the posts of the absent colleague whose worklist the stand-in does not see.

    Judged on the first day of the stand-in that is not over, by grants of the stand-in alone.
    """
    day = max(row.from_on, on)
    wanted = in_force(day).filter(user=row.absent, role__in=working_roles())
    held = in_force(day).filter(user=row.stand_in, role__in=working_roles())
    ranges = list(held.values_list("org__seq", "org__seq_end"))
    return [
        post
        for post in wanted.select_related("org")
        if not any(lo <= post.org.seq and post.org.seq_end <= hi for lo, hi in ranges)
    ]


def working_roles() -> list[str]:
    """Return the roles that see a worklist."""
    return [role.value for role, spec in ROLES.items() if Permission.DUTY_READ in spec.permissions]


@transaction.atomic
def ask_for_roles(stand_in_id: uuid.UUID, *, actor: Actor, on: date) -> list[RoleAsked]:
    """Ask the security administrator for the posts that a stand-in lacks, for its days only.

    Asking twice asks once. Nothing is given by asking.
    """
    row = _open_row(stand_in_id, actor=actor, on=on)
    known = set(row.asked.values_list("org_id", flat=True))
    asked = []
    for post in lacking_posts(row, on=on):
        if post.org_id in known:
            continue
        one = RoleAsked.objects.create(
            user=row.stand_in,
            role=post.role,
            org=post.org,
            from_on=max(row.from_on, on),
            until_on=row.until_on,
            stand_in=row,
            created_by=actor.user_id,
        )
        record("role.asked", actor=actor, subject=one, role=str(post.role), org=post.org.code)
        asked.append(one)
    return asked


@transaction.atomic
def answer_asked(asked_id: uuid.UUID, answer: Answer, *, actor: Actor, on: date) -> RoleAsked:
    """Give the role that was asked for, for its days, or decline. Raises WrongStatus when answered.

    `grant` asks whether the actor may, and refuses what no post may have.
    """
    row = RoleAsked.objects.select_for_update().select_related("org", "user").get(pk=asked_id)
    if not actor.may(Permission.GRANT_EDIT, row.org.seq):
        raise AccessDenied(
            gettext_noop("Your post does not let you %(act)s."), act=Permission.GRANT_EDIT.label
        )
    if row.answer:
        raise WrongStatus(gettext_noop("This was answered before."))
    if answer == Answer.GIVEN:
        post = NewGrant(Role(row.role), row.org, max(row.from_on, on), row.until_on)
        grant(row.user, post, actor=actor)
    row.answer, row.answered_on, row.answered_by = answer, on, actor.user_id
    row.save(update_fields=["answer", "answered_on", "answered_by"])
    record("role.answered", actor=actor, subject=row, answer=str(answer))
    return row


def _check(new: NewStandIn, *, on: date) -> None:
    if new.until_on < new.from_on:
        raise BadInput.of("until_on", gettext_noop("The last day is before the first."))
    if new.until_on < on:
        raise BadInput.of("until_on", gettext_noop("These days are over."))
    if (new.until_on - new.from_on).days > LONGEST_DAYS:
        raise BadInput.of("until_on", gettext_noop("At most a year; a longer time is a hand-over."))
    if new.absent.pk == new.stand_in.pk:
        raise BadInput.of("stand_in", gettext_noop("Choose somebody else to stand in."))
    if not new.stand_in.is_active:
        raise BadInput.of("stand_in", gettext_noop("The account of this colleague is closed."))
    if _overlapping(new, absent=[new.absent]):
        raise BadInput.of("from_on", gettext_noop("Somebody stands in on some of these days."))
    if _overlapping(new, absent=[new.stand_in]):
        raise BadInput.of("stand_in", gettext_noop("This colleague is away on some of these days."))


def _overlapping(new: NewStandIn, *, absent: Iterable[User]) -> bool:
    rows = StandIn.objects.filter(absent__in=absent, voided_at=None)
    return rows.filter(from_on__lte=new.until_on, until_on__gte=new.from_on).exists()


def _open_row(stand_in_id: uuid.UUID, *, actor: Actor, on: date) -> StandIn:
    rows = StandIn.objects.select_for_update(of=("self",)).select_related("absent", "stand_in")
    row = rows.get(pk=stand_in_id)
    check_may_name(row.absent, actor, on=on)
    if row.voided_at or row.until_on < on:
        raise WrongStatus(gettext_noop("This stand-in is over."))
    return row


def _voided(row: StandIn, *, actor: Actor) -> StandIn:
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, UNDONE
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("stand_in.undone", actor=actor, subject=row)
    return row
