"""Words of reading in ledgers."""

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
