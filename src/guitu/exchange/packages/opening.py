"""Looks into a package without writing anything; whatever is wrong is told in one sentence."""

from dataclasses import dataclass, field
from datetime import date

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.database.context import as_system
from guitu.exchange.packages import container, keys, packing
from guitu.exchange.packages.known import known_to
from guitu.exchange.packages.manifest import CHANGE_OF_PLACE, Manifest
from guitu.exchange.packages.models import Correspondent, FilePackage
from guitu.exchange.terms import PackageDirection
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org

MOST_BYTES = container.MOST_BYTES
UNKNOWN_SIGNER = gettext_noop(
    "The package is signed with keys that your office has not taken in. Take in the keys of the "
    "sending office first."
)
OTHER_OFFICE = gettext_noop("This package is for the office with the code %(code)s, not for yours.")
NOT_THE_SENDER = gettext_noop("The package names another office than the one that signed it.")
REPLAYED = gettext_noop("This package was read in already.")
EMPTY = gettext_noop("The package names no person and no measure.")
AHEAD = gettext_noop("The package says it was made on %(day)s, which has not come yet.")


@dataclass(frozen=True)
class Opened:
    """A package that passed every check: what it says, its papers, who sent it, to which office."""

    manifest: Manifest
    scans: dict[str, bytes] = field(repr=False)
    sender: Correspondent
    office: Org

    @property
    def is_receipt(self) -> bool:
        """Whether it is the receipt of a package that was sent from here."""
        return self.manifest.kind != CHANGE_OF_PLACE


def opened(content: bytes, *, actor: Actor, on: date) -> Opened:
    """Check a package and return what is in it; nothing is written.

    Raises BadInput on `file`, one sentence each: not a package, too large, for another
    installation or office, changed on the way, unknown keys, unknown form, a paper missing or
    changed, read in before. AccessDenied without FILE_TRANSFER at the office it is for.
    """
    signer, inside = container.unseal(content, keys.sealing_key())
    senders = [row for row in known_to(actor) if bytes(row.signing) == signer]
    if not senders:
        raise BadInput.of("file", UNKNOWN_SIGNER)
    manifest, scans = packing.unpack(inside)
    office = Org.objects.filter(code=manifest.to_code).first()
    if office is None or not actor.may(Permission.FILE_TRANSFER, office.seq):
        raise BadInput.of("file", OTHER_OFFICE, code=manifest.to_code)
    require(actor, Permission.FILE_TRANSFER, org_seq=office.seq)
    sender = next((row for row in senders if row.code == manifest.from_code), None)
    if sender is None:
        raise BadInput.of("file", NOT_THE_SENDER)
    if manifest.sent_on > on:
        raise BadInput.of("file", AHEAD, day=manifest.sent_on.isoformat())
    found = Opened(manifest, scans, sender, office)
    if not found.is_receipt:
        _check_arriving(found, on=on)
    return found


def _check_arriving(found: Opened, *, on: date) -> None:
    manifest = found.manifest
    if manifest.person is None or not manifest.measures or manifest.disclosed is None:
        raise BadInput.of("file", EMPTY)
    with as_system(on=on):
        before = FilePackage.objects.filter(
            package_id=manifest.package, direction=PackageDirection.IN.value
        )
        if before.exists():
            raise BadInput.of("file", REPLAYED)
