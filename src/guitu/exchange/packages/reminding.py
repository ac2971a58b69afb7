"""The duty to ask for a receipt that does not come."""

from datetime import date, timedelta

from guitu.access.actors import Actor
from guitu.access.roles import Role
from guitu.duties.actions import NO_LONGER_HOLDS, DutySubject, meet, reconcile
from guitu.duties.plan import PlannedDuty
from guitu.duties.policy import rules_for
from guitu.duties.terms import Party
from guitu.exchange.packages.models import FilePackage
from guitu.exchange.terms import PACKAGE_RECEIPT, PackageState


def due_on(row: FilePackage) -> date:
    """Return by when the receipt of a package is expected: local practice."""
    practice = rules_for(row.org_seq).row("file_transfer", row.sent_on)
    return row.sent_on + timedelta(days=practice.receipt_within_days)


def replan(row: FilePackage, *, actor: Actor, on: date, reason: str = NO_LONGER_HOLDS) -> None:
    """Let the sending office have the duty while no receipt came; twice changes nothing."""
    if row.state == PackageState.RECEIVED:
        meet(row.pk, PACKAGE_RECEIPT, by=row, on=on)
    planned = []
    if row.state == PackageState.SENT:
        practice = rules_for(row.org_seq).row("file_transfer", row.sent_on)
        planned = [
            PlannedDuty(
                key=PACKAGE_RECEIPT, kind=PACKAGE_RECEIPT, window_from=row.sent_on,
                due_on=due_on(row), party=Party.GOVERNMENT, role=Role.OFFICE_HEAD.value,
                because=practice.cites,
            )
        ]  # fmt: skip
    reconcile(DutySubject.of(row), planned, actor=actor, on=on, reason=reason)
