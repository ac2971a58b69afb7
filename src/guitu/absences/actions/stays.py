"""Living elsewhere: begun, divided between two offices, ended. The time of the measure runs on."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from guitu.absences.actions.locking import (
    check_free,
    check_order,
    check_past,
    locked,
    measure_of,
    void,
)
from guitu.absences.hosting import end_letters, replan_stay
from guitu.absences.models import Absence, Letter, Stay
from guitu.absences.planning import replan as replan_absence
from guitu.absences.terms import Side, StayReason
from guitu.access.actors import Actor
from guitu.audit.actions import record
from guitu.duties.periods import Span
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.planning import replan as replan_measure
from guitu.orgs.models import Org
from guitu.orgs.queries import office_of
from guitu.people.records import about

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Division:
    """Who does what, and who calls when."""

    tests_by: Side = Side.HOST
    visits_by: Side = Side.HOST
    calls_by: Side = Side.HOME
    phone_plan: str = ""


@dataclass(frozen=True)
class NewStay:
    """Where a person lives from a day on, why, and which office is near.

    `host` is an office of this installation; one outside is named by `host_name`.
    """

    area: str
    from_on: date
    reason: StayReason
    division: Division
    planned_until_on: date | None = None
    host: Org | None = None
    host_name: str = ""
    host_phone: str = ""
    contact: str = ""


@transaction.atomic
def begin_stay(person_id: uuid.UUID, new: NewStay, *, actor: Actor, on: date) -> Stay:
    """Put a stay elsewhere on record; an absence that runs on the day becomes part of it.

    From then on months away ask for calls, months at home for visits. Raises BadInput for days on
    record already, WrongStatus without a measure in force.
    """
    person, measure = measure_of(person_id, actor=actor, on=on)
    check_past("from_on", new.from_on, on=on)
    if new.planned_until_on:
        check_order("planned_until_on", new.planned_until_on, earliest=new.from_on)
    _check_host(new, person.org_seq)
    absence = _running_absence(person.pk, new.from_on)
    if absence is not None:
        _cut(absence, new.from_on)
    check_free(person.pk, Span(new.from_on), field="from_on")
    division = new.division
    row = about(
        person, Stay, actor=actor, measure=measure, area=new.area.strip(), from_on=new.from_on,
        planned_until_on=new.planned_until_on, reason=new.reason,
        host_seq=new.host.seq if new.host else None,
        host_name=new.host.name if new.host else new.host_name.strip(),
        host_phone=new.host_phone.strip(), tests_by=division.tests_by,
        visits_by=division.visits_by, calls_by=division.calls_by,
        phone_plan=division.phone_plan.strip(), contact=new.contact.strip(),
    )  # fmt: skip
    row.save()
    if absence is not None:
        absence.became_stay = row
        absence.save(update_fields=["became_stay"])
        replan_absence(absence, actor=actor, on=on)
    return _kept(row, "absences.stay_begun", actor=actor, on=on, day=new.from_on)


def _check_host(new: NewStay, org_seq: int) -> None:
    home = office_of(org_seq)
    if new.host and home and home.seq <= new.host.seq <= home.seq_end:
        raise BadInput.of("host", gettext_noop("This is the office that keeps the file."))


def _running_absence(person_id: uuid.UUID, from_on: date) -> Absence | None:
    return (
        Absence.objects.select_related("person")
        .filter(person_id=person_id, voided_at=None, returned_on=None, became_stay=None)
        .filter(leaves_on__lt=from_on, until_on__gte=from_on - ONE_DAY)
        .first()
    )


def _cut(absence: Absence, from_on: date) -> None:
    absence.until_on = from_on - ONE_DAY
    absence.save(update_fields=["until_on"])


@transaction.atomic
def divide(stay_id: uuid.UUID, new: Division, *, actor: Actor, on: date) -> Stay:
    """Change who does what; the office of the file stays responsible for all of it."""
    row = _lasting(stay_id, actor)
    row.tests_by, row.visits_by, row.calls_by = new.tests_by, new.visits_by, new.calls_by
    row.phone_plan = new.phone_plan.strip()
    row.save()
    return _kept(row, "absences.stay_divided", actor=actor, on=on)


@transaction.atomic
def end_stay(stay_id: uuid.UUID, *, until_on: date, note: str, actor: Actor, on: date) -> Stay:
    """Record the return; `until_on` is the last day away. Letters and open tasks end with it."""
    row = _lasting(stay_id, actor)
    check_past("until_on", until_on, on=on)
    check_order("until_on", until_on, earliest=row.from_on)
    row.until_on, row.return_note = until_on, note.strip()
    row.save()
    end_letters(row, on=on)
    return _kept(row, "absences.stay_ended", actor=actor, on=on, day=until_on)


@transaction.atomic
def void_stay(stay_id: uuid.UUID, *, reason: str, actor: Actor, on: date) -> Stay:
    """Void a stay entered by mistake; an absence that ended with it goes on again."""
    row = locked(Stay, stay_id, actor)
    if Letter.objects.filter(stay=row, voided_at=None).exists():
        raise WrongStatus(gettext_noop("A letter has gone out. Record the return instead."))
    void(row, reason, actor=actor)
    for absence in Absence.objects.filter(became_stay=row):
        absence.became_stay = None
        absence.save(update_fields=["became_stay"])
        replan_absence(absence, actor=actor, on=on)
    return _kept(row, "absences.stay_voided", actor=actor, on=on, reason=row.void_reason)


def _lasting(stay_id: uuid.UUID, actor: Actor) -> Stay:
    row = locked(Stay, stay_id, actor)
    if row.until_on:
        raise WrongStatus(gettext_noop("The return is on record already."))
    return row


def _kept(row: Stay, act: str, *, actor: Actor, on: date, **details) -> Stay:
    replan_stay(row, actor=actor, on=on)
    replan_measure(row.measure, actor=actor, on=on)
    record(act, actor=actor, subject=row, **details)
    return row
