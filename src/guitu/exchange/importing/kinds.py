"""Whether a ledger is about people or about coming releases, told by its headings."""

from guitu.exchange.ledgers import refusals
from guitu.exchange.ledgers.aliases import LedgerKind, aliases_for
from guitu.exchange.ledgers.headings import guess_headings
from guitu.exchange.ledgers.ledger import Ledger, Table
from guitu.exchange.ledgers.refusals import LedgerRefused

OF_NOTICES = frozenset({"centre", "notice_no", "noticed_on", "ended_measure", "entered_on"})
OF_PEOPLE = frozenset({"measure_kind", "status", "reported_in_on", "decided_on", "grid"})


def as_kind(ledger: Ledger, kind: LedgerKind | None) -> tuple[Ledger, LedgerKind]:
    """Return the ledger, read as one about people, as what it is. Raises LedgerRefused."""
    if kind == LedgerKind.PERSON:
        return ledger, LedgerKind.PERSON
    notices = _read_as(ledger, LedgerKind.RELEASE_NOTICE)
    if kind == LedgerKind.RELEASE_NOTICE and not notices.tables:
        raise LedgerRefused(refusals.NO_HEADINGS, anchors="姓名 / 出所日期")
    if kind == LedgerKind.RELEASE_NOTICE or _is_about_releases(ledger, notices):
        return notices, LedgerKind.RELEASE_NOTICE
    return ledger, LedgerKind.PERSON


def _is_about_releases(people: Ledger, notices: Ledger) -> bool:
    """A day of release beside a centre or a notice, and nothing that only a file of people has."""
    if not notices.tables:
        return False
    fields = _fields(notices)
    return (
        "released_on" in fields
        and bool(fields & OF_NOTICES)
        and len(fields & OF_NOTICES) > len(_fields(people) & OF_PEOPLE)
    )


def _fields(ledger: Ledger) -> set[str]:
    return {name for table in ledger.tables for name in table.headings.by_field()}


def _read_as(ledger: Ledger, kind: LedgerKind) -> Ledger:
    aliases = aliases_for(kind)
    tables = tuple(
        Table(sheet, guess)
        for sheet in ledger.workbook
        if sheet.name not in ledger.skipped and (guess := guess_headings(sheet, aliases))
    )
    return Ledger(ledger.workbook, aliases, tables, ledger.skipped)
