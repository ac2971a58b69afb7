"""Drafts and accepted forms of one user, on the server."""

import uuid
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.http import QueryDict

from guitu.web.models import Draft, SentForm
from guitu.web.sealed import seal, unseal

LARGEST = 200_000
KEPT_DAYS = 30
SENT_DAYS = 7
SKIPPED = ("csrfmiddlewaretoken", "_token", "_version")


def keep(user_id: uuid.UUID, form_key: str, typed: QueryDict, *, at: datetime) -> bool:
    """Keep what was typed; return False where it is too long to keep."""
    values = {name: typed.getlist(name) for name in typed if name not in SKIPPED}
    if sum(len(value) for several in values.values() for value in several) > LARGEST:
        return False
    body = seal(values, place=_place(user_id, form_key))
    Draft.objects.update_or_create(
        user_id=user_id, form_key=form_key, defaults={"body": body, "saved_at": at}
    )
    Draft.objects.filter(user_id=user_id, saved_at__lt=at - timedelta(days=KEPT_DAYS)).delete()
    return True


def restore(user_id: uuid.UUID, form_key: str) -> tuple[QueryDict, datetime] | None:
    """Return what was typed and when it was kept, or None."""
    draft = Draft.objects.filter(user_id=user_id, form_key=form_key).first()
    values = unseal(draft.body, place=_place(user_id, form_key)) if draft else None
    if not isinstance(values, dict):
        return None
    typed = QueryDict(mutable=True)
    for name, several in values.items():
        typed.setlist(name, several)
    return typed, draft.saved_at


def discard(user_id: uuid.UUID, form_key: str) -> None:
    """Drop the draft of a form."""
    Draft.objects.filter(user_id=user_id, form_key=form_key).delete()


def kept_of(user_id: uuid.UUID, *, on: date) -> int:
    """Return how many forms the user has typed into and not sent; not which, and not what."""
    since = on - timedelta(days=KEPT_DAYS)
    return Draft.objects.filter(user_id=user_id, saved_at__date__gte=since).count()


def claim(user_id: uuid.UUID, token: uuid.UUID, *, at: datetime) -> SentForm | None:
    """Claim a form's token for this request; None when the form was accepted before.

    Two requests with one token wait for each other in the database.
    """
    SentForm.objects.filter(user_id=user_id, sent_at__lt=at - timedelta(days=SENT_DAYS)).delete()
    try:
        with transaction.atomic():
            return SentForm.objects.create(user_id=user_id, token=token, answer_url="", sent_at=at)
    except IntegrityError:
        return None


def answer_of(user_id: uuid.UUID, token: uuid.UUID) -> str:
    """Return where the accepted form with this token led to, or an empty text."""
    found = SentForm.objects.filter(user_id=user_id, token=token).first()
    return found.answer_url if found else ""


def remember_answer(claimed: SentForm, url: str) -> None:
    """Note where the accepted form led to."""
    claimed.answer_url = url
    claimed.save(update_fields=["answer_url"])


def _place(user_id: uuid.UUID, form_key: str) -> str:
    return f"draft.{user_id}.{form_key}"
