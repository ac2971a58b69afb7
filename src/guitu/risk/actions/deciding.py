"""People decide a level for one person. The only place in which a level is written.

A level holds from the day of the decision until its last day; the former one ends the day before.
Nothing else sets, raises, extends or carries on a level: an expired one is none.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.db import transaction

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.actions import reopen
from guitu.kernel.errors import BadInput, Conflict, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures import planning as measures
from guitu.measures.models import Measure
from guitu.measures.queries import executing_on
from guitu.people.actions.locking import locked as locked_person
from guitu.people.models import Person
from guitu.people.records import about
from guitu.risk import planning
from guitu.risk.actions.arranging import NewNext, arrange, drop_arranged
from guitu.risk.actions.meeting import ALONE
from guitu.risk.models import (
    Answer,
    Assessment,
    LevelDecision,
    Meeting,
    Objection,
    Telling,
)
from guitu.risk.queries.items import items_of
from guitu.risk.rules.levels import (
    Held,
    check_level,
    check_order,
    expires_on,
    is_override,
    level_on,
)
from guitu.risk.rules.panel import Member, is_enough, listed
from guitu.risk.terms import Discussion, Level, ObjectionState, RoundStatus
from guitu.web import clock

SOMEBODY_ELSE = gettext_noop(
    "Somebody else of the panel changed this person's assessment just now. Read it anew, then"
    " decide; nothing of yours was written."
)
DECIDED = gettext_noop("A level was decided here already. Void it with a reason to decide anew.")
LEFT = gettext_noop("The person left the round; no level is decided.")
CLOSED = gettext_noop("This round is closed. Open it again to decide a level.")
LATER_ONE = gettext_noop(
    "A level from a later day stands for this person; a level cannot begin before it."
)
NOT_YET = gettext_noop("The meeting was before this person was looked at.")
OBJECTED = gettext_noop("An objection to this level waits for an answer. Answer it first.")


@dataclass(frozen=True)
class DecideLevel:
    """What the panel decides: the level, why, on which items, who was there, what comes next.

    `version` is the version of the assessment that the panel looked at. Without a meeting the
    level holds from today; whoever writes it down counts as a member.
    """

    level: Level
    reasons: str
    version: int
    grounds: Sequence[str] = ()
    order_reason: str = ""
    dissent: str = ""
    members: Sequence[Member] = ()
    next_measures: Sequence[NewNext] = ()
    meeting_id: uuid.UUID | None = None


@transaction.atomic
def decide(
    assessment_id: uuid.UUID, given: DecideLevel, *, actor: Actor, on: date
) -> LevelDecision:
    """Decide the level of one person; it holds until its last day, counted in calendar months.

    Raises Conflict when the assessment changed since the panel looked at it, BadInput for reasons
    or grounds that do not carry the level, WrongStatus when a level stands here, the person left or
    the round is closed, AccessDenied. Outstanding opinions do not stop it.
    """
    person, one = _locked(assessment_id, actor)
    _check_stands(one, given.version)
    meeting = _meeting(given.meeting_id, one)
    from_on = meeting.held_on if meeting else on
    _check_day(one, from_on, on=on)
    _check_carried(one, given)
    held = _held(person.pk)
    decision = about(
        person, LevelDecision, actor=actor, assessment=one, meeting=meeting, level=given.level,
        before=level_on(held, from_on) or "", reasons=given.reasons.strip(),
        grounds=list(dict.fromkeys(given.grounds)), order_reason=_order_reason(one, given),
        dissent=given.dissent.strip(), members=_members(given, meeting, actor),
        decided_on=from_on, from_on=from_on,
        expires_on=expires_on(from_on, _months(one, from_on)),
    )  # fmt: skip
    decision.save()
    arrange(decision, given.next_measures, actor=actor)
    _chain(person.pk)
    _follow(one, actor=actor, on=on)
    record(
        "risk.level_decided", actor=actor, subject=decision, day=from_on, level=str(given.level),
        before=str(decision.before), differs=bool(decision.order_reason),
    )  # fmt: skip
    return decision


@transaction.atomic
def void_level(decision_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> LevelDecision:
    """Void a level with a reason: the former one holds again, and what it met is open again.

    What was arranged with it and is not done ends; the person is told anew of what is decided then.
    Raises BadInput without a reason, WrongStatus when it was voided, when its round is closed, or
    while an objection to it waits.
    """
    found = LevelDecision.objects.get(pk=decision_id)
    person, one = _locked(found.assessment_id, actor)
    decision = LevelDecision.objects.select_for_update(of=("self",)).get(pk=decision_id)
    if decision.voided_at:
        raise WrongStatus(gettext_noop("This level was voided."))
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    _check_round_open(one)
    waiting = Objection.objects.filter(decision=decision, state=ObjectionState.MADE, voided_at=None)
    if waiting.exists():
        raise WrongStatus(OBJECTED)
    _void(decision, reason.strip(), actor)
    for telling in Telling.objects.filter(decision=decision, voided_at=None):
        _void(telling, reason.strip(), actor)
        reopen(telling)
    drop_arranged(decision, reason.strip(), actor=actor, on=on)
    reopen(decision)
    _chain(person.pk)
    _follow(one, actor=actor, on=on)
    record("risk.level_voided", actor=actor, subject=decision, reason=decision.void_reason)
    return decision


def _locked(assessment_id: uuid.UUID, actor: Actor) -> tuple[Person, Assessment]:
    """Lock the person first, so that a round and a review of one person wait for each other."""
    person_id = Assessment.objects.values_list("person_id", flat=True).get(pk=assessment_id)
    person = locked_person(person_id, actor, Permission.RISK_DECIDE)
    rows = Assessment.objects.select_related("round", "instrument", "profile")
    return person, rows.select_for_update(of=("self",)).get(pk=assessment_id)


def _check_stands(one: Assessment, version: int) -> None:
    if one.version != version:
        raise Conflict(SOMEBODY_ELSE)
    if one.voided_at:
        raise WrongStatus(gettext_noop("This review between rounds was voided."))
    if one.left_on is not None:
        raise WrongStatus(LEFT)
    _check_round_open(one)
    if LevelDecision.objects.filter(assessment=one, voided_at=None).exists():
        raise WrongStatus(DECIDED)


def _check_round_open(one: Assessment) -> None:
    if one.round is not None and one.round.status != RoundStatus.OPEN:
        raise WrongStatus(CLOSED)


def _meeting(meeting_id: uuid.UUID | None, one: Assessment) -> Meeting | None:
    if meeting_id is None:
        return None
    meeting = Meeting.objects.filter(pk=meeting_id, voided_at=None).first()
    if meeting is None or (one.round_id and meeting.round_id not in (None, one.round_id)):
        raise BadInput.of("meeting", gettext_noop("Choose a meeting of this office."))
    return meeting


def _check_day(one: Assessment, from_on: date, *, on: date) -> None:
    if from_on < min(one.happened_on, one.joined_on):
        raise BadInput.of("meeting", NOT_YET)
    later = LevelDecision.objects.filter(person=one.person_id, voided_at=None, from_on__gt=from_on)
    if from_on > on or later.exists():
        raise BadInput.of("meeting", LATER_ONE)


def _check_carried(one: Assessment, given: DecideLevel) -> None:
    answers = planning.given_of(Answer.objects.filter(assessment=one, voided_at=None))
    check_level(given.level, given.grounds, items_of(one), answers, reasons=given.reasons)
    check_order(given.level, Discussion(one.discuss), order_reason=given.order_reason)


def _order_reason(one: Assessment, given: DecideLevel) -> str:
    """Keep the word beside the order only where the level differs from it."""
    differs = is_override(given.level, Discussion(one.discuss))
    return given.order_reason.strip() if differs else ""


def _members(given: DecideLevel, meeting: Meeting | None, actor: Actor) -> list[dict[str, str]]:
    there = list(given.members)
    if not there and meeting is not None:
        there = [Member(**each) for each in meeting.members]
    found = listed(there, Member(actor.name, user=str(actor.user_id)))
    if not is_enough(found):
        raise BadInput.of("members", ALONE)
    return found


def _months(one: Assessment, from_on: date) -> int:
    if one.round is not None:
        return one.round.valid_months
    return planning.policy_of(one.org_seq, from_on).valid_months


def _standing(person_id: uuid.UUID) -> Iterable[LevelDecision]:
    rows = LevelDecision.objects.filter(person=person_id, voided_at=None)
    return rows.order_by("from_on", "pk")


def _held(person_id: uuid.UUID) -> list[Held]:
    return [
        Held(Level(row.level), row.from_on, row.expires_on, row.replaced_on)
        for row in _standing(person_id)
    ]


def _chain(person_id: uuid.UUID) -> None:
    """Let each level end where the next one begins, if it has not expired before; idempotent."""
    rows = list(_standing(person_id))
    for row, later in zip_longest(rows, rows[1:]):
        replaced_on = later.from_on if later and later.from_on <= row.expires_on else None
        if row.replaced_on != replaced_on:
            row.replaced_on = replaced_on
            row.save(update_fields=["replaced_on"])


def _follow(one: Assessment, *, actor: Actor, on: date) -> None:
    """Let duties follow: those of the assessment, and contacts of the running measures."""
    one.version += 1
    one.save(update_fields=["version"])
    planning.replan(one, actor=actor, on=on)
    theirs = Measure.objects.filter(person=one.person_id, voided_at=None)
    for measure in executing_on(theirs, on).select_related("person").order_by("pk"):
        measures.replan(measure, actor=actor, on=on)


def _void(row: LevelDecision | Telling, reason: str, actor: Actor) -> None:
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason[:500]
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
