"""What is unfinished with a colleague: reviews not signed yet, and private notes, counted."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.contacts.models import Contact, ContactNote, Review
from guitu.contacts.queries import reviews
from guitu.contacts.terms import ReviewState, Visibility
from guitu.database.context import as_system
from guitu.duties import kinds, promises
from guitu.duties.promises import Promise, PromiseSource, Sort


def register() -> None:
    """Register the sources once."""
    promises.register(
        PromiseSource("reviews", Sort.UNFINISHED, unfinished),
        PromiseSource("contact_notes", Sort.NOTES, private_notes),
    )


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
    """Return how many private notes the user wrote; what they say stays with their author.

    The database shows nobody another's private notes, so the system counts them, within what the
    actor may see of contacts: a number by office and label, and nothing else leaves it.
    """
    rows = ContactNote.objects.filter(
        within(actor, Permission.CONTACT_READ), created_by=user_id, visibility=Visibility.AUTHOR,
        sec_label__lte=actor.clearance, contact__voided_at=None,
    )  # fmt: skip
    with as_system(on=since):
        found = rows.order_by().values("org_seq", "sec_label").annotate(count=Count("pk"))
        counts = list(found)
    return [_counted(user_id, **row) for row in counts]


def _counted(user_id: uuid.UUID, *, org_seq: int, sec_label: int, count: int) -> Promise:
    said = ngettext("%(count)s private note", "%(count)s private notes", count)
    return Promise(
        key=f"contact-notes:{user_id}:{org_seq}:{sec_label}",
        what=said % {"count": count},
        subject=(Contact._meta.label_lower, uuid.uuid5(user_id, f"{org_seq}:{sec_label}")),
        org_seq=org_seq,
        sec_label=sec_label,
    )
