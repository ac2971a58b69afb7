"""The store of papers: encrypted files below the home, each under a keyed digest of its content.

A file is encrypted with the key of the person it is about, whose id stands in its head, so that
shredding that key destroys the paper too. Pictures are encoded anew, which strips their metadata.
"""

import hmac
import io
import os
import uuid
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

from guitu.database import keyring
from guitu.database.keys import secret
from guitu.kernel.errors import BadInput, GuituError
from guitu.kernel.terms import gettext_noop

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 60_000_000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_PARTS = 2_000
MARK = b"GF1"
NONCE = 12
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
SUFFIXES = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", WORD: ".docx"}


@dataclass(frozen=True)
class Paper:
    """Content that may be stored, and its type as its first bytes tell it."""

    content: bytes
    media_type: str


@dataclass(frozen=True)
class Stored:
    """Where a paper lies: its digest, type and size in bytes."""

    digest: str
    media_type: str
    size: int


def examined(content: bytes) -> Paper:
    """Return the paper made safe, or raise BadInput: empty, too large, or of a type not taken."""
    if not content:
        raise BadInput.of("content", gettext_noop("The file is empty."))
    if len(content) > MAX_BYTES:
        raise BadInput.of(
            "content",
            gettext_noop("The file is too large: at most %(limit)s MB are taken."),
            limit=MAX_BYTES // 1024 // 1024,
        )
    if content.startswith(b"%PDF-"):
        return Paper(content, "application/pdf")
    for mark, kind in PICTURES.items():
        if content.startswith(mark):
            return _encoded_anew(content, kind)
    if content.startswith(b"PK\x03\x04") and _is_plain_word(content):
        return Paper(content, WORD)
    raise BadInput.of(
        "content", gettext_noop("Only PDF, JPEG, PNG and Word (.docx) files without macros.")
    )


def store(paper: Paper, *, subject_id: uuid.UUID) -> Stored:
    """Write the paper encrypted for `subject_id`; the same paper of one person is kept once."""
    digest = _digest(paper.content, subject_id)
    path = _path(digest)
    if not path.exists():
        nonce = os.urandom(NONCE)
        cipher = AESGCM(keyring.key_of(subject_id))
        sealed = cipher.encrypt(nonce, paper.content, digest.encode())
        _write(path, MARK + subject_id.bytes + nonce + sealed)
    return Stored(digest, paper.media_type, len(paper.content))


def content_of(digest: str) -> bytes:
    """Return the paper under `digest`, or raise GuituError when it is missing or was changed."""
    try:
        stored = _path(digest).read_bytes()
    except FileNotFoundError as error:
        raise GuituError(gettext_noop("The file of this paper is missing in the store.")) from error
    head, body = stored[: len(MARK) + 16], stored[len(MARK) + 16 :]
    cipher = AESGCM(keyring.key_of(uuid.UUID(bytes=head[len(MARK) :])))
    try:
        return cipher.decrypt(body[:NONCE], body[NONCE:], digest.encode())
    except InvalidTag as error:
        raise GuituError(
            gettext_noop("A protected value was changed outside Guitu and cannot be opened.")
        ) from error


def remove(digest: str) -> bool:
    """Remove the paper under `digest` from the store; return whether it was there."""
    path = _path(digest)
    is_there = path.exists()
    path.unlink(missing_ok=True)
    return is_there


def _encoded_anew(content: bytes, kind: str) -> Paper:
    try:
        with Image.open(io.BytesIO(content), formats=(kind,)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise BadInput.of(
                    "content", gettext_noop("The picture has too many pixels; scan it smaller.")
                )
            upright = ImageOps.exif_transpose(picture)
            mode = upright.mode if upright.mode in ("RGB", "L") else "RGB"
            clean = upright.convert(mode)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise BadInput.of("content", gettext_noop("The picture cannot be read.")) from error
    clean.info.clear()
    out = io.BytesIO()
    options = {"quality": 88} if kind == "JPEG" else {"optimize": True}
    clean.save(out, kind, **options)
    return Paper(out.getvalue(), f"image/{kind.lower()}")


def _is_plain_word(content: bytes) -> bool:
    """Return whether a zip is a Word document without macros that unpacks to a sane size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    names = {part.filename for part in parts}
    return (
        {"[Content_Types].xml", "word/document.xml"} <= names
        and not any(name.endswith("vbaProject.bin") for name in names)
        and len(parts) <= MAX_PARTS
        and sum(part.file_size for part in parts) <= MAX_UNPACKED
    )


def _digest(content: bytes, subject_id: uuid.UUID) -> str:
    key = secret(settings.HOME, "files")
    return hmac.new(key, subject_id.bytes + content, sha256).hexdigest()


def _path(digest: str) -> Path:
    return Path(settings.HOME) / "files" / digest[:2] / digest[2:4] / digest[4:]


def _write(path: Path, content: bytes) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
