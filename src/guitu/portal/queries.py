"""Reading what stands on the pages without an account, and what came from there.

The first half is asked in the context of a limited link, where the database shows the rows of one
person only; each query names the person all the same.
"""

import uuid
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from guitu.absences.models import Absence, HostTask, Letter
from guitu.access.actors import Actor
from guitu.access.models import LimitedLink, User
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.contacts.models import Appointment
from guitu.contacts.queries import still_booked
from guitu.contacts.terms import Way
from guitu.drug_testing.actions.confirming import facts_of_tests
from guitu.drug_testing.models import DrugTest
from guitu.drug_testing.queries import with_result
from guitu.drug_testing.rules.confirming import PathFacts
from guitu.drug_testing.terms import Result
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.measures.models import Measure
from guitu.measures.queries import with_status
from guitu.measures.rules.states import ENDED
from guitu.orgs.models import Org
from guitu.orgs.queries import office_of
from guitu.people.models import Person
from guitu.portal.models import Note, Reminder, ReminderWish
from guitu.portal.terms import Wish

# What a person is told of; everything else is the office's own work.
TOLD = ("report_in", "sign_agreement", "drug_test", "helper_contact", "phone_contact",
        "yearly_evaluation", "expiry_talk")  # fmt: skip
NOT_WITH_THE_PERSON = (Way.FAMILY.value, Way.DIARY.value)
MOST, MOST_DUTIES, MOST_RESULTS = 6, 40, 12


def person_of(link: LimitedLink) -> Person | None:
    """Return the person of an own link, with the worker and `wish_now`, the newest wish."""
    newest = ReminderWish.objects.filter(person_id=OuterRef("pk")).order_by("-pk")
    found = Person.objects.filter(pk=link.person_id).select_related("responsible")
    return found.annotate(wish_now=Subquery(newest.values("wish")[:1])).first()


def measures_of(link: LimitedLink, *, on: date) -> list[Measure]:
    """Return the measures of the person that have not ended, the newest first."""
    rows = Measure.objects.filter(person_id=link.person_id, voided_at=None)
    found = with_status(rows.order_by("-received_on"), on=on)
    return list(found.exclude(status_now__in=[status.value for status in ENDED]))


def next_dates(link: LimitedLink) -> list[Duty]:
    """Return what comes next for the person, by due day; more than is shown, for some is alike."""
    rows = Duty.objects.filter(OPEN, person_id=link.person_id, kind__in=TOLD)
    return list(rows.order_by("due_on", "pk")[:MOST_DUTIES])


def date_of(link: LimitedLink, duty_id) -> Duty | None:
    """Return one open arrangement of the person, or None."""
    rows = Duty.objects.filter(OPEN, person_id=link.person_id, kind__in=TOLD, pk=duty_id)
    return rows.first()


def appointments_of(link: LimitedLink, *, on: date) -> list[Appointment]:
    """Return what is booked with the person from the day `on`, the next one first."""
    rows = Appointment.objects.filter(
        still_booked(on=on), person_id=link.person_id, planned_on__gte=on
    ).exclude(way__in=NOT_WITH_THE_PERSON)
    return list(rows.order_by("planned_on", "planned_time", "pk")[:MOST])


def results_of(link: LimitedLink) -> list[DrugTest]:
    """Return the tests of the person with the result that holds, the newest first."""
    rows = DrugTest.objects.filter(person_id=link.person_id, voided_at=None)
    return list(with_result(rows).order_by("-tested_on", "-pk")[:MOST_RESULTS])


def paths_of(tests: list[DrugTest]) -> dict[uuid.UUID, PathFacts]:
    """Return the paths of those tests whose strip was positive, in two queries at most."""
    asked = (Result.PRELIMINARY_POSITIVE, Result.CONFIRMED_POSITIVE)
    ids = [test.pk for test in tests if test.result_now in asked]
    return facts_of_tests(ids) if ids else {}


def notes_of(link: LimitedLink) -> list[Note]:
    """Return what the person sent, the newest first."""
    return list(Note.objects.filter(person_id=link.person_id).order_by("-sent_on", "-pk")[:20])


def wants_reminders(person_id) -> bool:
    """Return whether reminders may be sent: yes, until the person says no."""
    newest = ReminderWish.objects.filter(person_id=person_id).order_by("-pk").first()
    return is_wanted(newest.wish if newest else None)


def is_wanted(wish: str | None) -> bool:
    """Return whether the newest wish allows reminders; nobody was asked where there is none."""
    return wish in (None, Wish.YES)


def worker_of(person: Person) -> tuple[User | None, Org | None]:
    """Return the responsible colleague and the office, both known to everybody."""
    return person.responsible, office_of(person.org_seq)


def letter_of(link: LimitedLink) -> Letter | None:
    """Return the letter that a host link is about."""
    return Letter.objects.filter(pk=link.subject_id, voided_at=None).first()


def tasks_of(link: LimitedLink) -> QuerySet[HostTask]:
    """Return the tasks of the letter that a host link is about."""
    rows = HostTask.objects.filter(letter_id=link.subject_id, voided_at=None)
    return rows.order_by("due_on", "pk")


# Asked by colleagues, inside their scope.


def notes(actor: Actor) -> QuerySet[Note]:
    """Return what people sent to the actor's offices."""
    return Note.objects.filter(within(actor, Permission.LINK_ISSUE)).select_related("person")


def report_of(note: Note) -> Absence | None:
    """Return the report of leaving that was entered from a note, unless it was voided since."""
    return Absence.objects.filter(pk=note.kept_as, voided_at=None).first()


def reminders(actor: Actor) -> QuerySet[Reminder]:
    """Return the reminders of the actor's offices."""
    found = Reminder.objects.filter(within(actor, Permission.LINK_ISSUE))
    return found.select_related("person")


def letters(actor: Actor) -> QuerySet[Letter]:
    """Return the commission letters to offices outside for which links may be given out."""
    rows = Letter.objects.filter(within(actor, Permission.LINK_ISSUE), host_seq=None)
    return rows.filter(voided_at=None).select_related("person")


def links_of(person_id, actor: Actor) -> list[LimitedLink]:
    """Return the links about a person, the newest first."""
    rows = LimitedLink.objects.filter(within(actor, Permission.LINK_ISSUE), person_id=person_id)
    return list(rows.order_by("-pk")[:10])
