"""Words of reading in ledgers, and of packages between installations."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class ImportState(Term):
    """How far a ledger has come."""

    UPLOADED = "uploaded", gettext_noop("Being examined")
    EXAMINED = "examined", gettext_noop("To be confirmed")
    CONFIRMED = "confirmed", gettext_noop("Being written")
    DONE = "done", gettext_noop("Read in")
    FAILED = "failed", gettext_noop("Refused")
    DROPPED = "dropped", gettext_noop("Not read in")
    TAKEN_BACK = "taken_back", gettext_noop("Taken back")


WORKING = (ImportState.UPLOADED, ImportState.CONFIRMED)


class LedgerSubject(Term):
    """What the rows of a ledger are about."""

    PERSON = "person", gettext_noop("People under accompaniment")
    RELEASE_NOTICE = "release_notice", gettext_noop("Coming releases")


class PackageDirection(Term):
    """Which way a package went."""

    OUT = "out", gettext_noop("Sent out")
    IN = "in", gettext_noop("Read in")


class PackageState(Term):
    """Where a package between installations stands."""

    SENT = "sent", gettext_noop("Receipt awaited")
    WITHDRAWN = "withdrawn", gettext_noop("Withdrawn")
    RECEIVED = "received", gettext_noop("Taken over there")
    READ_IN = "read_in", gettext_noop("Read in here")


PACKAGE_RECEIPT = "package_receipt"

DUTY_KINDS = (
    DutyKind(
        PACKAGE_RECEIPT,
        gettext_noop("Ask for the receipt of a package"),
        gettext_noop("The receipt of the other office read in, or the package withdrawn."),
        "package-page",
    ),
)
