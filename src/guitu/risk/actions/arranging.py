"""What the panel arranges with a level: each thing is a duty, until it is done or not needed."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.actions import reopen
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.records import about
from guitu.risk import planning
from guitu.risk.models import LevelDecision, NextMeasure
from guitu.risk.terms import NextKind
from guitu.web import clock

WHAT_FOR = gettext_noop("Say what was arranged, and until when.")
TOO_EARLY = gettext_noop("The day lies before the decision.")


@dataclass(frozen=True)
class NewNext:
    """One thing to arrange: what, by which colleague, until when."""

    kind: NextKind
    what: str
    due_on: date
    owner_id: uuid.UUID | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of it: done on a day, or not needed any more; in words."""

    note: str
    done_on: date | None = None


def arrange(decision: LevelDecision, given: Sequence[NewNext], *, actor: Actor) -> None:
    """Keep what the panel arranged with a level; planning makes duties of it.

    Raises BadInput for a thing without words or with a day before the decision.
    """
    for number, each in enumerate(given, start=1):
        if not each.what.strip():
            raise BadInput.of(f"next_{number}_what", WHAT_FOR)
        if each.due_on < decision.from_on:
            raise BadInput.of(f"next_{number}_due_on", TOO_EARLY)
        about(
            decision.person, NextMeasure, actor=actor, decision=decision, kind=each.kind,
            what=each.what.strip(), owner_id=each.owner_id, due_on=each.due_on,
        ).save()  # fmt: skip


@transaction.atomic
def finish_next(next_id: uuid.UUID, outcome: Outcome, *, actor: Actor, on: date) -> NextMeasure:
    """Say that something arranged was done, or with no day that it is not needed any more.

    Whoever it was given to may say so, and whoever writes in the file. Raises BadInput without a
    word or for a day to come, WrongStatus when it was finished before, AccessDenied.
    """
    row = _locked(next_id, actor)
    if row.voided_at or row.done_on:
        raise WrongStatus(gettext_noop("This was finished before."))
    if not outcome.note.strip():
        raise BadInput.of("note", gettext_noop("Say in a few words what became of it."))
    if outcome.done_on is None:
        row.voided_at, row.voided_by = clock.now(), actor.user_id
        row.void_reason = outcome.note.strip()[:500]
        row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    else:
        _check_done(row, outcome.done_on, on=on)
        row.done_on, row.done_note = outcome.done_on, outcome.note.strip()
        row.save(update_fields=["done_on", "done_note"])
    planning.replan_next(row, actor=actor, on=on)
    record("risk.next_done", actor=actor, subject=row, needed=outcome.done_on is not None)
    return row


@transaction.atomic
def unfinish_next(next_id: uuid.UUID, *, actor: Actor, on: date) -> NextMeasure:
    """Take back that something was done or not needed: its duty is open again."""
    row = _locked(next_id, actor)
    if row.decision.voided_at:
        raise WrongStatus(gettext_noop("This level was voided."))
    reopen(row)
    row.done_on, row.done_note = None, ""
    row.voided_at, row.voided_by, row.void_reason = None, None, ""
    row.save(update_fields=["done_on", "done_note", "voided_at", "voided_by", "void_reason"])
    planning.replan_next(row, actor=actor, on=on)
    record("risk.next_reopened", actor=actor, subject=row)
    return row


def drop_arranged(decision: LevelDecision, reason: str, *, actor: Actor, on: date) -> None:
    """Let what was arranged with a voided level end, but for what was done already."""
    for row in NextMeasure.objects.filter(decision=decision, voided_at=None, done_on=None):
        row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason[:500]
        row.save(update_fields=["voided_at", "voided_by", "void_reason"])
        planning.replan_next(row, actor=actor, on=on)


def may_finish(row: NextMeasure, actor: Actor) -> bool:
    """Return whether the actor may say what became of it."""
    rights = (Permission.RISK_WRITE, Permission.RISK_DECIDE)
    return row.owner_id == actor.user_id or any(actor.may(one, row.org_seq) for one in rights)


def _locked(next_id: uuid.UUID, actor: Actor) -> NextMeasure:
    rows = NextMeasure.objects.select_related("decision", "person")
    row = rows.select_for_update(of=("self",)).get(pk=next_id)
    if not may_finish(row, actor):
        require(actor, Permission.RISK_WRITE, org_seq=row.org_seq)
    return row


def _check_done(row: NextMeasure, done_on: date, *, on: date) -> None:
    if done_on > on:
        raise BadInput.of("done_on", gettext_noop("This day has not come yet."))
    if done_on < row.decision.from_on:
        raise BadInput.of("done_on", TOO_EARLY)
