"""What acts on absences begin with: the locked person, the measure in force, days still free."""

import uuid
from datetime import date
from typing import TypeVar

from django.db import models

from guitu.absences import queries, rules
from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.duties.periods import Span
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.measures.models import Measure
from guitu.measures.queries import in_force
from guitu.people.actions.locking import locked as locked_person
from guitu.people.models import Person
from guitu.web import clock

WRITE = Permission.ABSENCE_WRITE
NO_MEASURE = gettext_noop("No measure is in force on this file, so nothing needs to be reported.")
NOT_YET = gettext_noop("This day has not come yet.")
M = TypeVar("M", bound=models.Model)


def measure_of(person_id: uuid.UUID, *, actor: Actor, on: date) -> tuple[Person, Measure]:
    """Return the locked person and the measure in force; every act locks the person first.

    Raises AccessDenied, and WrongStatus where no measure is in force.
    """
    person = locked_person(person_id, actor, WRITE)
    measure = in_force(person.pk, actor, on=on)
    if measure is None:
        raise WrongStatus(NO_MEASURE)
    return person, measure


def locked(model: type[M], pk: uuid.UUID, actor: Actor, permission: Permission = WRITE) -> M:
    """Return the row with its person, both locked; raises AccessDenied, WrongStatus when void."""
    person_id = model.objects.values_list("person_id", flat=True).get(pk=pk)
    Person.objects.select_for_update().get(pk=person_id)
    row = model.objects.select_related("person").select_for_update(of=("self",)).get(pk=pk)
    require(actor, permission, org_seq=row.org_seq)
    if row.voided_at:
        raise WrongStatus(gettext_noop("This entry was voided before."))
    return row


def check_free(
    person_id: uuid.UUID, span: Span, *, field: str, without: uuid.UUID | None = None
) -> None:
    """Raise BadInput beside `field` where a day of `span` is on record already."""
    rules.check_free(span, queries.days_on_record(person_id, without=without), field=field)


def check_past(name: str, day: date | None, *, on: date) -> None:
    """Raise BadInput beside the field `name` for a day to come."""
    if day and day > on:
        raise BadInput.of(name, NOT_YET)


def check_order(name: str, day: date, *, earliest: date) -> None:
    """Raise BadInput beside the field `name` for a day before `earliest`."""
    if day < earliest:
        raise BadInput.of(
            name, gettext_noop("This day is before %(day)s."), day=earliest.isoformat()
        )


def void(row: models.Model, reason: str, *, actor: Actor) -> None:
    """Mark a row void with its reason; raises BadInput without one."""
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say what was wrong with it."))
    row.voided_at, row.voided_by, row.void_reason = clock.now(), actor.user_id, reason.strip()
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
