"""Living elsewhere: the stay, the commission letter, what the host office is asked to do.

Rows lie between two offices: the one of the file (`org_seq`) and, where it works with Guitu too,
the host office (`host_seq`). The host sees these rows and nothing else of the person.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from guitu.absences import terms
from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Scoped, Shared
from guitu.measures.models import Measure
from guitu.people.models import Document, PersonRecord


class Stay(PersonRecord, Voidable):
    """A person lives elsewhere from a day on; `until_on` is the last day, None while it lasts.

    The host office is `host_seq` in this installation or `host_name` outside. Who does what stands
    in `tests_by`, `visits_by`, `calls_by`; the office of the file stays responsible for all of it.
    Only the office of the file sees this row.
    """

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="stays")
    area = models.CharField(max_length=120)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    planned_until_on = models.DateField(null=True)
    reason = TermField(terms.StayReason)
    host_seq = models.IntegerField(null=True)
    host_name = models.CharField(max_length=120, blank=True)
    host_phone = models.CharField(max_length=30, blank=True)
    tests_by = TermField(terms.Side)
    visits_by = TermField(terms.Side)
    calls_by = TermField(terms.Side)
    phone_plan = models.CharField(max_length=300, blank=True)
    contact = SealedTextField(subject="person_id")
    return_note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stay_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "from_on"], name="stay_of_person"),
            models.Index(
                fields=["org_seq", "from_on"],
                condition=Q(until_on=None, voided_at=None),
                name="stay_open",
            ),
        ]

    @property
    def worker_id(self) -> uuid.UUID | None:
        """The colleague responsible for the person; duties of the community go there."""
        return self.person.responsible_id


class BetweenOffices(PersonRecord, Voidable):
    """A row of two offices; `host_seq` is None where the host works outside this installation.

    The name is that by which the host office knows whom it is asked about, and nothing more.
    """

    host_seq = models.IntegerField(null=True)
    person_name = models.CharField(max_length=50)

    class Meta:
        abstract = True


class Letter(BetweenOffices):
    """A commission letter (双向管控函): out with its receipt, and the answer in."""

    row_security = Shared("host_seq", by_link="host")

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="letters")
    from_office = models.CharField(max_length=120)
    to_office = models.CharField(max_length=120)
    area = models.CharField(max_length=120)
    asks = models.CharField(max_length=500)
    from_on = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    sent_on = models.DateField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    received_on = models.DateField(null=True)
    receipt_note = models.CharField(max_length=200, blank=True)
    answer = TermField(terms.LetterAnswer, blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=100, blank=True)
    answer_reason = models.CharField(max_length=500, blank=True)
    answer_document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True)
    looked_at_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="letter_answered_on_a_day",
                condition=Q(answer="", answered_on=None)
                | (~Q(answer="") & Q(answered_on__isnull=False) & ~Q(answered_by="")),
            ),
            models.CheckConstraint(
                name="letter_refused_with_a_reason",
                condition=Q(answer__in=["", "accepted"]) | ~Q(answer_reason=""),
            ),
            models.UniqueConstraint(
                fields=["stay"],
                condition=Q(answered_on=None, voided_at=None, ended_on=None),
                name="letter_one_open_per_stay",
            ),
        ]
        indexes = [models.Index(fields=["host_seq", "sent_on"], name="letter_of_host")]


class HostTask(BetweenOffices):
    """One thing the host office is asked to do by a day, and what came of it.

    `finding` is what the host office wrote; the office of the file looks at it and puts it where
    it belongs. Nothing changes in the file by itself.
    """

    row_security = Shared("host_seq", by_link="host")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="tasks")
    kind = TermField(terms.TaskKind)
    from_on = models.DateField()
    due_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    outcome = TermField(terms.TaskOutcome, blank=True)
    done_on = models.DateField(null=True)
    done_by = models.CharField(max_length=100, blank=True)
    finding = SealedTextField(subject="person_id")
    result = models.CharField(max_length=40, blank=True)
    proof = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    looked_at_on = models.DateField(null=True)
    looked_at_by = models.CharField(max_length=100, blank=True)
    kept_as = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="task_window_ends_with_due_day", condition=Q(due_on__gte=F("from_on"))
            ),
            models.CheckConstraint(
                name="task_done_by_somebody",
                condition=Q(outcome="", done_on=None)
                | (~Q(outcome="") & Q(done_on__isnull=False) & ~Q(done_by="")),
            ),
        ]
        indexes = [
            models.Index(fields=["host_seq", "due_on"], name="task_of_host"),
            models.Index(fields=["person", "due_on"], name="task_of_person"),
        ]
