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


class Since(Term):
    """How long nobody was in touch with somebody under a measure."""

    OVER = "over", gettext_noop("Not reached for long")
    NEVER = "never", gettext_noop("Never reached yet")
    WITHIN = "within", gettext_noop("Reached lately")


class Lives(Term):
    """Where somebody under a measure lives."""

    ELSEWHERE = "elsewhere", gettext_noop("Lives elsewhere")
    HERE = "here", gettext_noop("Lives here")


class Tried(Term):
    """Whether somebody tried since the last contact."""

    NO = "no", gettext_noop("Nobody tried since")
    YES = "yes", gettext_noop("Tried in vain")
