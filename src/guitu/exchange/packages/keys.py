"""The key pairs of this installation, and the file by which another office learns the public ones.

One pair signs (Ed25519), one opens what was encrypted for this installation (X25519). The secrets
are files below `<home>/keys`, like the others. Two offices compare the fingerprint by telephone.
"""

import base64
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from guitu.database.keys import secret
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop

KIND = "guitu-public-keys"
MOST_BYTES = 8_000
LONGEST_NAME = 100
GROUPS, DIGITS = 8, 5
NOT_KEYS = gettext_noop("This is not a file with the keys of a Guitu office.")


@dataclass(frozen=True)
class PublicKeys:
    """The public keys of one installation, and the office that gave them: its name and code."""

    office: str
    code: str
    signing: bytes
    sealing: bytes

    @property
    def fingerprint(self) -> str:
        """Eight groups of five digits, to be read out by telephone; it covers both keys."""
        number = int.from_bytes(sha256(self.signing + self.sealing).digest())
        digits = str(number % 10 ** (GROUPS * DIGITS)).zfill(GROUPS * DIGITS)
        return " ".join(digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))


def home() -> Path:
    """Return where the keys of this installation lie."""
    return Path(settings.HOME)


def signing_key() -> Ed25519PrivateKey:
    """Return the secret key that signs what this installation sends."""
    return Ed25519PrivateKey.from_private_bytes(secret(home(), "package-signing"))


def sealing_key() -> X25519PrivateKey:
    """Return the secret key that opens what was encrypted for this installation."""
    return X25519PrivateKey.from_private_bytes(secret(home(), "package-sealing"))


def own(office: str, code: str) -> PublicKeys:
    """Return the public keys of this installation, as the office gives them to others."""
    return PublicKeys(
        office, code, _raw(signing_key().public_key()), _raw(sealing_key().public_key())
    )


def as_file(keys: PublicKeys) -> bytes:
    """Return the file that another office takes in; nothing in it is secret."""
    said = {
        "kind": KIND,
        "office": keys.office,
        "code": keys.code,
        "signing": base64.b64encode(keys.signing).decode(),
        "sealing": base64.b64encode(keys.sealing).decode(),
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def read(content: bytes) -> PublicKeys:
    """Return the keys that a file holds. Raises BadInput when it is not such a file."""
    try:
        said = json.loads(content[: MOST_BYTES + 1])
        keys = PublicKeys(
            str(said["office"]).strip(), str(said["code"]).strip(),
            base64.b64decode(said["signing"], validate=True),
            base64.b64decode(said["sealing"], validate=True),
        )  # fmt: skip
        fits = said["kind"] == KIND and len(keys.signing) == len(keys.sealing) == 32
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput.of("file", NOT_KEYS) from error
    if not fits or not 0 < len(keys.office) <= LONGEST_NAME or not 0 < len(keys.code) <= 40:
        raise BadInput.of("file", NOT_KEYS)
    return keys


def digits_of(text: str) -> str:
    """Return the digits of a fingerprint as somebody typed it."""
    return "".join(char for char in text if char.isdecimal())


def _raw(key) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
