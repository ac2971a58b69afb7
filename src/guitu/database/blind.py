"""Blind indexes: keyed hashes by which an encrypted value is found, by equality only."""

import hmac
from hashlib import sha256

from django.conf import settings

from guitu.database.keys import secret


def index(field: str, value: str, *, size: int = 16) -> bytes:
    """Return the blind index of `value` in `field`, `size` bytes.

    A short size (2 bytes for the last four of a number) lets several values share an index, so
    that a stolen table tells less.
    """
    key = hmac.new(secret(settings.HOME, "blind-index"), field.encode(), sha256).digest()
    return hmac.new(key, value.encode(), sha256).digest()[:size]
