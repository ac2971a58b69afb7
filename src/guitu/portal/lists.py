"""Lists for colleagues: what people sent, and reminders."""

from django.db.models import QuerySet

from guitu.kernel.terms import gettext_noop
from guitu.portal.models import Note, Reminder
from guitu.portal.terms import NoteKind, Sending
from guitu.web.lists import Choice, Column, Empty, ListSpec

ANSWERED = (("no", gettext_noop("To be answered")), ("yes", gettext_noop("Answered")))


def answered(rows: QuerySet[Note], value: str) -> QuerySet[Note]:
    """Narrow to notes answered or not."""
    return rows.filter(answered_on__isnull=value == "no")


def of_kind(rows: QuerySet[Note], value: str) -> QuerySet[Note]:
    """Narrow to one kind of note."""
    return rows.filter(kind=value)


def with_status(rows: QuerySet[Reminder], value: str) -> QuerySet[Reminder]:
    """Narrow to where a reminder stands."""
    return rows.filter(status=value)


NOTES = ListSpec(
    key="portal-notes",
    columns=(
        Column("name", gettext_noop("Name")),
        Column("kind", gettext_noop("What"), order_by=("kind",)),
        Column("sent_on", gettext_noop("Handed in on"), order_by=("sent_on",)),
        Column("answered", gettext_noop("Answered on"), order_by=("answered_on",)),
    ),
    filters=(
        Choice("answered", gettext_noop("Answer"), answered, choices=ANSWERED),
        Choice("kind", gettext_noop("What"), of_kind, choices=NoteKind.choices),
    ),
    default_sort="-sent_on",
    empty=Empty(
        gettext_noop("Nobody has sent anything yet"),
        gettext_noop("Give people the link to their own page; it stands on the person's page."),
    ),
)
REMINDERS = ListSpec(
    key="portal-reminders",
    columns=(
        Column("name", gettext_noop("Name")),
        Column("status", gettext_noop("Stands as"), order_by=("status",)),
        Column("send_on", gettext_noop("To be sent on"), order_by=("send_on",)),
        Column("due_on", gettext_noop("Arranged until"), order_by=("due_on",)),
    ),
    filters=(Choice("status", gettext_noop("Stands as"), with_status, choices=Sending.choices),),
    default_sort="-send_on",
    empty=Empty(gettext_noop("No reminder yet"), gettext_noop("They are made every morning.")),
)
