"""Keeps which ledger was read in, by whom, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from guitu.access.actors import Actor
from guitu.audit.actions import record as record_act
from guitu.exchange.importing.applying import Outcome
from guitu.exchange.importing.findings import Examination
from guitu.exchange.models import LedgerImport
from guitu.exchange.terms import ImportState
from guitu.orgs.models import Org


@dataclass(frozen=True)
class FileFacts:
    """The name, digest and size of a ledger."""

    name: str
    digest: str
    size: int

    @classmethod
    def of(cls, name: str, content: bytes) -> "FileFacts":
        """Return the facts of a file that was sent."""
        return cls(Path(name).name[:200], sha256(content).hexdigest(), len(content))


def begin(file: FileFacts, org: Org, *, actor: Actor, at: datetime) -> LedgerImport:
    """Put a ledger on record that is about to be examined."""
    return LedgerImport.objects.create(
        org=org, org_seq=org.seq, created_by=actor.user_id, state=ImportState.UPLOADED,
        file_name=file.name, file_digest=file.digest, size=file.size, changed_at=at,
    )  # fmt: skip


def note_findings(record: LedgerImport, found: Examination, *, at: datetime) -> None:
    """Keep the counts of an examination."""
    record.kind, record.state = found.kind.value, ImportState.EXAMINED
    record.created, record.updated = found.created, found.updated
    record.unchanged, record.refused = found.unchanged, found.refused_rows
    record.dropped = [[column.heading, str(column.ground)] for column in found.dropped]
    record.changed_at = at
    record.save()


def note_outcome(record: LedgerImport, outcome: Outcome, *, actor: Actor, at: datetime) -> None:
    """Keep what was written, here and in the trail."""
    record.state = ImportState.DONE
    record.created, record.updated = outcome.created, outcome.updated
    record.unchanged = outcome.unchanged
    record.person_ids = [str(pk) for pk in outcome.person_ids]
    record.numberless = outcome.numberless
    record.done_at = record.changed_at = at
    record.save()
    counts = ("created", "updated", "unchanged", "refused")
    record_act(
        "exchange.ledger_read_in", actor=actor, subject=record, kind=record.kind,
        **{name: getattr(record, name) for name in counts},
    )  # fmt: skip
