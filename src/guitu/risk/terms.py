"""Words of risk rounds: levels, items, opinions, the panel, objections, duties."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class Level(Term):
    """What people decide of a person for half a year. No program sets, raises or keeps one."""

    HIGH = "high", gettext_noop("High")
    MEDIUM = "medium", gettext_noop("Medium")
    LOW = "low", gettext_noop("Low")


class ItemGroup(Term):
    """The three groups of items, kept apart. Needs ask for help and never for control."""

    URGENCY = "urgency", gettext_noop("Urgency of harm to self or others")
    VULNERABILITY = "vulnerability", gettext_noop("Vulnerability to relapse")
    NEEDS = "needs", gettext_noop("Needs")


class About(Term):
    """What an item is about. What `NEVER_RAISES` names may stand among the needs only."""

    HARM_SELF = "harm_self", gettext_noop("Harm to self")
    HARM_OTHERS = "harm_others", gettext_noop("Harm to others")
    CONTROL = "control", gettext_noop("Loss of control of behaviour")
    ENDANGERED = "endangered", gettext_noop("Danger from others")
    USE = "use", gettext_noop("Use")
    BREAK = "break", gettext_noop("Contact or tests broken off")
    COMPANY = "company", gettext_noop("Company")
    STRAIN = "strain", gettext_noop("Strain and craving")
    CHANGE = "change", gettext_noop("A great change in life")
    HISTORY = "history", gettext_noop("What was long ago")
    CONDUCT = "conduct", gettext_noop("Keeping to the agreement")
    HOUSING = "housing", gettext_noop("Housing")
    INCOME = "income", gettext_noop("Income")
    WORK = "work", gettext_noop("Work and skills")
    ILLNESS = "illness", gettext_noop("Illness or disability")
    MIND = "mind", gettext_noop("State of mind")
    FAMILY = "family", gettext_noop("Family and neighbours")
    PAPERS = "papers", gettext_noop("Papers and benefits")


NEVER_RAISES = (About.HOUSING, About.INCOME, About.WORK, About.ILLNESS, About.PAPERS)


class Strength(Term):
    """How much of what an item asks about was found."""

    NONE = "none", gettext_noop("No sign of it")
    SOME = "some", gettext_noop("Some sign of it")
    STRONG = "strong", gettext_noop("Clear sign of it")
    UNKNOWN = "unknown", gettext_noop("Not known")


class Certainty(Term):
    """How sure the evidence is."""

    SEEN = "seen", gettext_noop("Seen, or on paper")
    TOLD = "told", gettext_noop("Told by the person or somebody else")
    UNSURE = "unsure", gettext_noop("Not sure")


class Discussion(Term):
    """Who needs discussion first at the meeting. An order of talking, never a level."""

    FIRST = "first", gettext_noop("Talk about first")
    EARLY = "early", gettext_noop("Talk about early")
    UNANSWERED = "unanswered", gettext_noop("Items not answered yet")
    LATER = "later", gettext_noop("In turn")


class Trigger(Term):
    """Why somebody is looked at."""

    ROUND = "round", gettext_noop("Half-yearly round")
    RELEASE = "release", gettext_noop("Released from a closed institution")
    RELAPSE = "relapse", gettext_noop("Relapse confirmed by the police")
    CRISIS = "crisis", gettext_noop("A crisis")
    GOOD_NEWS = "good_news", gettext_noop("Good news")
    OBJECTION = "objection", gettext_noop("An objection of the person")


class Basis(Term):
    """Why somebody is on the register of a round."""

    MEASURE = "measure", gettext_noop("A measure is running")
    THREE_YEARS = "three_years", gettext_noop("The three years are not over")


class NotAssessed(Term):
    """Why somebody with a file is not in a round, or left it."""

    NO_MEASURE = "no_measure", gettext_noop("No measure on record")
    CLOCK_OVER = "clock_over", gettext_noop("The three years are over")
    CONTROL_ENDED = "control_ended", gettext_noop("The police ended dynamic control")
    TIME_OVER = "time_over", gettext_noop("The time of the file is over")
    CLOSED_INSTITUTION = "closed_institution", gettext_noop("In a closed institution or in custody")
    MOVED = "moved", gettext_noop("The file moved to another office")
    DECEASED = "deceased", gettext_noop("Died")


class RoundStatus(Term):
    """Where a round stands."""

    OPEN = "open", gettext_noop("Under way")
    CLOSED = "closed", gettext_noop("Finished")


class RoundAct(Term):
    """What is done with a round."""

    OPEN = "open", gettext_noop("Round opened")
    FOLLOW = "follow", gettext_noop("Compared with the register")
    CHASE = "chase", gettext_noop("Late opinions asked for again")
    CLOSE = "close", gettext_noop("Round closed")
    REOPEN = "reopen", gettext_noop("Round opened again")


class Department(Term):
    """Who gives an opinion. Each is shown what it needs and nothing else."""

    HEALTH = "health", gettext_noop("Health department")
    FAMILY_PLANNING = "family_planning", gettext_noop("Family planning")
    JUSTICE = "justice", gettext_noop("Justice")
    POLICE = "police", gettext_noop("Police")
    COMMUNITY = "community", gettext_noop("Community")


class Shown(Term):
    """What a department may be shown of a person, so that it knows who is meant."""

    NAME = "name", gettext_noop("Name")
    SEX = "sex", gettext_noop("Sex")
    BIRTH_YEAR = "birth_year", gettext_noop("Year of birth")
    BIRTH_DAY = "birth_day", gettext_noop("Date of birth")
    ID_TAIL = "id_tail", gettext_noop("Last four of the ID number")
    ID_NUMBER = "id_number", gettext_noop("ID number")
    COMMUNITY = "community", gettext_noop("Community")


class OpinionAnswer(Term):
    """What a department says of a person."""

    NOTHING_KNOWN = "nothing_known", gettext_noop("Nothing known")
    KNOWN = "known", gettext_noop("Known, in words")


class OpinionWay(Term):
    """How an opinion came."""

    PAGE = "page", gettext_noop("On the page")
    SHEET = "sheet", gettext_noop("By spreadsheet")
    PAPER = "paper", gettext_noop("On paper, entered by the office")


class NextKind(Term):
    """What is arranged with a level."""

    CONTACT = "contact", gettext_noop("Keeping in touch")
    HELP = "help", gettext_noop("Help")
    TREATMENT = "treatment", gettext_noop("Referral to treatment")
    PROTECTION = "protection", gettext_noop("Protection")
    OTHER = "other", gettext_noop("Something else")


class TellWay(Term):
    """How the person was told of the level."""

    IN_PERSON = "in_person", gettext_noop("In person")
    PHONE = "phone", gettext_noop("By phone")
    VIDEO = "video", gettext_noop("By video call")
    LETTER = "letter", gettext_noop("By letter")


class ObjectionState(Term):
    """Where an objection stands."""

    MADE = "made", gettext_noop("Waits for an answer")
    KEPT = "kept", gettext_noop("Answered: the level stays")
    CHANGED = "changed", gettext_noop("Answered: looked at anew")
    WITHDRAWN = "withdrawn", gettext_noop("Taken back by the person")


RISK_CONTACT = "risk_contact"
RISK_OPINIONS = "risk_opinions"
RISK_ASSESS = "risk_assess"
RISK_DECIDE = "risk_decide"
RISK_TELL = "risk_tell"
RISK_NEXT = "risk_next"
RISK_OBJECTION = "risk_objection"
RISK_ROUND = "risk_round"

DUTY_KINDS = (
    DutyKind(
        RISK_CONTACT,
        gettext_noop("Contact for the risk round"),
        gettext_noop("A visit that met the family; a call or the host's report where away."),
        "risk-assessment",
        action=gettext_noop("Look"),
    ),
    DutyKind(
        RISK_OPINIONS,
        gettext_noop("Opinions for the risk round"),
        gettext_noop("An answer for each person of the list; “nothing known” is one."),
        "risk-opinions",
        action=gettext_noop("Answer"),
    ),
    DutyKind(
        RISK_ASSESS,
        gettext_noop("Items of the assessment"),
        gettext_noop("Every item answered; “not known” is an answer."),
        "risk-answers",
        action=gettext_noop("Fill in"),
    ),
    DutyKind(
        RISK_DECIDE,
        gettext_noop("Level decided by the panel"),
        gettext_noop("A level with reasons in words, or the person leaves the round."),
        "risk-panel",
        action=gettext_noop("Decide"),
    ),
    DutyKind(
        RISK_TELL,
        gettext_noop("Tell the person the level"),
        gettext_noop("On record that the person was told all of it, and how to object."),
        "risk-tell",
        action=gettext_noop("Record it"),
    ),
    DutyKind(
        RISK_NEXT,
        gettext_noop("Arranged by the panel"),
        gettext_noop("On record that it was done, or why it is not needed any more."),
        "risk-next-done",
        action=gettext_noop("Record it"),
    ),
    DutyKind(
        RISK_OBJECTION,
        gettext_noop("Answer an objection to a level"),
        gettext_noop("An answer by a panel member who did not decide."),
        "risk-objection",
        action=gettext_noop("Answer"),
    ),
    DutyKind(
        RISK_ROUND,
        gettext_noop("Open the half-yearly risk round"),
        gettext_noop("A round opened that counts from a day of that half-year."),
        "risk-round-due",
        action=gettext_noop("Open the round"),
    ),
)
ACTS = {
    "risk.round_opened": gettext_noop("Risk round opened"),
    "risk.round_followed": gettext_noop("Risk round compared with the register"),
    "risk.round_chased": gettext_noop("Late opinions asked for again"),
    "risk.round_closed": gettext_noop("Risk round closed"),
    "risk.round_reopened": gettext_noop("Risk round opened again"),
    "risk.answered": gettext_noop("Items of an assessment answered"),
    "risk.review_opened": gettext_noop("Review between rounds opened"),
    "risk.opinion_given": gettext_noop("Opinion of a department given"),
    "risk.opinion_taken_back": gettext_noop("Opinion of a department taken back"),
    "risk.opinions_sent": gettext_noop("Opinions sent out as a spreadsheet"),
    "risk.opinions_read": gettext_noop("Opinions read back from a spreadsheet"),
    "risk.level_decided": gettext_noop("Risk level decided"),
    "risk.level_voided": gettext_noop("Risk level voided"),
    "risk.meeting_held": gettext_noop("Work-promotion meeting recorded"),
    "risk.meeting_voided": gettext_noop("Work-promotion meeting voided"),
    "risk.next_done": gettext_noop("Arranged by the panel, and done"),
    "risk.next_reopened": gettext_noop("Arranged by the panel, and open again"),
    "risk.review_voided": gettext_noop("Review between rounds voided"),
    "risk.told": gettext_noop("Person told of the level"),
    "risk.telling_voided": gettext_noop("Record of telling the person voided"),
    "risk.objected": gettext_noop("Objection to a level"),
    "risk.objection_taken": gettext_noop("Objection taken, to be answered"),
    "risk.objection_answered": gettext_noop("Objection answered"),
    "risk.objection_withdrawn": gettext_noop("Objection taken back by the person"),
    "risk.objection_voided": gettext_noop("Objection voided"),
    "risk.paper_made": gettext_noop("Paper of a risk round made"),
}
