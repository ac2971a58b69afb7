"""Uploaded ledgers and what was found in them: encrypted below the home, for a day at most."""

import json
import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from guitu.database.keys import secret
from guitu.kernel.errors import GuituError
from guitu.kernel.terms import gettext_noop

NONCE = 12
LEDGER, REPORT, MARKED, OPINIONS = "ledger", "report", "marked", "opinions"
PARTS = (LEDGER, REPORT, MARKED, OPINIONS)
GONE = gettext_noop("The file is no longer kept here. Upload it again.")


class FileGone(GuituError):
    """The uploaded file was dropped: after a day, or when it was done with."""


def keep(import_id: uuid.UUID, part: str, content: bytes) -> None:
    """Store content of an import, encrypted and bound to it."""
    path = _path(import_id, part)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    nonce = os.urandom(NONCE)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(nonce + _cipher().encrypt(nonce, content, _place(import_id, part)))
    draft.replace(path)


def content_of(import_id: uuid.UUID, part: str) -> bytes:
    """Return what `keep` stored. Raises FileGone."""
    try:
        stored = _path(import_id, part).read_bytes()
        return _cipher().decrypt(stored[:NONCE], stored[NONCE:], _place(import_id, part))
    except (FileNotFoundError, InvalidTag) as error:
        raise FileGone(GONE) from error


def keep_report(import_id: uuid.UUID, report: dict[str, Any]) -> None:
    """Store what an examination found, for the page."""
    text = json.dumps(report, ensure_ascii=False, default=str)
    keep(import_id, REPORT, text.encode())


def report_of(import_id: uuid.UUID) -> dict[str, Any]:
    """Return what the examination found. Raises FileGone."""
    return json.loads(content_of(import_id, REPORT))


@contextmanager
def as_file(content: bytes) -> Iterator[Path]:
    """Yield a path at which the content can be read by the child process; it is gone afterwards."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".open-") as inner:
        path = Path(inner) / "ledger"
        path.write_bytes(content)
        yield path


def has(import_id: uuid.UUID, part: str) -> bool:
    """Return whether that part is still kept."""
    return _path(import_id, part).exists()


def forget(import_id: uuid.UUID, *parts: str) -> None:
    """Remove parts of an import, or all of it."""
    for part in parts or PARTS:
        _path(import_id, part).unlink(missing_ok=True)


def forget_opinions(*, before: datetime) -> int:
    """Remove filled-in lists that were put here before that moment; return how many."""
    kept = _folder().glob(f"*.{OPINIONS}")
    old = [path for path in kept if path.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _folder() -> Path:
    return Path(settings.HOME) / "ledgers"


def _path(import_id: uuid.UUID, part: str) -> Path:
    return _folder() / f"{import_id}.{part}"


def _place(import_id: uuid.UUID, part: str) -> bytes:
    return f"ledger.{import_id}.{part}".encode()


def _cipher() -> AESGCM:
    return AESGCM(secret(settings.HOME, "ledgers"))
