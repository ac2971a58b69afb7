"""Words of contacts, appointments and reviews."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class Way(Term):
    """How somebody was in touch with the person or the family."""

    HOME_VISIT = "home_visit", gettext_noop("Home visit")
    OFFICE_TALK = "office_talk", gettext_noop("Talk at the office")
    PHONE = "phone", gettext_noop("Phone call")
    VIDEO = "video", gettext_noop("Video call")
    FAMILY = "family", gettext_noop("Contact with the family")
    DIARY = "diary", gettext_noop("Diary of a helper")
    OTHER = "other", gettext_noop("Another way")


class Outcome(Term):
    """What came of it. Everything but the first is an attempt: counted, and meeting no duty."""

    MET = "met", gettext_noop("Met or spoken with")
    NO_ANSWER = "no_answer", gettext_noop("No answer")
    NOT_HOME = "not_home", gettext_noop("Not at home")
    NO_NUMBER = "no_number", gettext_noop("The number no longer works")
    REFUSED = "refused", gettext_noop("Did not want to talk")
    RESCHEDULED = "rescheduled", gettext_noop("Put off to another day")


class MeetingPlace(Term):
    """Where it was, in one coarse word; never a position."""

    HOME = "home", gettext_noop("In the home")
    OFFICE = "office", gettext_noop("At the office or workstation")
    WORKPLACE = "workplace", gettext_noop("At work or school")
    NEIGHBOURHOOD = "neighbourhood", gettext_noop("In the community")
    HOSPITAL = "hospital", gettext_noop("At a hospital")
    ELSEWHERE = "elsewhere", gettext_noop("Somewhere else")


class PersonState(Term):
    """How the person seemed, in a word; no medical finding and no judgement."""

    STEADY = "steady", gettext_noop("Steady")
    STRAINED = "strained", gettext_noop("Under strain")
    UNWELL = "unwell", gettext_noop("Not well")
    UNCLEAR = "unclear", gettext_noop("Cannot say")


class Livelihood(Term):
    """What the person lives on, as the visit record asks."""

    FARMING = "farming", gettext_noop("Farming")
    LABOUR = "labour", gettext_noop("Paid work")
    BENEFIT = "benefit", gettext_noop("Low-income benefit")
    OTHER = "other", gettext_noop("Something else")


class Visibility(Term):
    """Who reads what was written. That there was a contact is known to the case team."""

    TEAM = "team", gettext_noop("The case team")
    AUTHOR = "author", gettext_noop("Only whoever wrote it")


class NextStep(Term):
    """When the next contact is to be; asked of every record."""

    WEEK = "week", gettext_noop("In a week")
    FORTNIGHT = "fortnight", gettext_noop("In two weeks")
    MONTH = "month", gettext_noop("In a month")
    DAY = "day", gettext_noop("On another day")
    NONE = "none", gettext_noop("Nothing booked")


class AppointmentState(Term):
    """Where a booked contact stands."""

    BOOKED = "booked", gettext_noop("Booked")
    KEPT = "kept", gettext_noop("Kept")
    MOVED = "moved", gettext_noop("Moved to another day")
    CANCELLED = "cancelled", gettext_noop("Cancelled")
    MISSED = "missed", gettext_noop("Did not come about")
    EXCUSED = "excused", gettext_noop("Excused")


class AppointmentAct(Term):
    """What can be done with a booked contact."""

    KEEP = "keep", gettext_noop("Keep")
    MOVE = "move", gettext_noop("Move")
    CANCEL = "cancel", gettext_noop("Cancel")
    MISS = "miss", gettext_noop("Note that it did not come about")
    EXCUSE = "excuse", gettext_noop("Excuse")


class ReviewState(Term):
    """Where a review stands."""

    DRAFT = "draft", gettext_noop("Not signed yet")
    SIGNED = "signed", gettext_noop("Written and signed")


class ReviewAct(Term):
    """What is done with a review."""

    WRITE = "write", gettext_noop("Write")
    SIGN = "sign", gettext_noop("Sign")


class Judgement(Term):
    """How the period went, judged by itself and never by the one before."""

    WELL = "well", gettext_noop("Kept to the agreement")
    PARTLY = "partly", gettext_noop("Kept to it for the most part")
    MORE_HELP = "more_help", gettext_noop("More help is needed")


HELPER_CONTACT = "helper_contact"
PHONE_CONTACT = "phone_contact"
FAMILY_CONTACT = "family_contact"
HALF_YEAR_SUMMARY = "half_year_summary"
YEARLY_EVALUATION = "yearly_evaluation"
CONTACT_KINDS = (HELPER_CONTACT, PHONE_CONTACT, FAMILY_CONTACT)
REVIEW_KINDS = (HALF_YEAR_SUMMARY, YEARLY_EVALUATION)

RECORD_IT = gettext_noop("Record it")
WRITE_IT = gettext_noop("Write it")
DUTY_KINDS = (
    DutyKind(
        HELPER_CONTACT,
        gettext_noop("Helper visit"),
        gettext_noop("A visit or talk put on record within the month."),
        "contact-visit",
        action=RECORD_IT,
    ),
    DutyKind(
        PHONE_CONTACT,
        gettext_noop("Call to a person living elsewhere"),
        gettext_noop("A call put on record within the month."),
        "contact-call",
        action=RECORD_IT,
    ),
    DutyKind(
        FAMILY_CONTACT,
        gettext_noop("Contact with the family"),
        gettext_noop("A contact with a family member put on record within the period."),
        "contact-family",
        action=RECORD_IT,
    ),
    DutyKind(
        HALF_YEAR_SUMMARY,
        gettext_noop("Half-year summary"),
        gettext_noop("The summary of the half-year, written and signed."),
        "review-summary",
        action=WRITE_IT,
    ),
    DutyKind(
        YEARLY_EVALUATION,
        gettext_noop("Yearly evaluation"),
        gettext_noop("The evaluation of the year, talked over with the person and signed."),
        "review-evaluation",
        action=WRITE_IT,
    ),
)
ACTS = {
    "contacts.recorded": gettext_noop("Contact put on record"),
    "contacts.note_added": gettext_noop("Note added to a contact"),
    "contacts.photo_added": gettext_noop("Photo or sheet added to a contact"),
    "contacts.voided": gettext_noop("Contact voided"),
    "contacts.booked": gettext_noop("Next contact booked"),
    "contacts.moved": gettext_noop("Booked contact moved"),
    "contacts.closed": gettext_noop("Booked contact closed"),
    "contacts.review_written": gettext_noop("Review written"),
    "contacts.review_signed": gettext_noop("Review signed"),
    "contacts.review_voided": gettext_noop("Review voided"),
    "contacts.paper_made": gettext_noop("Sheet of contacts or review made as a Word file"),
}
