"""Words of release notices and hand-overs, and the kinds of duty they make."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class Stage(Term):
    """Where a hand-over stands. The person is free at the gate: to decline is an outcome too."""

    RECEIVED = "received", gettext_noop("Notice received")
    CONSENT_ASKED = "consent_asked", gettext_noop("Consent asked")
    PLANNED = "planned", gettext_noop("Planned")
    READY = "ready", gettext_noop("Ready to go")
    MET = "met", gettext_noop("Met on release")
    CAME_WITH_FAMILY = "came_with_family", gettext_noop("Came with family")
    CAME_ALONE = "came_alone", gettext_noop("Came alone")
    REFUSED = "refused", gettext_noop("Declined the escort")
    NO_CONTACT = "no_contact", gettext_noop("No contact yet")
    MOVED_ELSEWHERE = "moved_elsewhere", gettext_noop("Moved elsewhere")
    ARRIVED = "arrived", gettext_noop("Arrived")
    AGREEMENT_SIGNED = "agreement_signed", gettext_noop("Agreement signed")


BEFORE_GATE = (Stage.RECEIVED, Stage.CONSENT_ASKED, Stage.PLANNED, Stage.READY)
OUTCOMES = (
    Stage.MET,
    Stage.CAME_WITH_FAMILY,
    Stage.CAME_ALONE,
    Stage.REFUSED,
    Stage.NO_CONTACT,
    Stage.MOVED_ELSEWHERE,
)
WITHOUT_MEETING = OUTCOMES[1:]


class EndedMeasure(Term):
    """The measure that ends with the release."""

    ISOLATION = "isolation", gettext_noop("Compulsory isolation")
    REHAB_CENTRE = "rehab_centre", gettext_noop("Stay in a rehabilitation centre")
    PRISON = "prison", gettext_noop("Prison sentence")
    DETENTION = "detention", gettext_noop("Detention")
    OTHER = "other", gettext_noop("Other measure")


class ExpectedPaper(Term):
    """Papers that come with the person or from the centre."""

    RELEASE_CERTIFICATE = "release_certificate", gettext_noop("Certificate of release")
    REHAB_ORDER = "rehab_order", gettext_noop("Order of community rehabilitation")
    EVALUATION = "evaluation", gettext_noop("Result of the diagnostic evaluation")
    HEALTH_SUMMARY = "health_summary", gettext_noop("Health summary, with consent")
    CONTACT_SHEET = "contact_sheet", gettext_noop("Contact sheet")
    IDENTITY_CARD = "identity_card", gettext_noop("Identity card")


class ConsentAnswer(Term):
    """What the leader answered."""

    YES = "yes", gettext_noop("Consents")
    NO = "no", gettext_noop("Sends back")


class TeamParty(Term):
    """Who goes to the gate."""

    OFFICE = "office", gettext_noop("Street drug-control office")
    WORKSTATION = "workstation", gettext_noop("Rehabilitation workstation")
    POLICE = "police", gettext_noop("Police station")
    FAMILY = "family", gettext_noop("Family")
    VOLUNTEER = "volunteer", gettext_noop("Volunteer")


REQUIRED_PARTIES = (TeamParty.OFFICE, TeamParty.WORKSTATION, TeamParty.POLICE)


class Need(Term):
    """What is asked before release, so that help is ready on the day."""

    HOUSING = "housing", gettext_noop("Housing")
    WORK = "work", gettext_noop("Work")
    MEDICINE = "medicine", gettext_noop("Medicine")
    PAPERS = "papers", gettext_noop("Papers")
    FAMILY = "family", gettext_noop("Family life")
    MONEY = "money", gettext_noop("Money")
    HEALTH = "health", gettext_noop("Health")


class NeedAnswer(Term):
    """What was answered when a need was asked."""

    NO_NEED = "no_need", gettext_noop("No help wanted")
    WANTED = "wanted", gettext_noop("Help wanted")
    ARRANGED = "arranged", gettext_noop("Arranged")
    NO_ANSWER = "no_answer", gettext_noop("Did not want to say")


class AskedOf(Term):
    """Who was asked."""

    PERSON = "person", gettext_noop("The person")
    FAMILY = "family", gettext_noop("Family")
    CENTRE = "centre", gettext_noop("The centre")


class FamilyAnswer(Term):
    """What the family answered."""

    COMES_ALONG = "comes_along", gettext_noop("Comes along")
    WAITS_AT_HOME = "waits_at_home", gettext_noop("Waits at home")
    FETCHES = "fetches", gettext_noop("Fetches the person")
    CANNOT = "cannot", gettext_noop("Cannot come")
    DECLINES = "declines", gettext_noop("Does not wish to be involved")
    NOT_REACHED = "not_reached", gettext_noop("Not reached")


class Condition(Term):
    """How the person was at the gate, in a word; no medical finding."""

    WELL = "well", gettext_noop("Well")
    TIRED = "tired", gettext_noop("Tired or low")
    UNWELL = "unwell", gettext_noop("Unwell, medical help offered")
    INJURED = "injured", gettext_noop("Injured, medical help offered")


class MoneySource(Term):
    """Who pays for the journey."""

    OFFICE_BUDGET = "office_budget", gettext_noop("Budget of the street office")
    DISTRICT = "district", gettext_noop("District drug-control committee")
    POLICE = "police", gettext_noop("Police")
    OTHER = "other", gettext_noop("Other source")


class PhotoOf(Term):
    """What a photo or a signed sheet shows."""

    GATE = "gate", gettext_noop("At the gate")
    ARRIVAL = "arrival", gettext_noop("Arrival")


class ArrivedAt(Term):
    """Where the person arrived; the address itself stands in the file."""

    HOME = "home", gettext_noop("The person's home")
    FAMILY_HOME = "family_home", gettext_noop("With family")
    OFFICE = "office", gettext_noop("At the street office")
    LODGING = "lodging", gettext_noop("In arranged lodging")
    HOSPITAL = "hospital", gettext_noop("In hospital")
    OTHER = "other", gettext_noop("Somewhere else")


class ContactChannel(Term):
    """How somebody was reached."""

    VISIT = "visit", gettext_noop("Visit")
    PHONE = "phone", gettext_noop("Phone call")
    OFFICE = "office", gettext_noop("At the office")
    NOT_REACHED = "not_reached", gettext_noop("Not reached")


class TransferStage(Term):
    """Where a file on its way to another office stands."""

    SENT = "sent", gettext_noop("Sent, not yet answered")
    ACCEPTED = "accepted", gettext_noop("Accepted")
    RETURNED = "returned", gettext_noop("Returned")
    RECALLED = "recalled", gettext_noop("Recalled")


class TransferReason(Term):
    """Why a file goes to another office."""

    MOVED = "moved", gettext_noop("The person moved")
    CHANGE_OF_PLACE = "change_of_place", gettext_noop("The place of execution was changed")
    WRONG_OFFICE = "wrong_office", gettext_noop("The file belongs to the other office")


class Risk(Term):
    """How a plan stands before release: amber needs a look, red is late. Never about a person."""

    NONE = "none", gettext_noop("On course")
    SOON = "soon", gettext_noop("Needs attention")
    LATE = "late", gettext_noop("Late")


ASK_NEEDS = "handover_needs"
CONSENT = "handover_consent"
ARRANGE = "handover_ready"
PICK_UP = "handover_pick_up"
PAPERS = "handover_papers"
REPORT_IN = "handover_report_in"
RECONTACT = "handover_recontact"
FILE_ANSWER = "file_answer"
FILE_BACK = "file_back"
PAGE = "handover-page"
FILE_PAGE = "transfer-page"

DUTY_KINDS = (
    DutyKind(
        ASK_NEEDS,
        gettext_noop("Ask what is needed and draft the plan"),
        gettext_noop("Every need asked and the team named on the hand-over page."),
        PAGE,
    ),
    DutyKind(
        CONSENT,
        gettext_noop("Leader's consent to the plan"),
        gettext_noop("The leader's answer, with day and remark."),
        PAGE,
    ),
    DutyKind(
        ARRANGE,
        gettext_noop("People, vehicle and safety arranged"),
        gettext_noop("The hand-over marked as ready to go."),
        PAGE,
    ),
    DutyKind(
        PICK_UP,
        gettext_noop("Be at the gate and record the meeting"),
        gettext_noop("The record of the gate, or how the person came home instead."),
        PAGE,
    ),
    DutyKind(
        PAPERS,
        gettext_noop("Papers from the centre"),
        gettext_noop("Every expected paper ticked as received."),
        PAGE,
    ),
    DutyKind(
        REPORT_IN,
        gettext_noop("Report in at the office after release"),
        gettext_noop("The report-in put on record."),
        PAGE,
    ),
    DutyKind(
        RECONTACT,
        gettext_noop("In touch again after release"),
        gettext_noop("A contact after the homecoming put on record."),
        PAGE,
    ),
    DutyKind(
        FILE_ANSWER,
        gettext_noop("Answer a file sent to the office"),
        gettext_noop("The file accepted, or returned with a reason."),
        FILE_PAGE,
    ),
    DutyKind(
        FILE_BACK,
        gettext_noop("A file came back: send it on or keep it"),
        gettext_noop("The file sent to an office again, or kept."),
        FILE_PAGE,
    ),
)
