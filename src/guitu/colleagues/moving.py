"""Giving files and duties to a colleague in bulk, with a reason, and taking that back."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.account.actions import MOST, give, take_back
from guitu.account.queries.colleagues import user as active_user
from guitu.audit.actions import record
from guitu.duties.actions import hand_on
from guitu.duties.models import Duty
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people import queries as people
from guitu.people.actions.correcting import assign
from guitu.people.models import Person

Before = Mapping[uuid.UUID, uuid.UUID | None]


@dataclass(frozen=True)
class Work:
    """What is to be given: files and duties by their ids, to whom, and why."""

    people: Sequence[uuid.UUID]
    duties: Sequence[uuid.UUID]
    to_id: uuid.UUID
    reason: str


@dataclass(frozen=True)
class Moved:
    """Whose each file and each duty was before."""

    people: Before
    duties: Before


@transaction.atomic
def give_work(work: Work, *, actor: Actor, on: date) -> Moved:
    """Give files and duties to one colleague; the open duties of a file go with it.

    Raises BadInput where nothing is chosen, no reason is given, or the colleague's post does not
    reach one of them; AccessDenied where the actor does not give out work. All or nothing.
    """
    if not work.reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the work changes hands."))
    if not work.people and not work.duties:
        raise BadInput.of("to", gettext_noop("Choose at least one line first."))
    to = active_user(work.to_id)
    if to is None:
        raise BadInput.of("to", gettext_noop("Choose a colleague."))
    files = _files(work.people, actor)
    before = {person.pk: person.responsible_id for person in files}
    given: dict[uuid.UUID, uuid.UUID | None] = {}
    if work.duties:
        given |= give(work.duties, to_id=to.pk, actor=actor, on=on).before
    for person in files:
        given |= _duties_along(person, to, actor=actor)
        assign(person.pk, to, actor=actor, on=on)
    record(
        "work.moved",
        actor=actor,
        subject=to,
        reason=work.reason.strip(),
        people=len(files),
        duties=len(given),
    )
    return Moved(before, given)


@transaction.atomic
def give_back(moved: Moved, *, actor: Actor, on: date) -> int:
    """Give files and duties back to whom they belonged; return how many."""
    files = _files(list(moved.people), actor)
    users = User.objects.in_bulk({user for user in moved.people.values() if user})
    for person in files:
        assign(person.pk, users.get(moved.people[person.pk]), actor=actor, on=on)
    count = len(files) + (take_back(moved.duties, actor=actor) if moved.duties else 0)
    subject = files[0] if files else User.objects.get(pk=actor.user_id)
    record("work.move_undone", actor=actor, subject=subject, lines=count)
    return count


def _duties_along(person: Person, to: User, *, actor: Actor) -> Before:
    """Hand on what the former worker was given about the person; return whose it was."""
    former = person.responsible_id
    if former is None:
        return {}
    theirs = Duty.objects.filter(person_id=person.pk, assignee=former)
    return {duty.pk: former for duty in hand_on(theirs, to=to, actor=actor)}


def _files(ids: Sequence[uuid.UUID], actor: Actor) -> list[Person]:
    """Return the files, locked, in the order of their ids so that two bulk acts never deadlock."""
    wanted = set(ids)
    if len(wanted) > MOST:
        raise BadInput.of("to", gettext_noop("At most %(most)s at once."), most=MOST)
    rows = people.may_write(actor).filter(pk__in=wanted).order_by("pk").select_for_update()
    files = list(rows)
    if len(files) != len(wanted):
        raise BadInput.of(
            "to", gettext_noop("One of these lines is no longer there. Load the page again.")
        )
    for person in files:
        require(actor, Permission.DUTY_ASSIGN, org_seq=person.org_seq)
    return files
