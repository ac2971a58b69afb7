"""What a person sent from the own page, and reminders to the person."""

import uuid

from django.db import models
from django.db.models import Q

from guitu.database.fields import SealedTextField, TermField
from guitu.database.row_security import Scoped
from guitu.people.models import Document, PersonRecord
from guitu.portal import terms


class Note(PersonRecord):
    """Something the person wrote, and what was answered. Nobody changes what was written.

    `proof` is the photo that came with it; `kept_as` the record that came of it, such as a report
    of leaving.
    """

    row_security = Scoped(by_link="own")

    kind = TermField(terms.NoteKind)
    text = SealedTextField(subject="person_id")
    day = models.DateField(null=True)
    until_on = models.DateField(null=True)
    about_duty_id = models.UUIDField(null=True)
    proof = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    kept_as = models.UUIDField(null=True)
    sent_on = models.DateField()
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=100, blank=True)
    answer = SealedTextField(subject="person_id")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="note_answered_by_somebody",
                condition=Q(answered_on=None, answered_by="")
                | (Q(answered_on__isnull=False) & ~Q(answered_by="")),
            ),
        ]
        indexes = [models.Index(fields=["person", "sent_on"], name="note_of_person")]

    @property
    def worker_id(self) -> uuid.UUID | None:
        """The colleague responsible for the person."""
        return self.person.responsible_id


class ReminderWish(PersonRecord):
    """Whether a person wants reminders, from a day on; the newest row holds."""

    row_security = Scoped(by_link="own")

    wish = TermField(terms.Wish)
    from_on = models.DateField()


class Reminder(PersonRecord):
    """A text message to the person that something is arranged; it never says what.

    One for each thing that is reminded of, a duty or a booked meeting: a second is refused.
    """

    row_security = Scoped()

    about = TermField(terms.RemindedOf, default=terms.RemindedOf.DUTY.value)
    subject_id = models.UUIDField()
    due_on = models.DateField()
    send_on = models.DateField()
    status = TermField(terms.Sending, default=terms.Sending.WAITING.value)
    tries = models.SmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_id"], name="reminder_once_per_subject"),
        ]
        indexes = [
            models.Index(
                fields=["send_on"], condition=Q(status="waiting"), name="reminder_waiting"
            ),
        ]
