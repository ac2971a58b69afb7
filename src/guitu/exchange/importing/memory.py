"""What an office taught us: what its columns mean, and which rows without a number it has taken."""

import uuid
from hashlib import sha256

from guitu.access.actors import Actor
from guitu.exchange.ledgers.aliases import LedgerKind, heading_key
from guitu.exchange.ledgers.ledger import Ledger
from guitu.exchange.models import HeadingMemory, LedgerImport
from guitu.orgs.models import Org


def shape_of(ledger: Ledger) -> str:
    """Return the digest of the headings of all sheets: what makes two files of one shape."""
    keys = [
        [heading_key(column.heading) for column in table.headings.columns]
        for table in ledger.tables
    ]
    return sha256(repr(keys).encode()).hexdigest()


def recalled(ledger: Ledger, kind: LedgerKind, org: Org) -> Ledger:
    """Return the ledger with its columns set as the office set them for a file of this shape."""
    memory = HeadingMemory.objects.filter(
        org_seq=org.seq, kind=kind.value, shape=shape_of(ledger)
    ).first()
    if memory is None:
        return ledger
    return ledger.corrected(
        {
            table.sheet.name: {
                column.index: memory.fields[heading_key(column.heading)]
                for column in table.headings.columns
                if heading_key(column.heading) in memory.fields
            }
            for table in ledger.tables
        }
    )


def remember(ledger: Ledger, kind: LedgerKind, org: Org, *, actor: Actor) -> None:
    """Keep the meaning of the columns for the next file of this shape."""
    fields: dict[str, str | None] = {}
    for table in ledger.tables:
        fields |= table.headings.remembered()
    HeadingMemory.objects.update_or_create(
        org_seq=org.seq,
        kind=kind.value,
        shape=shape_of(ledger),
        defaults={"fields": fields},
        create_defaults={"fields": fields, "created_by": actor.user_id},
    )


def numberless_rows(org: Org) -> dict[bytes, uuid.UUID]:
    """Return the rows without an ID number taken over before: digest of the row to the person."""
    found: dict[bytes, uuid.UUID] = {}
    imports = LedgerImport.objects.filter(org_seq__range=(org.seq, org.seq_end), taken_back_at=None)
    for rows in imports.exclude(numberless={}).values_list("numberless", flat=True):
        found |= {bytes.fromhex(digest): uuid.UUID(pk) for digest, pk in rows.items()}
    return found
