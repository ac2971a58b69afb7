"""The inside of a package: a zip with `manifest.json` and the papers, `papers/<digest>`.

Reading trusts nothing: not the number of parts, not their sizes, not their names.
"""

import io
import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256

from pydantic import ValidationError

from guitu.exchange.packages.manifest import SCHEMA, Manifest
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.people.files import MAX_BYTES

MANIFEST = "manifest.json"
MOST_PARTS = 501
MOST_MANIFEST = 4 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024

NO_ZIP = gettext_noop("The inside of the package cannot be read.")
TOO_MUCH = gettext_noop("The package unpacks to more than is taken; it was not opened.")
NEWER = gettext_noop(
    "The package was made by another version of Guitu (form %(schema)s). Update this installation."
)
UNREADABLE = gettext_noop("The list of contents of the package cannot be read.")
MISSING = gettext_noop("The package lacks a paper that its list of contents names.")
STRANGE = gettext_noop("The package holds a file that its list of contents does not name.")
DIFFERS = gettext_noop("A paper in the package is not the one that its list of contents names.")


def pack(manifest: Manifest, papers: Mapping[str, bytes]) -> bytes:
    """Return the zip of a manifest and its papers by digest."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(MANIFEST, manifest.model_dump_json(indent=1))
        for digest, content in papers.items():
            packed.writestr(f"papers/{digest}", content)
    return out.getvalue()


def unpack(content: bytes) -> tuple[Manifest, dict[str, bytes]]:
    """Return the manifest and every paper by digest, each compared with its digest.

    Raises BadInput with one sentence: unreadable, too much, another schema, a paper missing.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _read(packed)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadInput.of("file", NO_ZIP) from error


def _read(packed: zipfile.ZipFile) -> tuple[Manifest, dict[str, bytes]]:
    parts = {part.filename: part for part in packed.infolist()}
    if len(packed.infolist()) > MOST_PARTS or sum(
        part.file_size for part in parts.values()
    ) > MOST_UNPACKED or len(parts) < len(packed.infolist()):  # fmt: skip
        raise BadInput.of("file", TOO_MUCH)
    if MANIFEST not in parts:
        raise BadInput.of("file", UNREADABLE)
    manifest = _manifest(_content(packed, MANIFEST, MOST_MANIFEST))
    named = {f"papers/{paper.sha256}": paper.sha256 for paper in manifest.papers if paper.sha256}
    if set(named) - set(parts):
        raise BadInput.of("file", MISSING)
    if set(parts) - set(named) - {MANIFEST}:
        raise BadInput.of("file", STRANGE)
    papers = {digest: _content(packed, name, MAX_BYTES) for name, digest in named.items()}
    if any(sha256(paper).hexdigest() != digest for digest, paper in papers.items()):
        raise BadInput.of("file", DIFFERS)
    return manifest, papers


def _content(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a part; what its head says of the size is not believed."""
    with packed.open(name) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise BadInput.of("file", TOO_MUCH)
    return content


def _manifest(content: bytes) -> Manifest:
    try:
        said = json.loads(content)
        schema = said.get("schema_version")
    except (ValueError, AttributeError, RecursionError) as error:
        raise BadInput.of("file", UNREADABLE) from error
    if schema != SCHEMA:
        raise BadInput.of("file", NEWER, schema=str(schema)[:10])
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise BadInput.of("file", UNREADABLE) from error
