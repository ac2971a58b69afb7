"""Keys of data subjects: made when a person's file is opened, wrapped by a key kept outside."""

import os
import uuid
from collections import OrderedDict
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from guitu.database import bulk
from guitu.database.keys import secret
from guitu.kernel.errors import GuituError
from guitu.kernel.terms import gettext_noop

KEK_ID = "k1"
CACHE_SIZE = 4096


class KeyShredded(GuituError):
    """The key of this person was destroyed by a retention rule; the value is gone for good."""


_opened: OrderedDict[uuid.UUID, bytes] = OrderedDict()


def create(subject_ids: Iterable[uuid.UUID]) -> None:
    """Make and store a key for each subject; the caller has a context and a transaction."""
    keys = _table()
    rows = [
        keys(subject_id=subject_id, kek_id=KEK_ID, wrapped=fresh(subject_id))
        for subject_id in subject_ids
    ]
    bulk.insert(rows)


def fresh(subject_id: uuid.UUID) -> bytes:
    """Make a key for a subject, ready for use in this process, and return it wrapped."""
    key = AESGCM.generate_key(bit_length=256)
    _remember(subject_id, key)
    return _wrap(subject_id, key)


def load(subject_ids: Iterable[uuid.UUID]) -> None:
    """Fetch the keys of many subjects in one query, before a list decrypts its rows."""
    wanted = [subject_id for subject_id in set(subject_ids) if subject_id not in _opened]
    if not wanted:
        return
    take(rows_of(wanted))


def rows_of(subject_ids: Iterable[uuid.UUID]) -> models.QuerySet:
    """Return the stored keys of subjects, for a statement that reads other things too."""
    return _table().objects.filter(subject_id__in=list(subject_ids))


def take(rows: Iterable[models.Model]) -> None:
    """Open stored keys, so that nothing need be fetched for their subjects."""
    for row in rows:
        if row.wrapped is not None:
            _remember(row.subject_id, _unwrap(row.subject_id, bytes(row.wrapped)))


def key_of(subject_id: uuid.UUID) -> bytes:
    """Return the key of one subject, or raise KeyShredded."""
    if subject_id not in _opened:
        load([subject_id])
    if subject_id not in _opened:
        raise KeyShredded(gettext_noop("The protected part of this file was destroyed by rule."))
    return _opened[subject_id]


def shred(subject_id: uuid.UUID) -> None:
    """Destroy the key of a subject: what it encrypted is gone for good, copies and backups too.

    The row stays as proof; the caller has a context and a transaction.
    """
    rows = _table().objects.filter(subject_id=subject_id, shredded_at=None)
    rows.update(wrapped=None, shredded_at=Now())
    _opened.pop(subject_id, None)


def forget() -> None:
    """Empty the cache of opened keys, at the end of a request or a test."""
    _opened.clear()


def seal(value: str, *, subject_id: uuid.UUID, place: str) -> bytes:
    """Encrypt `value`; `place` (table, column, row) is bound to it, so it cannot be moved."""
    nonce = os.urandom(12)
    return (
        b"\x01" + nonce + AESGCM(key_of(subject_id)).encrypt(nonce, value.encode(), place.encode())
    )


def unseal(stored: bytes, *, subject_id: uuid.UUID, place: str) -> str:
    """Decrypt what `seal` made for the same subject and place."""
    try:
        opened = AESGCM(key_of(subject_id)).decrypt(stored[1:13], stored[13:], place.encode())
    except InvalidTag as error:
        raise GuituError(
            gettext_noop("A protected value was changed outside Guitu and cannot be opened.")
        ) from error
    return opened.decode()


def _table():
    """Return the model SubjectKey; the fields of that module need this one first."""
    return apps.get_model("database", "SubjectKey")


def _wrap(subject_id: uuid.UUID, key: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(_kek()).encrypt(nonce, key, subject_id.bytes)


def _unwrap(subject_id: uuid.UUID, wrapped: bytes) -> bytes:
    return AESGCM(_kek()).decrypt(wrapped[:12], wrapped[12:], subject_id.bytes)


def _kek() -> bytes:
    return secret(settings.HOME, f"personal-data-{KEK_ID}")


def _remember(subject_id: uuid.UUID, key: bytes) -> None:
    _opened[subject_id] = key
    while len(_opened) > CACHE_SIZE:
        _opened.popitem(last=False)
