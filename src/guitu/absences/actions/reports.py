"""A report of leaving: received, acknowledged, extended, kept in touch, returned, voided.

No act approves or refuses: the law asks for a report (戒毒条例 Art. 19(3)).
"""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.absences.actions.locking import (
    check_free,
    check_order,
    check_past,
    locked,
    measure_of,
    void,
)
from guitu.absences.models import Absence, AwayContact, Extension
from guitu.absences.planning import replan
from guitu.absences.terms import ContactWay, LeavingReason, ReportWay
from guitu.access.actors import Actor
from guitu.audit.actions import record
from guitu.duties.actions import reopen
from guitu.duties.periods import Span
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.records import about
from guitu.people.terms import DocumentKind

OVER = gettext_noop("The return is on record already.")
MOVED = gettext_noop("This absence became a stay elsewhere.")


@dataclass(frozen=True)
class Report:
    """What the person reported, on which day, how, and the scan where there is one."""

    reported_on: date
    way: ReportWay
    leaves_on: date
    planned_return_on: date
    area: str
    reason: LeavingReason
    reason_note: str = ""
    contact: str = ""
    content: bytes | None = None


@dataclass(frozen=True)
class Return:
    """On which day the person was back, and how the office knows."""

    returned_on: date
    known: ContactWay


@transaction.atomic
def report_leaving(person_id: uuid.UUID, new: Report, *, actor: Actor, on: date) -> Absence:
    """Put a report of leaving on record, also a late one, and one of fewer days than the law asks.

    Raises BadInput for days in the wrong order or on record already, WrongStatus without a
    measure in force.
    """
    person, measure = measure_of(person_id, actor=actor, on=on)
    check_past("reported_on", new.reported_on, on=on)
    check_order("planned_return_on", new.planned_return_on, earliest=new.leaves_on)
    check_free(person.pk, Span(new.leaves_on, new.planned_return_on), field="leaves_on")
    row = about(
        person, Absence, actor=actor, measure=measure, reported_on=new.reported_on, way=new.way,
        leaves_on=new.leaves_on, planned_return_on=new.planned_return_on,
        until_on=new.planned_return_on, area=new.area.strip(), reason=new.reason,
        reason_note=new.reason_note.strip(), contact=new.contact.strip(),
    )  # fmt: skip
    row.save()
    if new.content is not None:
        row.document = _paper(row, new, actor=actor, on=on)
        row.save(update_fields=["document"])
    replan(row, actor=actor, on=on)
    record("absences.reported", actor=actor, subject=row, day=new.reported_on)
    return row


def _paper(row: Absence, new: Report, *, actor: Actor, on: date):
    paper = NewPaper(
        DocumentKind.ABSENCE_REPORT, issued_on=new.reported_on, received_on=new.reported_on,
        content=new.content, subject=(row._meta.label_lower, row.pk),
    )  # fmt: skip
    return add_paper(row.person_id, paper, actor=actor, on=on)


@transaction.atomic
def acknowledge(absence_id: uuid.UUID, *, acknowledged_on: date, actor: Actor, on: date) -> Absence:
    """Record that the person was given the receipt. It is a receipt, not a permission."""
    row = locked(Absence, absence_id, actor)
    if row.acknowledged_on:
        raise WrongStatus(gettext_noop("The receipt was given already."))
    check_past("acknowledged_on", acknowledged_on, on=on)
    check_order("acknowledged_on", acknowledged_on, earliest=row.reported_on)
    row.acknowledged_on, row.acknowledged_by = acknowledged_on, actor.name
    row.save(update_fields=["acknowledged_on", "acknowledged_by"])
    replan(row, actor=actor, on=on)
    record("absences.acknowledged", actor=actor, subject=row, day=acknowledged_on)
    return row


@dataclass(frozen=True)
class Longer:
    """The person reported to stay away until a later day."""

    until_on: date
    reported_on: date
    way: ReportWay
    reason_note: str = ""


@transaction.atomic
def extend(absence_id: uuid.UUID, new: Longer, *, actor: Actor, on: date) -> Extension:
    """Record that the person reported to stay away longer; the entry before stays as it was."""
    row = _away(absence_id, actor)
    check_past("reported_on", new.reported_on, on=on)
    if new.until_on <= row.until_on:
        raise BadInput.of(
            "until_on", gettext_noop("The return was reported for %(day)s; take a later day."),
            day=row.until_on.isoformat(),
        )  # fmt: skip
    check_free(row.person_id, Span(row.leaves_on, new.until_on), field="until_on", without=row.pk)
    entry = about(
        row.person, Extension, actor=actor, absence=row, reported_on=new.reported_on, way=new.way,
        before_on=row.until_on, until_on=new.until_on, reason_note=new.reason_note.strip(),
    )  # fmt: skip
    entry.save()
    row.until_on = new.until_on
    row.save(update_fields=["until_on"])
    replan(row, actor=actor, on=on)
    record("absences.extended", actor=actor, subject=row, day=new.reported_on)
    return entry


@dataclass(frozen=True)
class Touch:
    """One was in touch while the person was away, or tried to."""

    on_day: date
    way: ContactWay
    was_reached: bool
    note: str = ""


@transaction.atomic
def record_contact(absence_id: uuid.UUID, new: Touch, *, actor: Actor, on: date) -> AwayContact:
    """Record a contact while away; an attempt that reached nobody counts as an attempt."""
    row = locked(Absence, absence_id, actor)
    check_past("on_day", new.on_day, on=on)
    check_order("on_day", new.on_day, earliest=row.leaves_on)
    entry = about(
        row.person, AwayContact, actor=actor, absence=row, on_day=new.on_day, way=new.way,
        was_reached=new.was_reached, note=new.note.strip(), by_name=actor.name,
    )  # fmt: skip
    entry.save()
    replan(row, actor=actor, on=on)
    record("absences.contact", actor=actor, subject=entry, day=new.on_day)
    return entry


@transaction.atomic
def void_contact(contact_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> AwayContact:
    """Void a contact recorded by mistake; what it met is open again."""
    row = locked(AwayContact, contact_id, actor)
    void(row, reason, actor=actor)
    reopen(row)
    replan(row.absence, actor=actor, on=on)
    record("absences.contact_voided", actor=actor, subject=row, reason=row.void_reason)
    return row


@transaction.atomic
def record_return(absence_id: uuid.UUID, new: Return, *, actor: Actor, on: date) -> Absence:
    """Record that the person is back.

    An earlier return frees the days after it. A later one leaves the report as it was: the days
    beyond it are not covered by it, and the page says so without judging them.
    """
    row = _away(absence_id, actor)
    check_past("returned_on", new.returned_on, on=on)
    check_order("returned_on", new.returned_on, earliest=row.leaves_on)
    row.returned_on, row.return_known = new.returned_on, new.known
    row.return_checked_on, row.return_checked_by = on, actor.name
    row.until_on = min(row.until_on, new.returned_on)
    row.save()
    replan(row, actor=actor, on=on)
    record("absences.returned", actor=actor, subject=row, day=new.returned_on)
    return row


@transaction.atomic
def void_report(absence_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Absence:
    """Void a report entered by mistake; its open duties are voided with it."""
    row = locked(Absence, absence_id, actor)
    void(row, reason, actor=actor)
    replan(row, actor=actor, on=on)
    record("absences.voided", actor=actor, subject=row, reason=row.void_reason)
    return row


def _away(absence_id: uuid.UUID, actor: Actor) -> Absence:
    row = locked(Absence, absence_id, actor)
    if row.returned_on:
        raise WrongStatus(OVER)
    if row.became_stay_id:
        raise WrongStatus(MOVED)
    return row
