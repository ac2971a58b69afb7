"""Hand-over packs, weekly digests, addresses of calendars."""

from django.db import models
from django.db.models import Q

from guitu.colleagues.terms import LeavingReason, PackSort
from guitu.database.fields import KeyField, TermField
from guitu.database.models import Record, Voidable
from guitu.database.row_security import Open, Own, Scoped


class Pack(Voidable):
    """A colleague hands work over by a day. What is handed over stands in its items."""

    row_security = Open(
        "Who hands work over to whom is open to every colleague; its items are not."
    )

    id = KeyField()
    leaver = models.ForeignKey("access.User", models.PROTECT, related_name="packs")
    org = models.ForeignKey("orgs.Org", models.PROTECT, related_name="+")
    last_on = models.DateField()
    reason = TermField(LeavingReason)
    remark = models.CharField(max_length=300, blank=True)
    finished_on = models.DateField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["leaver"],
                condition=Q(finished_on=None, voided_at=None),
                name="pack_one_open_of_colleague",
            ),
        ]

    def __str__(self) -> str:
        return f"pack of {self.leaver_id}"


class PackItem(Record):
    """One line of a pack: a person, a duty, something booked, promised or unfinished.

    `to` is the successor, `signed_on` the day on which the successor took it over.
    """

    row_security = Scoped()

    pack = models.ForeignKey(Pack, models.PROTECT, related_name="items")
    sort = TermField(PackSort)
    person_id = models.UUIDField(null=True)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    what = models.CharField(max_length=200)
    next_on = models.DateField(null=True)
    to = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "sort", "subject_id"], name="pack_item_once"),
            models.CheckConstraint(
                name="pack_item_signed_by_somebody",
                condition=Q(signed_on=None) | Q(to__isnull=False),
            ),
        ]


class Digest(Record):
    """How an office stood at the beginning of a week: figures as frozen lists of duty ids."""

    row_security = Scoped()

    org = models.ForeignKey("orgs.Org", models.PROTECT, related_name="+")
    week_from = models.DateField()
    figures = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["org", "week_from"], name="digest_once_a_week"),
        ]


class DigestReading(Record):
    """A supervisor has read a digest."""

    row_security = Scoped()

    digest = models.ForeignKey(Digest, models.PROTECT, related_name="readings")
    reader = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    read_on = models.DateField()
    remark = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "reader"], name="digest_read_once"),
        ]


class CalendarFeed(models.Model):
    """The secret address under which a calendar program reads somebody's dates.

    Only a digest of the secret is kept. `shows_names` adds the masked name to an entry.
    """

    row_security = Own(audit="rows")

    id = KeyField()
    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    shows_names = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(revoked_at=None), name="calendar_one_address"
            ),
        ]

    def __str__(self) -> str:
        return f"calendar of {self.user_id}"
