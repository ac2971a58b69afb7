"""Reminders to people: made for what is arranged soon, sent once, quiet about what it is.

Nobody who said no gets one; nothing met, waived or voided is reminded of.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from guitu.access import gateway
from guitu.access.actors import SYSTEM_ACTOR
from guitu.audit.actions import record
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
from guitu.portal.terms import Sending
from guitu.web import clock
from guitu.web.templatetags.web import day

REMINDED = ("report_in", "drug_test")
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
    rows = Duty.objects.filter(
        OPEN, kind__in=REMINDED, person_id__isnull=False, window_from__lte=on,
        due_on__range=(on, on + FARTHEST),
    ).exclude(pk__in=Reminder.objects.values("duty_id"))  # fmt: skip
    made = 0
    for duty in rows.order_by("due_on", "pk"):
        before = rules_for(duty.org_seq).row("own_page", on).notify_before_days
        if duty.due_on - timedelta(days=before) <= on and queries.wants_reminders(duty.person_id):
            _new(duty, on=on)
            made += 1
    return made


def _new(duty: Duty, *, on: date) -> None:
    person = Person.objects.get(pk=duty.person_id)
    about(
        person, Reminder, actor=SYSTEM_ACTOR, duty_id=duty.pk, due_on=duty.due_on, send_on=on
    ).save()


def _waiting(on: date) -> Iterable[Reminder]:
    rows = Reminder.objects.filter(status=Sending.WAITING, send_on__lte=on)
    return rows.select_related("person__responsible").select_for_update(of=("self",))


def _send(row: Reminder, *, on: date) -> bool:
    """Send one reminder where it still makes sense; return whether it went out."""
    number = _own_number(row.person)
    is_open = Duty.objects.filter(OPEN, pk=row.duty_id).exists()
    is_late = is_overdue(row.due_on, on=on)
    if not is_open or not number or is_late or not queries.wants_reminders(row.person_id):
        row.status = Sending.DROPPED
    else:
        _try(row, number)
    row.save(update_fields=["status", "tries", "sent_at"])
    return row.status == Sending.SENT


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
