"""Which offices of other installations an office knows, with their keys."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.access.scope import within
from guitu.audit.actions import record
from guitu.exchange.packages import keys
from guitu.exchange.packages.models import Correspondent
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.web import clock

OWN = gettext_noop("These are the keys of this installation. Take in those of the other office.")
OTHER_DIGITS = gettext_noop(
    "The digits differ from those of the file. Do not use it; have it sent again another way."
)
KNOWN = gettext_noop("The keys of this office are taken in already.")


def known_to(actor: Actor) -> QuerySet[Correspondent]:
    """Return the offices elsewhere whose keys the actor's offices took in, by name."""
    rows = Correspondent.objects.filter(within(actor, Permission.FILE_TRANSFER), voided_at=None)
    return rows.order_by("name", "pk")


@dataclass(frozen=True)
class Compared:
    """The fingerprint as the other office read it out, and who did."""

    digits: str
    with_whom: str


@transaction.atomic
def take_keys(
    office: Org, content: bytes, compared: Compared, *, actor: Actor, on: date
) -> Correspondent:
    """Take in the keys of an office elsewhere, once its fingerprint was compared by telephone.

    Raises BadInput when the file is none, holds our own keys, or has other digits; AccessDenied.
    """
    require(actor, Permission.FILE_TRANSFER, org_seq=office.seq)
    found = keys.read(content)
    if found.signing == keys.own("", "").signing:
        raise BadInput.of("file", OWN)
    if keys.digits_of(compared.digits) != keys.digits_of(found.fingerprint):
        raise BadInput.of("digits", OTHER_DIGITS)
    row = Correspondent(
        org_seq=office.seq, created_by=actor.user_id, name=found.office, code=found.code,
        signing=found.signing, sealing=found.sealing, fingerprint=found.fingerprint,
        compared_with=compared.with_whom.strip(), compared_on=on,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise BadInput.of("file", KNOWN) from error
    record("exchange.keys_taken", actor=actor, subject=row)
    return row


@transaction.atomic
def drop_keys(correspondent_id: uuid.UUID, *, reason: str, actor: Actor) -> Correspondent:
    """Stop trusting the keys of an office; what came with them stays. Raises BadInput."""
    row = Correspondent.objects.select_for_update().get(pk=correspondent_id, voided_at=None)
    require(actor, Permission.FILE_TRANSFER, org_seq=row.org_seq)
    if not reason.strip():
        raise BadInput.of("reason", gettext_noop("Say why the keys are no longer used."))
    row.voided_at, row.voided_by = clock.now(), actor.user_id
    row.void_reason = reason.strip()
    row.save(update_fields=["voided_at", "voided_by", "void_reason"])
    record("exchange.keys_dropped", actor=actor, subject=row, reason=row.void_reason)
    return row
