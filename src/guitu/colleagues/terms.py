"""Words of work among colleagues: hand-over packs, digests, calendars."""

from guitu.kernel.terms import Term, gettext_noop


class LeavingReason(Term):
    """Why a colleague hands work over."""

    LEAVES = "leaves", gettext_noop("Leaves the office")
    OTHER_POST = "other_post", gettext_noop("Takes another post")
    OTHER_PLACE = "other_place", gettext_noop("Goes to another community")
    LONG_LEAVE = "long_leave", gettext_noop("Is away for a long time")
    OTHER = "other", gettext_noop("Another reason")


class PackSort(Term):
    """What a line of a hand-over pack is."""

    PERSON = "person", gettext_noop("Person")
    DUTY = "duty", gettext_noop("Duty")
    BOOKED = "booked", gettext_noop("Booked")
    PROMISED = "promised", gettext_noop("Promised")
    UNFINISHED = "unfinished", gettext_noop("Unfinished")
    NOTES = "notes", gettext_noop("Private notes")


class Figure(Term):
    """The numbers of a weekly digest; each is a frozen list of duties."""

    LATE = "late", gettext_noop("Late")
    MET_LATE = "met_late", gettext_noop("Met late last week")
    PUT_OFF = "put_off", gettext_noop("Put off")
    UNASSIGNED = "unassigned", gettext_noop("Without an owner")
    RETURNED = "returned", gettext_noop("Back after being put off")


class Span(Term):
    """How many days the plan of visits covers."""

    DAY = "day", gettext_noop("One day")
    WEEK = "week", gettext_noop("The week")


ACTS = {
    "work.moved": gettext_noop("Work given to a colleague in bulk"),
    "work.move_undone": gettext_noop("Work given back"),
    "pack.made": gettext_noop("Hand-over pack made"),
    "pack.collected": gettext_noop("Hand-over pack brought up to date"),
    "pack.successor_named": gettext_noop("Successor named in a hand-over pack"),
    "pack.signed": gettext_noop("Hand-over pack signed for"),
    "pack.withdrawn": gettext_noop("Hand-over pack withdrawn"),
    "digest.acknowledged": gettext_noop("Weekly digest acknowledged"),
    "calendar.address_issued": gettext_noop("Address of a calendar given out"),
    "calendar.address_revoked": gettext_noop("Address of a calendar revoked"),
}
