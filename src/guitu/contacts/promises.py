"""What is unfinished with a colleague: reviews not signed yet, and private notes, counted."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guitu.access.actors import Actor
from guitu.contacts import queries
from guitu.contacts.models import Contact, Review
from guitu.contacts.queries import reviews
from guitu.contacts.terms import ReviewState, Visibility
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
