"""Words of the pages of connected systems."""

from datetime import date
from typing import Any

from django.urls import reverse

from guitu.exchange.models import ApiClient, ApiKey
from guitu.kernel.terms import gettext_noop
from guitu.web.cells import Tag

OPEN = Tag(gettext_noop("Connected"), "good")
CLOSED = Tag(gettext_noop("Disconnected"), "quiet")


def client_row(client: ApiClient) -> dict[str, Any]:
    """Return a client as a row of the list."""
    return {
        "url": reverse("client-page", args=[client.pk]),
        "name": client.name,
        "org": client.org.name,
        "contact": client.contact,
        "opened_on": client.opened_on,
        "state": CLOSED if client.closed_on else OPEN,
    }


def client_facts(client: ApiClient) -> list[tuple[str, object]]:
    """Return what is known of a client."""
    return [
        (gettext_noop("State"), CLOSED if client.closed_on else OPEN),
        (gettext_noop("Sends for"), client.org.name),
        (gettext_noop("Who looks after it"), client.contact),
        (gettext_noop("Connected since"), client.opened_on),
        (gettext_noop("Disconnected on"), client.closed_on),
    ]


def key_rows(client: ApiClient, *, on: date) -> list[dict[str, Any]]:
    """Return the keys of a client, the newest first."""
    return [_key(key, on=on) for key in client.keys.order_by("-issued_at")]


def _key(key: ApiKey, *, on: date) -> dict[str, Any]:
    return {
        "prefix": key.prefix,
        "issued_at": key.issued_at,
        "expires_on": key.expires_on,
        "last_used_on": key.last_used_on,
        "state": _state(key, on=on),
        "reason": key.revoke_reason,
        "revoke_url": "" if key.revoked_at else reverse("client-key-revoke", args=[key.pk]),
    }


def _state(key: ApiKey, *, on: date) -> Tag:
    if key.revoked_at:
        return Tag(gettext_noop("Revoked"), "quiet")
    return (
        Tag(gettext_noop("Expired"), "quiet")
        if key.expires_on < on
        else Tag(gettext_noop("In use"), "good")
    )
