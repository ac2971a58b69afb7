"""Keeps duties and stage of a file in step with its measures."""

from datetime import date

from guitu.access.actors import SYSTEM_ACTOR, Actor
from guitu.database.context import as_system
from guitu.duties.actions import DutySubject, reconcile
from guitu.duties.policy import rules_for
from guitu.measures.models import Measure
from guitu.measures.rules.states import ENDED
from guitu.measures.terms import Status
from guitu.people.models import Person
from guitu.rights import queries
from guitu.rights.actions.closing import follow
from guitu.rights.plan import plan_file
from guitu.rights.retention import closing

OVER = (*ENDED, Status.EXPIRED)


def replan_file(person: Person, *, on: date, asked_on: date | None = None) -> None:
    """Plan the closing of a file anew; doing it twice changes nothing. In the system's context."""
    book = rules_for(person.org_seq)
    facts = queries.facts_of([person], on=on)[person.pk]
    planned = plan_file(facts, closing(facts, book, on=on), book, asked_on=asked_on)
    reconcile(subject_of(person), planned, actor=SYSTEM_ACTOR, on=on)


def subject_of(person: Person) -> DutySubject:
    """Return the file as the subject of duties."""
    return DutySubject(
        type=person._meta.label_lower,
        id=person.pk,
        org_seq=person.org_seq,
        sec_label=person.sec_label,
        person_id=person.pk,
    )


def follow_measure(measure: Measure, actor: Actor, on: date) -> None:
    """Plan the closing when a measure ended; open the file again when a new one begins.

    A new order that concerns a person whose file is sealed is told to the archive, and to nobody
    else: looking up a number must not show that there was a file.
    """
    current = measure.periods.filter(until_on=None, voided_at=None).first()
    status = Status(current.status) if current else Status.ANNULLED
    is_new = status == Status.AWAITING_REPORT
    is_over = status in OVER or (measure.ends_on is not None and measure.ends_on < on)
    if not (is_new or is_over or measure.person.narrowed_on):
        return
    with as_system(on=on):
        person = Person.objects.select_for_update().get(pk=measure.person_id)
        if person.narrowed_on is not None:
            follow(person, actor=actor, on=on)
        replan_file(person, on=on)
        sealed = queries.sealed_with_number(person) if is_new else None
        if sealed is not None:
            replan_file(sealed, on=on, asked_on=on)
