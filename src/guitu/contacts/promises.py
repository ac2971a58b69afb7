"""What is open with a colleague: booked contacts, reviews not signed yet, private notes."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.contacts import queries
from guitu.contacts.models import Appointment, Contact, Review
from guitu.contacts.queries import reviews
from guitu.contacts.terms import AppointmentState, ReviewState, Visibility, Way
from guitu.duties import kinds, promises
from guitu.duties.promises import Promise, PromiseSource, Sort

SEEN = (AppointmentState.BOOKED, AppointmentState.CANCELLED, AppointmentState.EXCUSED)


def register() -> None:
    """Register the sources once."""
    promises.register(
        PromiseSource("contacts", Sort.BOOKED, booked),
        PromiseSource("reviews", Sort.UNFINISHED, unfinished),
        PromiseSource("contact_notes", Sort.NOTES, private_notes),
    )


def booked(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Return the contacts booked with the user from a day on, those called off included."""
    rows = queries.appointments(actor).filter(with_user=user_id, planned_on__gte=since)
    found = list(rows.filter(state__in=SEEN).order_by("planned_on", "planned_time", "pk"))
    before = _moved({row.person_id for row in found})
    return [_promise(row, list(_chain(row, before))) for row in found]


def unfinished(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Return the reviews that the user began and nobody signed."""
    rows = reviews.visible_to(actor).filter(created_by=user_id, state=ReviewState.DRAFT)
    return [
        Promise(
            key=f"review:{row.pk}", what=_(kinds.kind(row.kind).label),
            subject=(Review._meta.label_lower, row.pk), org_seq=row.org_seq,
            sec_label=row.sec_label, person_id=row.person_id,
            url=reverse("review-page", args=[row.pk]),
        )
        for row in rows.order_by("until_on", "pk")
    ]  # fmt: skip


def private_notes(user_id: uuid.UUID, actor: Actor, since: date) -> Iterable[Promise]:
    """Return how many private notes the user wrote; what they say stays with their author."""
    rows = queries.visible_to(actor).filter(created_by=user_id, visibility=Visibility.AUTHOR)
    counts = rows.order_by().values("org_seq", "sec_label").annotate(count=Count("pk"))
    return [
        Promise(
            key=f"contact-notes:{user_id}:{row['org_seq']}:{row['sec_label']}",
            what=ngettext("%(count)s private note", "%(count)s private notes", row["count"])
            % {"count": row["count"]},
            subject=(Contact._meta.label_lower, user_id), org_seq=row["org_seq"],
            sec_label=row["sec_label"],
        )
        for row in counts
    ]  # fmt: skip


def _promise(row: Appointment, earlier: list[uuid.UUID]) -> Promise:
    return Promise(
        key=f"appointment:{earlier[-1] if earlier else row.pk}", what=_(row.way.label),
        subject=(Appointment._meta.label_lower, row.pk), org_seq=row.org_seq,
        sec_label=row.sec_label, person_id=row.person_id, on=row.planned_on,
        at=row.planned_time, url=reverse("appointment-move", args=[row.pk]),
        is_at_home=row.way == Way.HOME_VISIT, sequence=len(earlier),
        is_cancelled=row.state != AppointmentState.BOOKED,
    )  # fmt: skip


def _moved(person_ids: set[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """Return from which appointment each moved one came, in one query."""
    rows = Appointment.objects.filter(person__in=person_ids, moved_from__isnull=False)
    return dict(rows.values_list("pk", "moved_from_id"))


def _chain(row: Appointment, before: dict[uuid.UUID, uuid.UUID]) -> Iterator[uuid.UUID]:
    current = before.get(row.pk)
    while current is not None:
        yield current
        current = before.get(current)
