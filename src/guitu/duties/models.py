"""Duties: what must happen, by when, whose it is, why, and the record that met it."""

from django.db import models
from django.db.models import Q

from guitu.database.fields import KeyField, TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Open, Scoped
from guitu.duties.terms import Party, SnoozeReason


class Duty(Record, Voidable):
    """One duty. Due and overdue are comparisons with the day and are never stored.

    `snoozed_until` is the day on which a duty put off comes back to the first screen. It hides the
    duty from there and changes nothing else: a late duty stays late.

    `key` is unique among the duties of one subject that are not voided, so that planning twice
    changes nothing. A met duty is history and never changes. From `ended_on` nobody is reminded of
    it any more, because what it was about ended; missed before, it stays missed.
    """

    row_security = Scoped(by_link="own")

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    subject_type = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    person_id = models.UUIDField(null=True)
    window_from = models.DateField()
    due_on = models.DateField()
    party = TermField(Party)
    role = models.CharField(max_length=40)
    assignee = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="duties")
    because = models.JSONField()
    params = models.JSONField(default=dict)
    met_on = models.DateField(null=True)
    met_by_type = models.CharField(max_length=60, blank=True)
    met_by_id = models.UUIDField(null=True)
    waived_on = models.DateField(null=True)
    waived_by = models.UUIDField(null=True)
    waive_reason = models.CharField(max_length=500, blank=True)
    voided_on = models.DateField(null=True)
    snoozed_until = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "key"],
                condition=Q(voided_at=None),
                name="duty_once_per_subject",
            ),
            models.CheckConstraint(
                name="duty_window_ends_with_due_day",
                condition=Q(due_on__gte=models.F("window_from")),
            ),
            models.CheckConstraint(
                name="duty_met_by_a_record",
                condition=Q(met_on=None, met_by_type="")
                | (Q(met_on__isnull=False) & ~Q(met_by_type="")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["org_seq", "due_on", "id"],
                condition=Q(met_on=None, waived_on=None, voided_at=None),
                name="duty_open",
            ),
            models.Index(
                fields=["due_on", "id"],
                condition=Q(met_on=None, waived_on=None, voided_at=None),
                name="duty_open_by_day",
            ),
            models.Index(fields=["subject_id", "due_on"], name="duty_of_subject"),
            models.Index(fields=["person_id", "due_on"], name="duty_of_person"),
            models.Index(
                fields=["org_seq", "met_on"], condition=Q(met_on__isnull=False), name="duty_met"
            ),
        ]

    @property
    def is_history(self) -> bool:
        """Whether it was met, waived or ended, and so never changes by a plan."""
        return bool(self.met_on or self.waived_on or self.ended_on)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Snooze(Record, Voidable):
    """A duty was put off until a day, for a reason; it belongs to that duty and to no other.

    Undone it is voided, and a duty planned anew begins without one.
    """

    row_security = Scoped()

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="snoozes")
    person_id = models.UUIDField(null=True)
    reason = TermField(SnoozeReason)
    note = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="snooze_ends_after_it_begins",
                condition=Q(until_on__gt=models.F("from_on")),
            ),
        ]
        indexes = [models.Index(fields=["duty", "created_at"], name="snooze_of_duty")]


class DutyComment(Record, Voidable):
    """What a supervisor says of a duty to the colleague who sees to it."""

    row_security = Scoped()

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="comments")
    person_id = models.UUIDField(null=True)
    text = models.CharField(max_length=500)
    to = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    seen_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["duty", "created_at"], name="comment_of_duty"),
            models.Index(
                fields=["to"], condition=Q(seen_on=None, voided_at=None), name="comment_unseen"
            ),
        ]


class AdoptedPractice(Voidable):
    """A row of local practice that an organisation adopted for itself and everything below it.

    It holds from `from_on` until the organisation's next row of the same subject begins. Rows are
    never changed: another day gets another row, and a row adopted by mistake is voided.
    """

    row_security = Open("The rules that an office works under are open to every colleague.")

    id = KeyField()
    org = models.ForeignKey("orgs.Org", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=60)
    from_on = models.DateField()
    values = models.JSONField()
    reference = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["org", "subject", "from_on"],
                condition=Q(voided_at=None),
                name="practice_once_from_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} from {self.from_on}"
