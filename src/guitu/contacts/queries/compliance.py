"""Per person and month: contacts due, done, missed, excused, and those tried in vain.

A duty counts in the month in which it falls due. One that is not due yet is neither done nor
missed unless it was met already; a waived one is excused and not due.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractMonth

from guitu.access.actors import Actor
from guitu.contacts.models import Contact
from guitu.contacts.queries.contacts import visible_to as contacts_visible_to
from guitu.contacts.terms import CONTACT_KINDS, Outcome
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN, overdue
from guitu.duties.queries import visible_to as duties_visible_to
from guitu.kernel.terms import Term, gettext_noop
from guitu.people.models import Person
from guitu.people.queries import visible_to as people_visible_to


class Standing(Term):
    """What a figure of the table counts."""

    DUE = "due", gettext_noop("Were due")
    DONE = "done", gettext_noop("Done")
    MISSED = "missed", gettext_noop("Missed")
    EXCUSED = "excused", gettext_noop("Excused")


@dataclass
class Counts:
    """The figures of one person in a month or a year."""

    due: int = 0
    done: int = 0
    missed: int = 0
    excused: int = 0
    tried: int = 0

    def add(self, other: "Counts") -> None:
        """Add the figures of another month."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


def condition(standing: Standing, *, on: date) -> Q:
    """Return which duties a figure counts on the day `on`: what is due is done or missed."""
    done, missed = Q(met_on__isnull=False), OPEN & overdue(on=on)
    return {
        Standing.DUE: done | missed,
        Standing.DONE: done,
        Standing.MISSED: missed,
        Standing.EXCUSED: Q(waived_on__isnull=False),
    }[standing]


def duties_of(actor: Actor, year: int, month: int | None = None) -> QuerySet[Duty]:
    """Return the duties of contact that fall due in a year or a month of it."""
    rows = duties_visible_to(actor).filter(
        kind__in=CONTACT_KINDS, voided_at=None, due_on__year=year
    )
    return rows.filter(due_on__month=month) if month else rows


def people_asked(actor: Actor, year: int) -> QuerySet[Person]:
    """Return the people of whom contacts fall due in that year, by name."""
    asked = duties_of(actor, year).values("person_id")
    return people_visible_to(actor).filter(pk__in=asked).order_by("name", "pk")


def table(
    actor: Actor, person_ids: Iterable[uuid.UUID], year: int, *, on: date
) -> dict[uuid.UUID, dict[int, Counts]]:
    """Return the figures by person and month, in two statements however many people."""
    ids = list(person_ids)
    found: dict[uuid.UUID, dict[int, Counts]] = {pk: {} for pk in ids}
    counts = {str(one): Count("pk", filter=condition(one, on=on)) for one in Standing}
    duties = duties_of(actor, year).filter(person_id__in=ids).order_by()
    for row in duties.values("person_id", month=ExtractMonth("due_on")).annotate(**counts):
        found[row["person_id"]][row["month"]] = Counts(**{str(one): row[one] for one in Standing})
    tried = Contact.objects.filter(person__in=ids, held_on__year=year, voided_at=None)
    tried = tried.exclude(outcome=Outcome.MET).order_by()
    for row in tried.values("person_id", month=ExtractMonth("held_on")).annotate(n=Count("pk")):
        found[row["person_id"]].setdefault(row["month"], Counts()).tried = row["n"]
    return found


def standings(duties: QuerySet[Duty], *, on: date) -> dict[uuid.UUID, Standing]:
    """Return as what each duty counts on the day; one that is not due yet is left out."""
    return {
        pk: standing
        for standing in (Standing.DONE, Standing.MISSED, Standing.EXCUSED)
        for pk in duties.filter(condition(standing, on=on)).values_list("pk", flat=True)
    }


def attempts(
    actor: Actor, person_id: uuid.UUID, year: int, month: int | None = None
) -> QuerySet[Contact]:
    """Return what was tried without success with one person in a year or a month of it."""
    rows = contacts_visible_to(actor).filter(person_id=person_id, held_on__year=year)
    rows = rows.filter(held_on__month=month) if month else rows
    return rows.exclude(outcome=Outcome.MET).order_by("held_on", "pk")
