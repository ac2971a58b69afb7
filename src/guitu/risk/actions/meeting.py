"""The work-promotion meeting: when, where, who chaired, who was there."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.risk.models import LevelDecision, Meeting, Round
from guitu.risk.rules.panel import Member, is_enough, listed
from guitu.web import clock

ALONE = gettext_noop("A level is never decided by one person alone: name who else is there.")
TO_COME = gettext_noop("This day has not come yet.")


@dataclass(frozen=True)
class NewMeeting:
    """A meeting that was held; in a round, or between rounds."""

    held_on: date
    place: str
    chair: str
    members: Sequence[Member] = ()
    note: str = ""
    round_id: uuid.UUID | None = None


@transaction.atomic
def hold_meeting(office: Org, new: NewMeeting, *, actor: Actor, on: date) -> Meeting:
    """Record a meeting of an office.

    Raises BadInput for a day to come, without place or chair, or with fewer than two people there;
    AccessDenied.
    """
    require(actor, Permission.RISK_DECIDE, org_seq=office.seq)
    row = Round.objects.get(pk=new.round_id, org_seq=office.seq) if new.round_id else None
    present = listed(new.members)
    _check(new, present, row, on=on)
    meeting = Meeting.objects.create(
        org_seq=office.seq, created_by=actor.user_id, round=row, held_on=new.held_on,
        place=new.place.strip(), chair=new.chair.strip(), members=present, note=new.note.strip(),
    )  # fmt: skip
    record("risk.meeting_held", actor=actor, subject=meeting, day=new.held_on, present=len(present))
    return meeting


@transaction.atomic
def void_meeting(meeting_id: uuid.UUID, *, reason: str, actor: Actor) -> Meeting:
    """Void a meeting recorded by mistake. Raises WrongStatus once a level stands on it."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting_id)
    require(actor, Permission.RISK_DECIDE, org_seq=meeting.org_seq)
    if meeting.voided_at:
        raise WrongStatus(gettext_noop("This meeting was voided."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    if LevelDecision.objects.filter(meeting=meeting, voided_at=None).exists():
        raise WrongStatus(gettext_noop("Levels were decided at this meeting. Void them first."))
    meeting.voided_at, meeting.voided_by = clock.now(), actor.user_id
    meeting.void_reason = reason.strip()
    meeting.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("risk.meeting_voided", actor=actor, subject=meeting, reason=meeting.void_reason)
    return meeting


def _check(
    new: NewMeeting, present: Sequence[dict[str, str]], row: Round | None, *, on: date
) -> None:
    wrong: dict[str, FieldError] = {}
    if new.held_on > on:
        wrong["held_on"] = FieldError(TO_COME, {})
    elif row is not None and new.held_on < row.counts_from:
        wrong["held_on"] = FieldError(gettext_noop("The round began later than this day."), {})
    if not new.place.strip():
        wrong["place"] = FieldError(gettext_noop("Say where the meeting was."), {})
    if not new.chair.strip():
        wrong["chair"] = FieldError(gettext_noop("Say who chaired the meeting."), {})
    if not is_enough(present):
        wrong["members"] = FieldError(ALONE, {})
    if wrong:
        raise BadInput(wrong)
