"""Says what was just done; with an undo where the act can be voided."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

UNDO = "undo:"


def done(request: HttpRequest, text: str) -> None:
    """Say that an act was done."""
    messages.success(request, text)


def undoable(request: HttpRequest, text: str, undo_url_name: str, **kwargs: object) -> None:
    """Say that an act was done and offer to undo it by a POST to `undo_url_name`."""
    url = reverse(undo_url_name, kwargs=kwargs or None)
    messages.success(request, text, extra_tags=f"{UNDO}{url}")


def undo_url(message: messages.storage.base.Message) -> str:
    """Return where an undo of the message goes, or an empty text."""
    tags = message.extra_tags or ""
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""
