"""Secrets of one installation: files of mode 0600 below `<home>/keys`, made on first use.

They stay on this machine and outside the database; a copy of the database alone opens no
personal field. `guitu backup` does not contain them.
"""

import os
import secrets
from functools import cache
from pathlib import Path


def secret(home: Path, name: str, *, length: int = 32) -> bytes:
    """Return the secret `name`, `length` random bytes, kept as hexadecimal text."""
    return bytes.fromhex(_text(home, name, length))


def password(home: Path, name: str) -> str:
    """Return the password `name` as hexadecimal text."""
    return _text(home, name, 24)


@cache
def _text(home: Path, name: str, length: int) -> str:
    folder = home / "keys"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    path = folder / name
    if not path.exists():
        _write_once(path, secrets.token_hex(length))
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path, value: str) -> None:
    """Write `value` unless another process was first; the file is never half written."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(value)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
