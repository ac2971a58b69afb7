"""Signed checkpoints of all chain heads, in a file outside the database.

A hash chain alone cannot show that its end was cut off or that all of it was written anew. Each
line of `<home>/audit/checkpoints.jsonl` names the heads that moved since the line before, is
signed, and carries the signature of the line before. Copies of the file, or of single lines on
paper, kept elsewhere bind whoever has this machine.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from guitu.database.keys import secret

HEADS = "SELECT shard, chain_no, encode(hash, 'hex') FROM audit_head WHERE chain_no > 0 ORDER BY 1"


@dataclass(frozen=True)
class Checkpoint:
    """Heads at one moment: shard to (number of the last entry, its hash in hexadecimal)."""

    at: str
    heads: dict[int, tuple[int, str]]
    previous: str
    signature: str

    def body(self) -> bytes:
        """Return what is signed: a canonical text without the signature."""
        heads = {str(shard): list(head) for shard, head in sorted(self.heads.items())}
        body = {"at": self.at, "heads": heads, "previous": self.previous}
        return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()

    def line(self) -> str:
        """Return the line of the file."""
        return json.dumps(json.loads(self.body()) | {"signature": self.signature}) + "\n"


def path(home: Path) -> Path:
    """Return the file of checkpoints of an installation."""
    return home / "audit" / "checkpoints.jsonl"


def read(home: Path) -> list[Checkpoint]:
    """Return every checkpoint, oldest first; a line that cannot be read counts as unsigned."""
    if not path(home).exists():
        return []
    lines = path(home).read_text(encoding="utf-8").splitlines()
    return [_parsed(line) for line in lines if line.strip()]


def first_forged(home: Path, found: list[Checkpoint]) -> int | None:
    """Return the number, from 1, of the first line that is not signed or not in its place."""
    key, previous = _key(home).public_key(), ""
    for number, checkpoint in enumerate(found, start=1):
        try:
            key.verify(bytes.fromhex(checkpoint.signature), checkpoint.body())
        except (InvalidSignature, ValueError):
            return number
        if checkpoint.previous != previous:
            return number
        previous = checkpoint.signature
    return None


def known_heads(found: list[Checkpoint]) -> list[tuple[int, int, str]]:
    """Return (shard, chain number, hash) of every head that a checkpoint names."""
    return [
        (shard, number, digest)
        for checkpoint in found
        for shard, (number, digest) in checkpoint.heads.items()
    ]


def add(home: Path, connection: psycopg.Connection, *, at: datetime) -> Checkpoint | None:
    """Sign the heads that moved since the last checkpoint; None when none did."""
    found = read(home)
    last = {shard: (number, digest) for shard, number, digest in known_heads(found)}
    rows = connection.execute(HEADS).fetchall()
    moved = {shard: (number, digest) for shard, number, digest in rows}
    moved = {shard: head for shard, head in moved.items() if last.get(shard) != head}
    if not moved:
        return None
    previous = found[-1].signature if found else ""
    unsigned = Checkpoint(at.isoformat(), moved, previous, "")
    signature = _key(home).sign(unsigned.body()).hex()
    signed = Checkpoint(unsigned.at, moved, previous, signature)
    path(home).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path(home).open("a", encoding="utf-8") as file:
        file.write(signed.line())
    return signed


def public_key(home: Path) -> str:
    """Return the key, in hexadecimal, by which others check the signatures."""
    return _key(home).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def _key(home: Path) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(secret(home, "audit-checkpoints"))


def _parsed(line: str) -> Checkpoint:
    try:
        stored = json.loads(line)
        heads = {int(shard): (int(n), str(h)) for shard, (n, h) in stored["heads"].items()}
        return Checkpoint(stored["at"], heads, stored["previous"], stored["signature"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return Checkpoint("", {}, "", "")
