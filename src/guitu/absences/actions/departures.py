"""Leaving without a report: noted, told, heard, judged by a person, and helped with.

Facts are recorded; nothing here calls them a breach, and nothing is sent to anybody.
"""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.absences import queries
from guitu.absences.actions.locking import (
    check_free,
    check_order,
    check_past,
    locked,
    measure_of,
    void,
)
from guitu.absences.models import Departure
from guitu.absences.planning import replan_departure
from guitu.absences.terms import KnownHow, NoticeWay
from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.duties.periods import Span
from guitu.kernel.errors import BadInput, FieldError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.actions.drafts import draft_due
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.records import about
from guitu.people.terms import DocumentKind


@dataclass(frozen=True)
class Finding:
    """That a person left without a report: verified days, and how the office knows.

    `until_on` is the last day on which it was verified that the person was away.
    """

    known_how: KnownHow
    from_on: date
    until_on: date
    known_note: str = ""
    returned_on: date | None = None


@transaction.atomic
def note_departure(person_id: uuid.UUID, new: Finding, *, actor: Actor, on: date) -> Departure:
    """Put a departure without a report on record. Only verified days, none of them twice.

    Raises BadInput for days in the wrong order, to come, or on record already.
    """
    person, measure = measure_of(person_id, actor=actor, on=on)
    _check_days(new, on=on)
    check_free(person.pk, Span(new.from_on, new.until_on), field="from_on")
    row = about(
        person, Departure, actor=actor, measure=measure, noted_on=on, known_how=new.known_how,
        known_note=new.known_note.strip(), from_on=new.from_on, until_on=new.until_on,
        returned_on=new.returned_on,
    )  # fmt: skip
    row.save()
    replan_departure(row, actor=actor, on=on)
    record("absences.departure_noted", actor=actor, subject=row, day=new.from_on)
    return row


def _check_days(new: Finding, *, on: date) -> None:
    check_past("until_on", new.until_on, on=on)
    check_order("until_on", new.until_on, earliest=new.from_on)
    if new.returned_on:
        check_past("returned_on", new.returned_on, on=on)
        check_order("returned_on", new.returned_on, earliest=new.until_on)
    if new.known_how == KnownHow.OTHER and not new.known_note.strip():
        raise BadInput.of("known_note", gettext_noop("Say how the office knows."))


@transaction.atomic
def still_away(departure_id: uuid.UUID, *, until_on: date, actor: Actor, on: date) -> Departure:
    """Record that the person was verified to be away still on a later day."""
    row = _away(departure_id, actor)
    check_past("until_on", until_on, on=on)
    check_order("until_on", until_on, earliest=row.until_on)
    _lengthen(row, until_on)
    return _kept(row, "absences.departure_verified", actor=actor, on=on, day=until_on)


@transaction.atomic
def came_back(
    departure_id: uuid.UUID, *, returned_on: date, last_day_away: date, actor: Actor, on: date
) -> Departure:
    """Record the return, and the last day that is verified as away."""
    row = _away(departure_id, actor)
    check_past("returned_on", returned_on, on=on)
    check_order("returned_on", returned_on, earliest=last_day_away)
    check_order("last_day_away", last_day_away, earliest=row.from_on)
    _lengthen(row, last_day_away, field="last_day_away")
    row.returned_on = returned_on
    return _kept(row, "absences.departure_over", actor=actor, on=on, day=returned_on)


def _lengthen(row: Departure, until_on: date, *, field: str = "until_on") -> None:
    check_free(row.person_id, Span(row.from_on, until_on), field=field, without=row.pk)
    row.until_on = until_on


@dataclass(frozen=True)
class Notice:
    """Proof that the person was told of the missing report: day, way, and a paper if any."""

    notice_on: date
    way: NoticeWay
    note: str
    content: bytes | None = None


@transaction.atomic
def tell(departure_id: uuid.UUID, new: Notice, *, actor: Actor, on: date) -> Departure:
    """Record the proof of notice; without it no departure can be found unjustified."""
    row = locked(Departure, departure_id, actor)
    check_past("notice_on", new.notice_on, on=on)
    check_order("notice_on", new.notice_on, earliest=row.from_on)
    if not new.note.strip():
        raise BadInput.of("note", gettext_noop("Say when and where: it is the proof."))
    row.notice_on, row.notice_way, row.notice_note = new.notice_on, new.way, new.note.strip()
    if new.content is not None:
        paper = NewPaper(
            DocumentKind.OTHER, title="", issued_on=new.notice_on, content=new.content,
            subject=(row._meta.label_lower, row.pk),
        )  # fmt: skip
        row.notice_document = add_paper(row.person_id, paper, actor=actor, on=on)
    return _kept(row, "absences.departure_told", actor=actor, on=on, day=new.notice_on)


