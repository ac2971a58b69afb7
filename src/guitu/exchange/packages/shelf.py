"""Packages below the home: what was made, to be taken away; what arrived, until it is read in.

Both are encrypted as they travel: what was made opens only where it goes, what arrived only with
the key of this installation.
"""

import os
import uuid
from datetime import datetime
from pathlib import Path

from guitu.exchange.packages.keys import home
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop

GONE = gettext_noop("The file is no longer kept here. Upload it again.")


def keep(name: str, content: bytes) -> None:
    """Store a package under a name made of ids only."""
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    draft.replace(path)


def content_of(name: str) -> bytes:
    """Return what was kept. Raises WrongStatus when it is gone."""
    try:
        return _path(name).read_bytes()
    except FileNotFoundError as error:
        raise WrongStatus(GONE) from error


def has(name: str) -> bool:
    """Return whether a package is still kept."""
    return _path(name).exists()


def forget(name: str) -> None:
    """Remove a package."""
    _path(name).unlink(missing_ok=True)


def forget_arrived(*, before: datetime) -> int:
    """Remove what arrived and was not read in; return how many."""
    old = [
        path
        for path in (home() / "packages").glob("arrived.*")
        if path.stat().st_mtime < before.timestamp()
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def arrived(user_id: uuid.UUID, token: uuid.UUID) -> str:
    """Return the name of what one user uploaded."""
    return f"arrived.{user_id}.{token}"


def outgoing(row_id: uuid.UUID) -> str:
    """Return the name of a package, or a receipt, that was made here."""
    return f"made.{row_id}"


def _path(name: str) -> Path:
    return home() / "packages" / name
