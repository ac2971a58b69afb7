"""Words of leaving the place of execution and of living elsewhere.

The law asks for a written report, not for permission: nothing here approves or refuses.
"""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class ReportWay(Term):
    """How a person reported. What was said aloud is written down and counts as a report."""

    PAPER = "paper", gettext_noop("In writing")
    MESSAGE = "message", gettext_noop("By message or mail")
    WRITTEN_DOWN = "written_down", gettext_noop("Said, and written down here")
    ONLINE = "online", gettext_noop("From the person's own page")


class LeavingReason(Term):
    """Why somebody leaves, as far as the person says; a reason need not be proved."""

    WORK = "work", gettext_noop("Working away")
    FAMILY = "family", gettext_noop("Family matters")
    HEALTH = "health", gettext_noop("Seeing a doctor")
    STUDY = "study", gettext_noop("Training or school")
    OTHER = "other", gettext_noop("Another reason")


class ContactWay(Term):
    """How one was in touch with somebody who is away."""

    PHONE = "phone", gettext_noop("By phone")
    VIDEO = "video", gettext_noop("By video call")
    MESSAGE = "message", gettext_noop("By message")
    FAMILY = "family", gettext_noop("Through the family")
    IN_PERSON = "in_person", gettext_noop("In person")


class KnownHow(Term):
    """How the office learned that somebody left without a report; never from locating anybody."""

    NOT_AT_HOME = "not_at_home", gettext_noop("Not at home on a visit")
    PERSON_SAID = "person_said", gettext_noop("The person said so")
    FAMILY_SAID = "family_said", gettext_noop("The family said so")
    POLICE_PAPER = "police_paper", gettext_noop("A paper of the police")
    LONGER_THAN_REPORTED = "longer_than_reported", gettext_noop("Stayed longer than reported")
    OTHER = "other", gettext_noop("Otherwise, written below")


class NoticeWay(Term):
    """How the person was told that the report is missing, so that it can be made good."""

    PHONE = "phone", gettext_noop("By phone")
    MESSAGE = "message", gettext_noop("By message")
    LETTER = "letter", gettext_noop("By letter")
    IN_PERSON = "in_person", gettext_noop("In person")
    FAMILY = "family", gettext_noop("Through the family")


class Side(Term):
    """Which of two offices does something while a person lives elsewhere."""

    HOME = "home", gettext_noop("This office")
    HOST = "host", gettext_noop("The host office")
    BOTH = "both", gettext_noop("Both offices")


class StayReason(Term):
    """Why somebody lives elsewhere."""

    WORK = "work", gettext_noop("Working away")
    FAMILY = "family", gettext_noop("Family matters")
    STUDY = "study", gettext_noop("Training or school")
    HEALTH = "health", gettext_noop("Treatment or care")
    OTHER = "other", gettext_noop("Another reason")


class LetterAnswer(Term):
    """What the host office answered to a commission letter."""

    ACCEPTED = "accepted", gettext_noop("Taken on")
    DECLINED = "declined", gettext_noop("Not taken on")
    RETURNED = "returned", gettext_noop("Returned for correction")


class TaskKind(Term):
    """What a host office may be asked to do."""

    TEST = "test", gettext_noop("Drug test")
    VISIT = "visit", gettext_noop("Visit")
    CALL = "call", gettext_noop("Call")
    TALK = "talk", gettext_noop("Talk")


class TaskOutcome(Term):
    """What came of a task. That somebody was not reached is an outcome, not a fault."""

    DONE = "done", gettext_noop("Done")
    NOT_REACHED = "not_reached", gettext_noop("Tried, not reached")
    DECLINED = "declined", gettext_noop("The person declined")
    NOT_DONE = "not_done", gettext_noop("Could not be done")


class Standing(Term):
    """What the counts of unreported leaving ask for."""

    NONE = "none", gettext_noop("Nothing to do")
    HELP = "help", gettext_noop("Talk and help")
    DRAFT = "draft", gettext_noop("A report is drafted; a person decides whether it goes out")


ACKNOWLEDGE = "absence_acknowledge"
AWAY_CONTACT = "absence_contact"
RETURN = "absence_return"
HEAR = "absence_hear"
JUDGE = "absence_judge"
HELP = "absence_help"
LETTER = "stay_letter"
LETTER_ANSWER = "stay_letter_answer"
HOST_LETTER = "host_letter"
HOST_TASK = "host_task"
STAY_LOOK = "stay_look"

DUTY_KINDS = (
    DutyKind(
        ACKNOWLEDGE,
        gettext_noop("Acknowledge a report of leaving"),
        gettext_noop("The receipt given to the person."),
        "absence-page",
    ),
    DutyKind(
        AWAY_CONTACT,
        gettext_noop("Be in touch with a person who is away"),
        gettext_noop("A contact put on record within these days."),
        "absence-page",
    ),
    DutyKind(
        RETURN,
        gettext_noop("See that a person is back"),
        gettext_noop("The return put on record, or the stay reported longer."),
        "absence-page",
    ),
    DutyKind(
        HEAR,
        gettext_noop("Tell the person and hear the reason"),
        gettext_noop("What the person said about leaving without a report, put on record."),
        "departure-page",
    ),
    DutyKind(
        JUDGE,
        gettext_noop("Decide whether leaving was justified"),
        gettext_noop("The decision with its reason, by name."),
        "departure-page",
    ),
    DutyKind(
        HELP,
        gettext_noop("Talk and help before it happens again"),
        gettext_noop("A note of the talk and of what would help."),
        "departure-page",
    ),
    DutyKind(
        LETTER,
        gettext_noop("Send the commission letter to the host office"),
        gettext_noop("The letter sent, or the return put on record."),
        "stay-page",
    ),
    DutyKind(
        LETTER_ANSWER,
        gettext_noop("Get the answer to a commission letter"),
        gettext_noop("The answer of the host office put on record."),
        "stay-page",
    ),
    DutyKind(
        HOST_LETTER,
        gettext_noop("Answer a commission letter of another office"),
        gettext_noop("The letter taken on, declined or returned."),
        "hosted-page",
    ),
    DutyKind(
        HOST_TASK,
        gettext_noop("Do what another office asked for"),
        gettext_noop("What was done, or why not, put on record."),
        "hosted-page",
    ),
    DutyKind(
        STAY_LOOK,
        gettext_noop("Look at what the host office sent"),
        gettext_noop("The answer looked at and put where it belongs."),
        "stay-page",
    ),
)
