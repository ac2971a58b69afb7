"""Booked contacts: made, kept, moved, cancelled, excused with evidence."""

import uuid
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.contacts import rules
from guitu.contacts.models import Appointment, Contact
from guitu.contacts.queries import measure_on
from guitu.contacts.terms import AppointmentAct, AppointmentState, Outcome, Way
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.measures.queries import current_status
from guitu.measures.rules.states import ENDED
from guitu.measures.terms import Status
from guitu.people.actions.locking import locked
from guitu.people.actions.papers import NewPaper, add_paper
from guitu.people.models import Document, Person
from guitu.people.records import about
from guitu.people.terms import DocumentKind

OVER = gettext_noop("The measure is over.")
REASONED = (AppointmentAct.MOVE, AppointmentAct.CANCEL, AppointmentAct.EXCUSE)


@dataclass(frozen=True)
class NewBooking:
    """A contact to come: day, time, way, and what it is about."""

    planned_on: date
    way: Way
    planned_time: time | None = None
    note: str = ""


@dataclass(frozen=True)
class Closing:
    """What became of a booked contact, why, and the evidence of an excuse where there is one."""

    act: AppointmentAct
    reason: str = ""
    evidence: bytes | None = None


@transaction.atomic
def book(person_id: uuid.UUID, new: NewBooking, *, actor: Actor, on: date) -> Appointment:
    """Book the next contact with a person. Raises BadInput for a day that is past."""
    person = locked(person_id, actor, Permission.CONTACT_WRITE)
    return _book(person, new, actor=actor, on=on)


@transaction.atomic
def move_appointment(
    appointment_id: uuid.UUID, new: NewBooking, *, reason: str, actor: Actor, on: date
) -> Appointment:
    """Move a booked contact to another day; the first stays on record with the reason.

    Returns the new one. Raises WrongStatus when it is no longer booked.
    """
    appointment = locked_appointment(appointment_id, actor=actor)
    _close(appointment, Closing(AppointmentAct.MOVE, reason), actor=actor, on=on)
    moved = _book(appointment.person, new, actor=actor, on=on, moved_from=appointment)
    record("contacts.moved", actor=actor, subject=moved, to=new.planned_on.isoformat())
    return moved


@transaction.atomic
def close_appointment(
    appointment_id: uuid.UUID, closing: Closing, *, actor: Actor, on: date
) -> Appointment:
    """Cancel or excuse a booked contact, or note that it did not come about.

    Raises BadInput without a reason, WrongStatus when its state does not allow it.
    """
    appointment = locked_appointment(appointment_id, actor=actor)
    _close(appointment, closing, actor=actor, on=on)
    if closing.evidence is not None:
        appointment.evidence = _evidence(appointment, closing.evidence, actor=actor, on=on)
        appointment.save(update_fields=["evidence"])
    record("contacts.closed", actor=actor, subject=appointment, change=str(closing.act))
    return appointment


def locked_appointment(appointment_id: uuid.UUID, *, actor: Actor) -> Appointment:
    """Return the appointment with its person, locked."""
    found = Appointment.objects.select_related("person").select_for_update(of=("self",))
    appointment = found.get(pk=appointment_id)
    require(actor, Permission.CONTACT_WRITE, org_seq=appointment.org_seq)
    return appointment


def follow(contact: Contact, following: NewBooking | None, *, actor: Actor, on: date) -> None:
    """Say of what was booked by the day of a contact what became of it; book the next one.

    A contact keeps it; an attempt on that day means that it did not come about, unless it was put
    off: then it moves to the new day.
    """
    booked = Appointment.objects.select_for_update().filter(
        person=contact.person_id, state=AppointmentState.BOOKED, planned_on__lte=contact.held_on
    )
    moved = None
    for row in booked.order_by("planned_on", "pk"):
        if contact.outcome == Outcome.MET:
            _set(row, AppointmentAct.KEEP, actor=actor, on=on, kept_by=contact)
        elif contact.outcome == Outcome.RESCHEDULED and following and moved is None:
            _set(row, AppointmentAct.MOVE, actor=actor, on=on)
            moved = row
        elif row.planned_on == contact.held_on:
            _set(row, AppointmentAct.MISS, actor=actor, on=on)
    if following is not None:
        _book(contact.person, following, actor=actor, on=on, made_in=contact, moved_from=moved)


def _book(
    person: Person, new: NewBooking, *, actor: Actor, on: date, **links: object
) -> Appointment:
    if new.planned_on < on:
        raise BadInput.of("next_on", gettext_noop("This day is past; take today or a later one."))
    row = about(
        person, Appointment, actor=actor, measure=_measure(person, new.planned_on, on=on),
        planned_on=new.planned_on, planned_time=new.planned_time, way=new.way,
        note=new.note.strip(), with_user_id=actor.user_id, state=AppointmentState.BOOKED, **links,
    )  # fmt: skip
    row.save()
    record("contacts.booked", actor=actor, subject=row, day=new.planned_on, way=str(new.way))
    return row


def _measure(person: Person, planned_on: date, *, on: date) -> Measure | None:
    """Return the measure under which it is booked; None once the term is over on the day `on`.

    What is booked for a day after the term while it runs belongs to it, and ends with it.
    """
    found = measure_on(person.pk, planned_on)
    is_over = found is not None and found.ends_on is not None and found.ends_on < on
    return None if is_over else found


def end_with(measure: Measure, *, actor: Actor, on: date) -> None:
    """Cancel what is booked under a measure that is over on the day `on`; twice changes nothing.

    Whoever was to be met is free of the measure. A contact of their own choice is booked anew.
    """
    rows = Appointment.objects.select_for_update().filter(
        measure=measure, state=AppointmentState.BOOKED
    )
    booked = list(rows.order_by("pk"))
    if not booked or not _is_over(measure, on=on):
        return
    for row in booked:
        _set(row, AppointmentAct.CANCEL, actor=actor, on=on, reason=gettext(OVER))
        record("contacts.closed", actor=actor, subject=row, change=str(AppointmentAct.CANCEL))


def _is_over(measure: Measure, *, on: date) -> bool:
    period = current_status([measure.pk]).get(measure.pk)
    has_ended = period is not None and Status(period.status) in ENDED
    return has_ended or (measure.ends_on is not None and measure.ends_on < on)


def _close(appointment: Appointment, closing: Closing, *, actor: Actor, on: date) -> None:
    rules.APPOINTMENT.check(AppointmentState(appointment.state), closing.act)
    if closing.act in REASONED and not closing.reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why."))
    _set(appointment, closing.act, actor=actor, on=on, reason=closing.reason.strip())


def _set(
    row: Appointment, act: AppointmentAct, *, actor: Actor, on: date, **values: object
) -> None:
    row.state = rules.APPOINTMENT.check(AppointmentState(row.state), act).target
    row.closed_on, row.closed_by = on, actor.user_id
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=["state", "closed_on", "closed_by", *values])


def _evidence(appointment: Appointment, content: bytes, *, actor: Actor, on: date) -> Document:
    paper = NewPaper(
        DocumentKind.CONTACT_RECORD,
        content=content,
        subject=(appointment._meta.label_lower, appointment.pk),
    )
    try:
        return add_paper(appointment.person_id, paper, actor=actor, on=on)
    except BadInput as error:
        raise BadInput({"evidence": next(iter(error.fields.values()))}) from error
