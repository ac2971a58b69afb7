"""The way of an uploaded ledger: received, examined, confirmed, written, or dropped."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from guitu.access.actors import Actor, require
from guitu.access.models import User
from guitu.access.permissions import Permission
from guitu.access.queries import actor_for
from guitu.access.scope import within
from guitu.exchange.importing import history, uploads
from guitu.exchange.importing.applying import apply
from guitu.exchange.importing.examining import Wanted, examine
from guitu.exchange.importing.findings import Examination
from guitu.exchange.importing.memory import remember
from guitu.exchange.importing.previewing import report_on
from guitu.exchange.importing.reporting import mark_copy
from guitu.exchange.ledgers.aliases import LedgerKind
from guitu.exchange.ledgers.inspection import inspect
from guitu.exchange.ledgers.refusals import LedgerRefused
from guitu.exchange.models import LedgerImport
from guitu.exchange.terms import WORKING, ImportState
from guitu.kernel.errors import BadInput, Conflict, FieldError, GuituError, WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org
from guitu.web import clock

LARGE_FILE = 256 * 1024
MANY_ROWS = 2000
KEPT = timedelta(hours=24)
BROKEN = gettext_noop("Something broke on our side; nothing was written. Upload the file again.")


@dataclass(frozen=True)
class Upload:
    """A file as it was sent, the office it is for, and what it holds (None finds out)."""

    name: str
    content: bytes
    org: Org
    kind: LedgerKind | None = None


def visible_to(actor: Actor) -> QuerySet[LedgerImport]:
    """Return the ledgers read in where the actor may read in ledgers, the latest first."""
    found = LedgerImport.objects.filter(within(actor, Permission.LEDGER_IMPORT))
    return found.select_related("org").order_by("-created_at")


def actor_of(user_id: uuid.UUID, *, on: date) -> Actor:
    """Return who asked for background work, with the grants of the day."""
    return actor_for(User.objects.get(pk=user_id), on=on)


def is_long(record: LedgerImport) -> bool:
    """Return whether the next step takes longer than somebody waits for a page."""
    return record.size > LARGE_FILE or record.created + record.updated > MANY_ROWS


@transaction.atomic
def receive(upload: Upload, *, actor: Actor) -> LedgerImport:
    """Take a file in; it waits encrypted to be examined. Raises BadInput where it is no ledger."""
    require(actor, Permission.LEDGER_IMPORT, org_seq=upload.org.seq)
    try:
        with uploads.as_file(upload.content) as path:
            inspect(path)
    except LedgerRefused as error:
        raise BadInput({"file": FieldError(error.message, error.params)}) from error
    file = history.FileFacts.of(upload.name, upload.content)
    record = history.begin(file, upload.org, actor=actor, at=clock.now())
    if upload.kind:
        record.kind = upload.kind.value
        record.save(update_fields=["kind"])
    uploads.keep(record.pk, uploads.LEDGER, upload.content)
    return record


def examine_upload(record: LedgerImport, *, actor: Actor, on: date) -> None:
    """Examine a received ledger and keep the report; a file that is refused ends here."""
    try:
        with uploads.as_file(uploads.content_of(record.pk, uploads.LEDGER)) as path:
            found = examine(_wanted(record, path), actor=actor, on=on)
            _keep_marked(record, path, found)
    except LedgerRefused as error:
        fail(record, error)
        return
    uploads.keep_report(record.pk, report_on(found, actor=actor))
    history.note_findings(record, found, at=clock.now())


@transaction.atomic
def set_columns(
    import_id: uuid.UUID, fields: dict[str, dict[int, str | None]], *, actor: Actor
) -> LedgerImport:
    """Set by hand what columns mean; the ledger is to be examined again."""
    record = _locked(import_id, actor, ImportState.EXAMINED)
    record.fields = {sheet: {str(k): v for k, v in of.items()} for sheet, of in fields.items()}
    _move(record, ImportState.UPLOADED)
    return record


@transaction.atomic
def confirm(import_id: uuid.UUID, *, accepted_only: bool, actor: Actor) -> LedgerImport:
    """Say that the examined ledger is to be written: whole, or its accepted rows only."""
    record = _locked(import_id, actor, ImportState.EXAMINED)
    if record.refused and not accepted_only:
        raise WrongStatus(
            gettext_noop("%(rows)s rows are refused; correct the file, or leave them out."),
            rows=record.refused,
        )
    record.accepted_only = accepted_only
    _move(record, ImportState.CONFIRMED)
    return record


def write(record: LedgerImport, *, actor: Actor, on: date) -> None:
    """Write a confirmed ledger in one transaction; it is examined anew, as files may have moved."""
    try:
        with (
            transaction.atomic(),
            uploads.as_file(uploads.content_of(record.pk, uploads.LEDGER)) as path,
        ):
            found = examine(_wanted(record, path), actor=actor, on=on)
            _check_unmoved(record, found)
            outcome = apply(found, accepted_only=record.accepted_only, actor=actor, on=on)
            if record.fields:
                remember(found.ledger, found.kind, record.org, actor=actor)
            history.note_findings(record, found, at=clock.now())
            history.note_outcome(record, outcome, actor=actor, at=clock.now())
            uploads.keep_report(record.pk, report_on(found, actor=actor))
    except GuituError as error:
        fail(record, error)
        return
    uploads.forget(record.pk, uploads.LEDGER)


@transaction.atomic
def drop(import_id: uuid.UUID, *, actor: Actor) -> LedgerImport:
    """Leave a ledger unread; its file is removed."""
    record = _locked(import_id, actor, ImportState.EXAMINED)
    _move(record, ImportState.DROPPED)
    uploads.forget(record.pk)
    return record


def fail(record: LedgerImport, error: GuituError) -> None:
    """Note in one sentence why the ledger was refused; its file is removed."""
    record.failure, record.failure_params = error.message[:500], _plain(error.params)
    _move(record, ImportState.FAILED)
    uploads.forget(record.pk)


def forget_old(*, before: datetime) -> int:
    """Remove the files of ledgers that nobody confirmed in a day; return how many."""
    old = LedgerImport.objects.filter(changed_at__lt=before)
    waiting = list(old.filter(state__in=[*WORKING, ImportState.EXAMINED]))
    for record in waiting:
        _move(record, ImportState.DROPPED)
    for pk in old.values_list("pk", flat=True):
        uploads.forget(pk)
    return len(waiting)


def _wanted(record: LedgerImport, path) -> Wanted:
    fields = {
        sheet: {int(index): name for index, name in of.items()}
        for sheet, of in record.fields.items()
    }
    return Wanted(path, record.org, LedgerKind(record.kind) if record.kind else None, fields)


def _keep_marked(record: LedgerImport, path, found: Examination) -> None:
    marked = mark_copy(path, found, path.with_name("marked"))
    if marked is None:
        uploads.forget(record.pk, uploads.MARKED)
    else:
        uploads.keep(
            record.pk, uploads.MARKED, marked.suffix.encode() + b"\n" + marked.read_bytes()
        )


def marked_copy(record: LedgerImport) -> tuple[str, bytes]:
    """Return the suffix and content of the copy with the reasons. Raises FileGone."""
    suffix, _newline, content = uploads.content_of(record.pk, uploads.MARKED).partition(b"\n")
    return suffix.decode(), content


def _check_unmoved(record: LedgerImport, found: Examination) -> None:
    """Raise Conflict where more rows are refused than were shown when it was confirmed."""
    if found.refused_rows > record.refused:
        raise Conflict(
            gettext_noop(
                "The files changed since the ledger was examined, so nothing was written. "
                "Upload it again."
            )
        )


def _locked(import_id: uuid.UUID, actor: Actor, state: ImportState) -> LedgerImport:
    record = LedgerImport.objects.select_for_update().get(pk=import_id)
    require(actor, Permission.LEDGER_IMPORT, org_seq=record.org_seq)
    if record.state != state:
        raise WrongStatus(gettext_noop("This ledger has moved on; open its page again."))
    return record


def _move(record: LedgerImport, state: ImportState) -> None:
    record.state, record.changed_at = state, clock.now()
    record.save()


def _plain(params) -> dict[str, str]:
    return {name: str(value) for name, value in params.items()}
