"""The outside of a package: signed by who sends it, encrypted for who shall read it.

MARK | ephemeral X25519 key (32) | digest of the recipient's key (32) | nonce (12) | AES-256-GCM of
(signer's Ed25519 key (32) | signature (64) | content). The head is authenticated with the content,
and the signature covers it too, so that nobody can pass a package on to somebody else as his own.
"""

import os
from hashlib import sha256

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop

MARK = b"GUITU-PACKAGE-1\n"
KEY, SIGNATURE, NONCE = 32, 64, 12
HEAD = len(MARK) + KEY + KEY
MOST_BYTES = 100 * 1024 * 1024

NOT_ONE = gettext_noop("This is not a package of Guitu.")
TOO_LARGE = gettext_noop("The package is larger than %(megabytes)s MB.")
NOT_FOR_US = gettext_noop("This package is encrypted for another installation.")
CHANGED = gettext_noop("The package was changed or damaged on the way. Have it sent again.")


def seal(content: bytes, *, signer: Ed25519PrivateKey, recipient: bytes) -> bytes:
    """Return the content signed and encrypted for the X25519 key `recipient`."""
    ephemeral = X25519PrivateKey.generate()
    head = MARK + _raw(ephemeral.public_key()) + sha256(recipient).digest()
    body = _raw(signer.public_key()) + signer.sign(head + content) + content
    nonce = os.urandom(NONCE)
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(recipient))
    return head + nonce + AESGCM(_derived(shared, head)).encrypt(nonce, body, head)


def unseal(package: bytes, key: X25519PrivateKey) -> tuple[bytes, bytes]:
    """Return the signer's key and the content, once the signature was found right.

    Whether the signer is known is for the caller to see. Raises BadInput with one sentence.
    """
    if len(package) > MOST_BYTES:
        raise BadInput.of("file", TOO_LARGE, megabytes=MOST_BYTES // 1024 // 1024)
    if not package.startswith(MARK) or len(package) < HEAD + NONCE + KEY + SIGNATURE:
        raise BadInput.of("file", NOT_ONE)
    head, nonce, body = package[:HEAD], package[HEAD : HEAD + NONCE], package[HEAD + NONCE :]
    if head[-KEY:] != sha256(_raw(key.public_key())).digest():
        raise BadInput.of("file", NOT_FOR_US)
    try:
        shared = key.exchange(X25519PublicKey.from_public_bytes(head[len(MARK) : -KEY]))
        opened = AESGCM(_derived(shared, head)).decrypt(nonce, body, head)
        signer, signature = opened[:KEY], opened[KEY : KEY + SIGNATURE]
        content = opened[KEY + SIGNATURE :]
        Ed25519PublicKey.from_public_bytes(signer).verify(signature, head + content)
    except (InvalidTag, InvalidSignature, ValueError) as error:
        raise BadInput.of("file", CHANGED) from error
    return signer, content


def _derived(shared: bytes, head: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=head, info=b"guitu package").derive(shared)


def _raw(key) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
