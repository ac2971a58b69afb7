"""Every write through the API carries an idempotency key: sending it again changes nothing."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from guitu.exchange.models import IdempotencyKey
from guitu.kernel.errors import BadInput, Conflict
from guitu.kernel.terms import gettext_noop
from guitu.web import clock
from guitu.web.sealed import seal, unseal

HEADER = "Idempotency-Key"
READING = ("GET", "HEAD", "OPTIONS")
SEARCH = "/search"  # a search is sent by POST to keep its words out of addresses; it only reads
KEPT = timedelta(days=30)
LONGEST = 120

View = Callable[..., HttpResponse]


def once(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the answer to a request; to one that was answered before, the first answer.

    Two requests with one key wait for each other in the database. What was refused is not kept:
    the whole transaction is rolled back, so that it can be sent again, mended, under the same key.
    Raises BadInput without a key, Conflict when the key was used for something else.
    """
    if only_reads(request.method, request.path) or request.actor is None:
        return answer()
    key = request.headers.get(HEADER, "").strip()
    if not 8 <= len(key) <= LONGEST:
        raise BadInput.of(
            HEADER, gettext_noop("Send a key of 8 to 120 characters, another one for each write.")
        )
    user_id, digest = request.actor.user_id, _digest(request)
    claimed = _claim(user_id, key, digest=digest)
    if claimed is None:
        return _first_answer(user_id, key, digest=digest)
    response = answer()
    if response.status_code < 400:
        _keep(claimed, response)
    return response


def only_reads(method: str, path: str) -> bool:
    """Return whether an operation changes nothing and so needs no key."""
    return method.upper() in READING or path.endswith(SEARCH)


def forget_old(*, before: datetime) -> int:
    """Drop answers made before that moment; in the context of the system."""
    return IdempotencyKey.objects.filter(made_at__lt=before).delete()[0]


def _claim(user_id: uuid.UUID, key: str, *, digest: str) -> IdempotencyKey | None:
    try:
        with transaction.atomic():
            return IdempotencyKey.objects.create(
                user_id=user_id, key=key, digest=digest, made_at=clock.now()
            )
    except IntegrityError:
        return None


def _first_answer(user_id: uuid.UUID, key: str, *, digest: str) -> HttpResponse:
    first = IdempotencyKey.objects.get(user_id=user_id, key=key)
    if first.digest != digest:
        raise Conflict(gettext_noop("This idempotency key was already used for something else."))
    body = unseal(first.body, place=_place(first)) if first.body else ""
    response = HttpResponse(body, status=first.status or 200, content_type=first.media_type)
    response["Idempotency-Replayed"] = "true"
    return response


def _keep(claimed: IdempotencyKey, response: HttpResponse) -> None:
    claimed.status = response.status_code
    claimed.media_type = response.headers.get("Content-Type", "")[:80]
    claimed.body = seal(response.content.decode(), place=_place(claimed))
    claimed.save(update_fields=["status", "media_type", "body"])


def _place(row: IdempotencyKey) -> str:
    return f"idempotency.{row.pk}"


def _digest(request: HttpRequest) -> str:
    sent = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    return sha256(sent).hexdigest()
