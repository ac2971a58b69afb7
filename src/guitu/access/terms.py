"""Words of accounts, grants, offices and the table of working days."""

from guitu.kernel.terms import Term, gettext_noop


class AwayReason(Term):
    """Why a colleague is away for some days. What somebody is ill with is nobody's business."""

    LEAVE = "leave", gettext_noop("On leave")
    ELSEWHERE = "elsewhere", gettext_noop("On duty elsewhere")
    TRAINING = "training", gettext_noop("In training")
    OTHER = "other", gettext_noop("Away for another reason")


class Answer(Term):
    """How the security administrator answered when a role was asked for."""

    GIVEN = "given", gettext_noop("Given")
    DECLINED = "declined", gettext_noop("Declined")


class LinkPurpose(Term):
    """What a limited link is for. The code of a purpose stands in row security as well."""

    HOST = "host", gettext_noop("Page of a host office outside")
    OWN = "own", gettext_noop("The person's own page")


class CodeWay(Term):
    """How the code is given, always another way than the link."""

    TOLD = "told", gettext_noop("Told by telephone or in person")
    PAPER = "paper", gettext_noop("On paper")
    TEXT = "text", gettext_noop("By text message")


ACTS = {
    "link.issued": gettext_noop("Limited link given out"),
    "link.code_renewed": gettext_noop("New code for a limited link"),
    "link.opened": gettext_noop("Limited link opened with its code"),
    "link.code_wrong": gettext_noop("Wrong code for a limited link"),
    "link.guessed": gettext_noop("Many unknown links tried from one address"),
    "link.revoked": gettext_noop("Limited link closed"),
    "account.opened": gettext_noop("Account opened"),
    "account.closed": gettext_noop("Account closed"),
    "account.reopened": gettext_noop("Account opened again"),
    "account.start_password": gettext_noop("New start password given"),
    "account.password_changed": gettext_noop("Password changed"),
    "account.factor_added": gettext_noop("Second factor switched on or key added"),
    "account.factor_removed": gettext_noop("Second factor switched off or key removed"),
    "grant.given": gettext_noop("Role given"),
    "grant.ended": gettext_noop("Role ended"),
    "stand_in.named": gettext_noop("Stand-in named"),
    "stand_in.ended": gettext_noop("Stand-in ended before the day"),
    "stand_in.undone": gettext_noop("Stand-in taken back"),
    "role.asked": gettext_noop("Role asked for"),
    "role.answered": gettext_noop("Answered whether a role is given"),
    "sign_in.done": gettext_noop("Sign-in accepted"),
    "sign_in.ended": gettext_noop("Signed out"),
    "sign_in.refused": gettext_noop("Sign-in refused"),
    "org.added": gettext_noop("Organisation added"),
    "org.changed": gettext_noop("Organisation changed"),
    "calendar.stored": gettext_noop("Working days of a year entered"),
}
