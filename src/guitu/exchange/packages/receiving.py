"""The receipt of the other office closes the sender's side: the measure ends as transferred."""

from datetime import date

from django.db import transaction

from guitu.access.actors import Actor, require
from guitu.access.permissions import Permission
from guitu.audit.actions import record
from guitu.exchange.packages import reminding, shelf
from guitu.exchange.packages.models import FilePackage
from guitu.exchange.packages.opening import Opened, opened
from guitu.exchange.terms import PackageDirection, PackageState
from guitu.kernel.errors import BadInput
from guitu.kernel.terms import gettext_noop
from guitu.measures import actions as measures
from guitu.measures import queries
from guitu.measures.models import Measure
from guitu.measures.rules.states import MEASURE
from guitu.measures.terms import Act, Status
from guitu.people.actions import NewPaper, add_paper
from guitu.people.models import Document
from guitu.people.terms import DocumentKind

NOT_OURS = gettext_noop("This receipt is for a package that your office did not send.")
TWICE = gettext_noop("The receipt of this package was read in already.")
NO_RECEIPT = gettext_noop("This package is not a receipt.")
BEFORE = gettext_noop("The receipt names a day before the package was made.")


@transaction.atomic
def take_receipt(content: bytes, *, actor: Actor, on: date) -> FilePackage:
    """Read in the receipt of a package that was sent: measures end here, the other office has them.

    Raises BadInput for whatever `opened` finds, when the office sent no such package or read this
    receipt already; AccessDenied. A measure that ended in the meantime stays as it ended.
    """
    found = opened(content, actor=actor, on=on)
    row = _answered(found)
    require(actor, Permission.FILE_TRANSFER, org_seq=row.org_seq)
    told = found.manifest.receipt
    if not row.sent_on <= told.received_on <= on:
        raise BadInput.of("file", BEFORE)
    row.state, row.answered_on = PackageState.RECEIVED, told.received_on
    row.report_in_by = told.report_in_by
    row.receipt = _filed(found, row, actor=actor, on=on)
    row.save(update_fields=["state", "answered_on", "report_in_by", "receipt"])
    for measure in _movable(row, on=on):
        _end_here(measure, row, actor=actor, on=on)
    reminding.replan(row, actor=actor, on=on)
    record("exchange.receipt_read_in", actor=actor, subject=row)
    shelf.forget(shelf.outgoing(row.pk))
    return row


def _answered(found: Opened) -> FilePackage:
    if not found.is_receipt or found.manifest.receipt is None:
        raise BadInput.of("file", NO_RECEIPT)
    rows = FilePackage.objects.select_for_update().filter(
        package_id=found.manifest.package, direction=PackageDirection.OUT.value
    )
    row = rows.filter(correspondent__signing=found.sender.signing).first()
    if row is None:
        raise BadInput.of("file", NOT_OURS)
    if row.state == PackageState.RECEIVED:
        raise BadInput.of("file", TWICE)
    return row


def _filed(found: Opened, row: FilePackage, *, actor: Actor, on: date) -> Document:
    listed = next((one for one in found.manifest.papers if one.sha256), None)
    new = NewPaper(
        DocumentKind.TRANSFER_RECEIPT, number=found.manifest.receipt.number,
        issued_by=found.sender.name, issued_on=found.manifest.receipt.received_on, received_on=on,
        content=found.scans[listed.sha256] if listed else None,
    )  # fmt: skip
    return add_paper(row.person_id, new, actor=actor, on=on)


def _movable(row: FilePackage, *, on: date) -> list[Measure]:
    rows = Measure.objects.filter(pk__in=row.measure_ids, voided_at=None)
    found = queries.with_status(rows, on=on)
    return [one for one in found if MEASURE.find(Status(one.status_now), Act.TRANSFER)]


def _end_here(measure: Measure, row: FilePackage, *, actor: Actor, on: date) -> None:
    current = measure.periods.get(until_on=None, voided_at=None)
    papers = {
        DocumentKind.TRANSFER_LETTER: measures.Paper(on_file=row.letter_id),
        DocumentKind.TRANSFER_RECEIPT: measures.Paper(on_file=row.receipt_id),
    }
    change = measures.Change(Act.TRANSFER, max(row.answered_on, current.from_on), papers)
    measures.change_status(measure.pk, change, actor=actor, on=on)
