"""Seals what pages keep for a while and what may hold personal data: drafts, search words."""

import base64
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from guitu.database.keys import secret


def seal(value: object, *, place: str) -> bytes:
    """Encrypt a JSON value; `place` says where it is kept, so that it opens nowhere else."""
    nonce = os.urandom(12)
    text = json.dumps(value, ensure_ascii=False).encode()
    return nonce + _cipher().encrypt(nonce, text, place.encode())


def unseal(stored: bytes, *, place: str) -> object | None:
    """Decrypt what `seal` made for the same place; None where it cannot be opened."""
    try:
        text = _cipher().decrypt(bytes(stored[:12]), bytes(stored[12:]), place.encode())
    except (InvalidTag, ValueError):
        return None
    return json.loads(text)


def seal_text(value: object, *, place: str) -> str:
    """Encrypt a JSON value as text, for a session."""
    return base64.urlsafe_b64encode(seal(value, place=place)).decode("ascii")


def unseal_text(stored: str, *, place: str) -> object | None:
    """Decrypt what `seal_text` made."""
    return unseal(base64.urlsafe_b64decode(stored.encode("ascii")), place=place)


def _cipher() -> AESGCM:
    return AESGCM(secret(settings.HOME, "pages"))