@dataclass(frozen=True)
class Heard:
    """What the person said on a day, or why the person could not be heard although told."""

    heard_on: date | None = None
    statement: str = ""
    unheard_reason: str = ""


@transaction.atomic
def hear(departure_id: uuid.UUID, new: Heard, *, actor: Actor, on: date) -> Departure:
    """Record the person's statement, or why there is none.

    Raises BadInput for half of either, WrongStatus where nobody was told and nobody heard.
    """
    row = locked(Departure, departure_id, actor)
    _check_statement(new, row, on=on)
    row.heard_on, row.statement = new.heard_on, new.statement.strip()
    row.unheard_reason = "" if new.heard_on else new.unheard_reason.strip()
    return _kept(row, "absences.departure_heard", actor=actor, on=on, day=new.heard_on or on)


def _check_statement(new: Heard, row: Departure, *, on: date) -> None:
    if new.heard_on is None:
        if not new.unheard_reason.strip():
            message = gettext_noop("Enter the day of the talk, or why there was none.")
            raise BadInput.of("heard_on", message)
        if row.notice_on is None:
            raise WrongStatus(gettext_noop("Record first how the person was told."))
        return
    check_past("heard_on", new.heard_on, on=on)
    check_order("heard_on", new.heard_on, earliest=row.from_on)
    if not new.statement.strip():
        raise BadInput.of("statement", gettext_noop("Write down what the person said."))


@transaction.atomic
def judge(
    departure_id: uuid.UUID, *, is_justified: bool, reason: str, actor: Actor, on: date
) -> Departure:
    """Decide whether leaving was justified, with the reason, by name.

    Not justified only after the person was told and heard, or could not be heard although told.
    Justified at any time. A later decision replaces the earlier one, which stays in the trail.
    """
    row = locked(Departure, departure_id, actor, Permission.ABSENCE_DECIDE)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Give the reason of the decision."))
    if not is_justified:
        _check_heard(row)
    row.is_justified, row.judged_on, row.judged_reason = is_justified, on, reason.strip()
    row.judged_by, row.judged_by_name = actor.user_id, actor.name
    _kept(row, "absences.departure_judged", actor=actor, on=on, justified=is_justified)
    _replan_others(row, actor=actor, on=on)
    draft_due(row.measure, actor=actor, on=on)
    return row


def _check_heard(row: Departure) -> None:
    wrong: dict[str, FieldError] = {}
    if row.notice_on is None:
        message = gettext_noop("First record how and when the person was told.")
        wrong["is_justified"] = FieldError(message, {})
    elif row.heard_on is None and not row.unheard_reason:
        message = gettext_noop("First hear the person, and write down what was said.")
        wrong["is_justified"] = FieldError(message, {})
    if wrong:
        raise BadInput(wrong)


@transaction.atomic
def help_given(
    departure_id: uuid.UUID, *, helped_on: date, note: str, actor: Actor, on: date
) -> Departure:
    """Record the talk and the help offered after leaving without a report."""
    row = locked(Departure, departure_id, actor)
    check_past("helped_on", helped_on, on=on)
    if not note.strip():
        raise BadInput.of("note", gettext_noop("Write down what would help and what was offered."))
    row.helped_on, row.helped_note = helped_on, note.strip()
    return _kept(row, "absences.departure_helped", actor=actor, on=on, day=helped_on)


@transaction.atomic
def void_departure(departure_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Departure:
    """Void a departure entered by mistake; it no longer counts."""
    row = locked(Departure, departure_id, actor)
    void(row, reason, actor=actor)
    replan_departure(row, actor=actor, on=on)
    _replan_others(row, actor=actor, on=on)
    record("absences.departure_voided", actor=actor, subject=row, reason=row.void_reason)
    return row


def _away(departure_id: uuid.UUID, actor: Actor) -> Departure:
    row = locked(Departure, departure_id, actor)
    if row.returned_on:
        raise WrongStatus(gettext_noop("The return is on record already."))
    return row


def _kept(row: Departure, act: str, *, actor: Actor, on: date, **details: object) -> Departure:
    row.save()
    replan_departure(row, actor=actor, on=on)
    day = details.pop("day", on)
    record(act, actor=actor, subject=row, day=day, **details)
    return row


def _replan_others(row: Departure, *, actor: Actor, on: date) -> None:
    """Plan the other departures anew: the counts, and what they ask for, have changed."""
    for each in queries.departures(actor).filter(measure=row.measure).exclude(pk=row.pk):
        replan_departure(each, actor=actor, on=on)
