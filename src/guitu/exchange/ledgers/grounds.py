"""Why a column of a ledger is dropped. The articles are those of the Personal Information
Protection Law (个人信息保护法) unless another law is named.
"""

from guitu.kernel.terms import Term, gettext_noop


class Ground(Term):
    """Why the office may not or need not keep what stands in a column."""

    NOT_NEEDED = (
        "not_needed",
        gettext_noop(
            "Not needed for community detoxification or rehabilitation: the smallest scope that "
            "serves the purpose (Personal Information Protection Law, Art. 6)"
        ),
    )
    BELIEF_OR_ORIGIN = (
        "belief_or_origin",
        gettext_noop(
            "Says what somebody believes or descends from: sensitive, and no purpose requires it "
            "(Personal Information Protection Law, Art. 6 and 28)"
        ),
    )
    BIOMETRIC = (
        "biometric",
        gettext_noop(
            "Recognises a body: sensitive, and no purpose of a street office requires it "
            "(Personal Information Protection Law, Art. 6 and 28)"
        ),
    )
    HEALTH = (
        "health",
        gettext_noop(
            "Medical information without a purpose here: sensitive (Personal Information "
            "Protection Law, Art. 6 and 28)"
        ),
    )
    INFECTION = (
        "infection",
        gettext_noop(
            "May not be disclosed without consent (Regulation on AIDS Prevention and Treatment, "
            "Art. 39)"
        ),
    )
    WHEREABOUTS = (
        "whereabouts",
        gettext_noop(
            "Tells where somebody goes or how to trace a device: sensitive, and no duty of a "
            "street office requires it (Personal Information Protection Law, Art. 6 and 28)"
        ),
    )
    MONEY = (
        "money",
        gettext_noop(
            "Number of an account: sensitive, and no purpose requires it (Personal Information "
            "Protection Law, Art. 6 and 28)"
        ),
    )
    INVESTIGATION = (
        "investigation",
        gettext_noop(
            "Belongs to the investigation of the police, beyond the duty of a street office "
            "(Personal Information Protection Law, Art. 34)"
        ),
    )
    LEVEL_WITHOUT_REASONS = (
        "level_without_reasons",
        gettext_noop(
            "A level is decided here by people with reasons; one that comes without them is not "
            "taken over (Personal Information Protection Law, Art. 24)"
        ),
    )
