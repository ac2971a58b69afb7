"""Words of the first screen, the boards and the account."""

from guitu.kernel.terms import Term, gettext_noop


class Assigned(Term):
    """Whose duties the worklist shows."""

    MINE = "mine", gettext_noop("Mine")
    NOBODY = "nobody", gettext_noop("Without an owner")


class PutOff(Term):
    """Whether the worklist shows what was put off; without a choice it does not."""

    ONLY = "only", gettext_noop("Only what was put off")
    WITH = "with", gettext_noop("Also what was put off")


class DigestKind(Term):
    """Which digest goes out."""

    WEEKLY = "weekly", gettext_noop("Weekly, for supervisors")
    DAILY = "daily", gettext_noop("Daily, for whoever has late duties")
