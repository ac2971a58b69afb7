"""Reminders to people: made for what is arranged soon, sent once, quiet about what it is.

Nobody who said no gets one; nothing met, waived or voided is reminded of.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from guitu.access import gateway
from guitu.access.actors import SYSTEM_ACTOR
from guitu.audit.actions import record
from guitu.contacts.models import Appointment
from guitu.contacts.queries import still_booked
from guitu.database import keyring
from guitu.database.context import as_system
from guitu.duties.models import Duty
from guitu.duties.policy import rules_for
from guitu.duties.queries import OPEN
from guitu.duties.rules import is_overdue
from guitu.people.models import Person, Phone
from guitu.people.records import about
from guitu.portal import queries
from guitu.portal.models import Reminder
from guitu.portal.terms import RemindedOf, Sending
from guitu.web import clock
from guitu.web.templatetags.web import day

# Some are reminded of shortly before their last day, the end of a term when its time begins.
REMINDED = ("report_in", "drug_test")
AT_ONCE = ("expiry_talk", "expiry_prepare")
FARTHEST = timedelta(days=31)
MOST_TRIES = 3


def remind(*, on: date) -> int:
    """Make the reminders of the day and send them; return how many went out.

    Running it again on the same day sends nothing twice. Without a gateway nothing is made.
    """
    if not gateway.is_on():
        return 0
    with as_system(on=on):
        make(on=on)
        return sum(_send(row, on=on) for row in _waiting(on))


def make(*, on: date) -> int:
    """Store a reminder for each arrangement that is due soon; one for each, ever."""
    made = 0
    for row, what, due_on in (*_duties(on=on), *_booked(on=on)):
        if queries.wants_reminders(row.person_id):
            person = Person.objects.get(pk=row.person_id)
            about(
                person, Reminder, actor=SYSTEM_ACTOR, about=what, subject_id=row.pk, due_on=due_on,
                send_on=on,
            ).save()  # fmt: skip
            made += 1
    return made


def _duties(*, on: date) -> Iterator[tuple[Any, RemindedOf, date]]:
    """Yield the duties of which people are reminded today."""
    rows = Duty.objects.filter(
        OPEN, kind__in=(*REMINDED, *AT_ONCE), person_id__isnull=False, window_from__lte=on,
        due_on__range=(on, on + FARTHEST),
    ).exclude(pk__in=Reminder.objects.values("subject_id"))  # fmt: skip
    for row in rows.order_by("due_on", "pk"):
        if row.kind in AT_ONCE or _is_soon(row.org_seq, row.due_on, on=on):
            yield row, RemindedOf.DUTY, row.due_on


def _booked(*, on: date) -> Iterator[tuple[Any, RemindedOf, date]]:
    """Yield the booked meetings with the person that are soon."""
    rows = Appointment.objects.filter(
        still_booked(on=on), planned_on__range=(on, on + FARTHEST)
    ).exclude(way__in=queries.NOT_WITH_THE_PERSON)
    rows = rows.exclude(pk__in=Reminder.objects.values("subject_id"))
    for row in rows.order_by("planned_on", "pk"):
        if _is_soon(row.org_seq, row.planned_on, on=on):
            yield row, RemindedOf.APPOINTMENT, row.planned_on


def _is_soon(org_seq: int, day_of_it: date, *, on: date) -> bool:
    before = rules_for(org_seq).row("own_page", on).notify_before_days
    return day_of_it - timedelta(days=before) <= on


def _waiting(on: date) -> Iterable[Reminder]:
    rows = Reminder.objects.filter(status=Sending.WAITING, send_on__lte=on)
    return rows.select_related("person__responsible").select_for_update(of=("self",))


def _send(row: Reminder, *, on: date) -> bool:
    """Send one reminder where it still makes sense; return whether it went out."""
    number = _own_number(row.person)
    is_late = is_overdue(row.due_on, on=on)
    if (
        not _is_open(row, on=on)
        or not number
        or is_late
        or not queries.wants_reminders(row.person_id)
    ):
        row.status = Sending.DROPPED
    else:
        _try(row, number)
    row.save(update_fields=["status", "tries", "sent_at"])
    return row.status == Sending.SENT


def _is_open(row: Reminder, *, on: date) -> bool:
    """Return whether what was arranged still stands."""
    if row.about == RemindedOf.APPOINTMENT:
        kept = Appointment.objects.filter(pk=row.subject_id, planned_on=row.due_on)
        return kept.filter(still_booked(on=on)).exists()
    return Duty.objects.filter(OPEN, pk=row.subject_id).exists()


def _try(row: Reminder, number: str) -> None:
    row.tries += 1
    try:
        gateway.send(number, text_of(row))
    except gateway.NotSent:
        row.status = Sending.FAILED if row.tries >= MOST_TRIES else Sending.WAITING
        return
    row.status, row.sent_at = Sending.SENT, clock.now()
    with transaction.atomic():
        record("portal.reminder_sent", actor=SYSTEM_ACTOR, subject=row)


def text_of(row: Reminder) -> str:
    """Return the text, in Chinese: that something is arranged, by when, whom to call."""
    worker, office = queries.worker_of(row.person)
    with translation.override("zh-hans"):
        said = _("Hello, something is arranged for you, by %(day)s. Please get in touch with us.")
        if row.about == RemindedOf.APPOINTMENT:
            said = _("Hello, we have something arranged with you on %(day)s.")
        text = said % {"day": day(row.due_on)}
        name = worker.name if worker else ""
        phone = office.phone if office else ""
        contact = " ".join(part for part in (name, phone) if part)
        return f"{text} {contact}".strip()


def _own_number(person: Person) -> str:
    """Return the newest telephone number of the person's own, or an empty text."""
    rows = Phone.objects.filter(person=person, voided_at=None, whose="").order_by("-pk")
    found = rows.first()
    if found is None:
        return ""
    keyring.load([person.pk])
    return str(found.number)
