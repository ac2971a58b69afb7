"""Words of help: needs, the plan, requests, what was given, work, people in somebody's care."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class NeedKind(Term):
    """What help is needed with. A need is never a ground for control."""

    HOUSING = "housing", gettext_noop("Housing")
    WORK = "work", gettext_noop("Work")
    TRAINING = "training", gettext_noop("Training for work")
    HEALTH = "health", gettext_noop("Health")
    MAINTENANCE = "maintenance", gettext_noop("Maintenance treatment")
    MENTAL_HEALTH = "mental_health", gettext_noop("Mental health")
    LOW_INCOME = "low_income", gettext_noop("Low income benefit")
    MONEY = "money", gettext_noop("Money in an emergency")
    LEGAL_AID = "legal_aid", gettext_noop("Legal aid")
    SCHOOLING = "schooling", gettext_noop("Schooling")
    FAMILY = "family", gettext_noop("Family life")
    PAPERS = "papers", gettext_noop("Identity and other papers")
    OTHER = "other", gettext_noop("Something else")


HEALTH_NEEDS = (NeedKind.HEALTH, NeedKind.MAINTENANCE, NeedKind.MENTAL_HEALTH)


class Heard(Term):
    """On which occasion a need was heard."""

    ASKED = "asked", gettext_noop("The person asked")
    CONTACT = "contact", gettext_noop("In a visit, talk or call")
    HAND_OVER = "hand_over", gettext_noop("Asked before release")
    REVIEW = "review", gettext_noop("In a review")
    FAMILY = "family", gettext_noop("From the family")


class NeedUrgency(Term):
    """How long it can wait, in words."""

    AT_ONCE = "at_once", gettext_noop("Cannot wait")
    SOON = "soon", gettext_noop("Within weeks")
    IN_TIME = "in_time", gettext_noop("When there is an opportunity")


class NeedStatus(Term):
    """Where a need stands. Declining help is an answer, not a failure of anybody."""

    RAISED = "raised", gettext_noop("Heard")
    HELPING = "helping", gettext_noop("Being helped")
    MET = "met", gettext_noop("Need met")
    DECLINED = "declined", gettext_noop("Help declined by the person")
    NOT_NEEDED = "not_needed", gettext_noop("No longer needed")
    NOT_POSSIBLE = "not_possible", gettext_noop("Not possible at present")


class NeedAct(Term):
    """What moves a need on; the label is the word on its button."""

    START = "start", gettext_noop("Help has begun")
    MEET = "meet", gettext_noop("The need is met")
    DECLINE = "decline", gettext_noop("Declined by the person")
    DROP = "drop", gettext_noop("No longer needed")
    CANNOT = "cannot", gettext_noop("Not possible now")
    RAISE_AGAIN = "raise_again", gettext_noop("Heard again")


OPEN_NEEDS = (NeedStatus.RAISED, NeedStatus.HELPING)
ANSWERED_NEEDS = tuple(status for status in NeedStatus if status not in OPEN_NEEDS)


class PlanStatus(Term):
    """Where a version of the plan of help stands; one is in force."""

    DRAFT = "draft", gettext_noop("Draft")
    IN_FORCE = "in_force", gettext_noop("In force")
    REPLACED = "replaced", gettext_noop("Replaced by a later version")
    WITHDRAWN = "withdrawn", gettext_noop("Withdrawn")


class PlanAct(Term):
    """What moves a version of the plan on."""

    SETTLE = "settle", gettext_noop("Settle it with the person")
    REPLACE = "replace", gettext_noop("Replace")
    WITHDRAW = "withdraw", gettext_noop("Withdraw")


class PlanSigned(Term):
    """How the person took part in settling the plan. Nobody has to sign it."""

    PAPER = "paper", gettext_noop("Signed on paper")
    SCREEN = "screen", gettext_noop("Agreed at the screen")
    NOT_SIGNED = "not_signed", gettext_noop("Talked over, not signed")


class StepStatus(Term):
    """Where a step of the plan stands."""

    OPEN = "open", gettext_noop("To do")
    DONE = "done", gettext_noop("Done")
    DROPPED = "dropped", gettext_noop("Dropped")


class RequestStatus(Term):
    """Where a request to a department or service stands."""

    SENT = "sent", gettext_noop("Sent")
    ACKNOWLEDGED = "acknowledged", gettext_noop("Received and seen to")
    ASKED_BACK = "asked_back", gettext_noop("More information asked for")
    PROVIDED = "provided", gettext_noop("Help provided")
    NOT_PROVIDED = "not_provided", gettext_noop("Help not provided")
    RETURNED = "returned", gettext_noop("Returned: another body is responsible")
    REVOKED = "revoked", gettext_noop("Taken back")


class RequestAct(Term):
    """What either side does with a request; the label is the word on its button."""

    ACKNOWLEDGE = "acknowledge", gettext_noop("Acknowledge receipt")
    ASK_BACK = "ask_back", gettext_noop("Ask for more information")
    INFORM = "inform", gettext_noop("Give the information")
    PROVIDE = "provide", gettext_noop("Help was provided")
    REFUSE = "refuse", gettext_noop("Help cannot be provided")
    GIVE_BACK = "give_back", gettext_noop("Return: not ours to answer")
    REVOKE = "revoke", gettext_noop("Take back")
    TAKE_UP = "take_up", gettext_noop("Take up the answer")


WAITING_REQUESTS = (RequestStatus.SENT, RequestStatus.ACKNOWLEDGED)
ANSWERED_REQUESTS = (
    RequestStatus.PROVIDED, RequestStatus.NOT_PROVIDED, RequestStatus.RETURNED,
)  # fmt: skip
ANSWERING_ACTS = (
    RequestAct.ACKNOWLEDGE, RequestAct.ASK_BACK, RequestAct.PROVIDE, RequestAct.REFUSE,
    RequestAct.GIVE_BACK,
)  # fmt: skip


class Disclosed(Term):
    """Which data of the person a request may tell: as few as the answer needs.

    That somebody is under a measure, results and health are not among them.
    """

    NAME = "name", gettext_noop("Name")
    SEX = "sex", gettext_noop("Sex")
    BIRTH_YEAR = "birth_year", gettext_noop("Year of birth")
    ID_NUMBER = "id_number", gettext_noop("ID number")
    PHONE = "phone", gettext_noop("Telephone number")
    COMMUNITY = "community", gettext_noop("Community of residence")


class Ground(Term):
    """Why the person's data may be told to another body: 个人信息保护法 Art. 13, 23, 29."""

    CONSENT = "consent", gettext_noop("The person consents")
    HELP_DUTY = "help_duty", gettext_noop("The duty to help (RDR Art. 18, 39)")
    OTHER_LAW = "other_law", gettext_noop("Another provision, named below")


class GivenForm(Term):
    """In what form help was given."""

    SERVICE = "service", gettext_noop("Service or support")
    MONEY = "money", gettext_noop("Sum of money")
    GOODS = "goods", gettext_noop("Goods")


class GivenSource(Term):
    """Who pays for it or provides it."""

    STREET = "street", gettext_noop("Sub-district office")
    COMMUNITY = "community", gettext_noop("Community")
    CIVIL_AFFAIRS = "civil_affairs", gettext_noop("Civil affairs")
    LABOUR = "labour", gettext_noop("Human resources and social security")
    HEALTH = "health", gettext_noop("Health authority")
    JUSTICE = "justice", gettext_noop("Justice office")
    EDUCATION = "education", gettext_noop("Education authority")
    CHARITY = "charity", gettext_noop("Charity or company")
    OTHER = "other", gettext_noop("Another source")


class GivenResult(Term):
    """What came of it, as the person and the worker see it."""

    HELPED = "helped", gettext_noop("It helped")
    PARTLY = "partly", gettext_noop("It helped in part")
    NO_CHANGE = "no_change", gettext_noop("Nothing changed")
    DECLINED = "declined", gettext_noop("The person declined it")
    OPEN = "open", gettext_noop("Not known yet")


class Receipt(Term):
    """How it is proved that money or goods reached the person."""

    SIGNED = "signed", gettext_noop("Signed for by the person")
    TRANSFER = "transfer", gettext_noop("Paid into an account of the person")
    WITNESSED = "witnessed", gettext_noop("Handed over before a witness")


class JobKind(Term):
    """What kind of work or training was found."""

    EMPLOYED = "employed", gettext_noop("Employed by somebody")
    SELF_EMPLOYED = "self_employed", gettext_noop("Self-employment")
    CASUAL = "casual", gettext_noop("Casual work")
    FARMING = "farming", gettext_noop("Farming")
    TRAINING = "training", gettext_noop("Training course")


class FoundThrough(Term):
    """Through whom work was found."""

    STREET = "street", gettext_noop("Sub-district office or workstation")
    COMMUNITY = "community", gettext_noop("Community")
    LABOUR = "labour", gettext_noop("Employment service")
    BASE = "base", gettext_noop("Employment base for people in recovery")
    FAMILY = "family", gettext_noop("Family")
    FRIENDS = "friends", gettext_noop("Friends or acquaintances")
    ONESELF = "oneself", gettext_noop("The person alone")


class JobEnd(Term):
    """Why work or training ended."""

    COMPLETED = "completed", gettext_noop("Completed or term of contract over")
    BETTER = "better", gettext_noop("Something better was found")
    LEFT = "left", gettext_noop("The person left")
    LAID_OFF = "laid_off", gettext_noop("Laid off")
    HEALTH = "health", gettext_noop("For reasons of health")
    TREATED_UNFAIRLY = "unfair", gettext_noop("Treated unfairly because of the past")
    OTHER = "other", gettext_noop("Another reason")


class AfterDays(Term):
    """Whether somebody is at work some days after it began."""

    AT_WORK = "at_work", gettext_noop("At work")
    NOT_AT_WORK = "not_at_work", gettext_noop("Not at work")
    UNKNOWN = "unknown", gettext_noop("Not known")


class DependantKind(Term):
    """Who depends on the person."""

    CHILD = "child", gettext_noop("Child under eighteen")
    ELDER = "elder", gettext_noop("Elderly person")
    UNABLE = "unable", gettext_noop("Person unable to live alone")


class CareFound(Term):
    """Who cares for somebody while the person is away."""

    FAMILY = "family", gettext_noop("Another member of the family")
    FRIENDS = "friends", gettext_noop("Friends or neighbours")
    INSTITUTION = "institution", gettext_noop("Institution or temporary care of civil affairs")
    COMMUNITY = "community", gettext_noop("Community arranges care at home")
    NOT_NEEDED = "not_needed", gettext_noop("No care is needed")


class CircumstanceKind(Term):
    """What the law or the office heeds specially. Being a minor is told by the birth date.

    Illnesses are not named here, and no infection is ever asked or written down.
    """

    PREGNANT = "pregnant", gettext_noop("Pregnant")
    NURSING = "nursing", gettext_noop("Nursing her baby of less than a year")
    GUARDIAN = "guardian", gettext_noop("Needs a guardian")
    SOLE_CARER = "sole_carer", gettext_noop("Cares alone for others")
    DISABLED = "disabled", gettext_noop("With a disability")
    SERIOUSLY_ILL = "seriously_ill", gettext_noop("Seriously ill")
    ABROAD = "abroad", gettext_noop("Abroad")


AID_PLAN, PLAN_REVIEW, AID_STEP = "aid_plan", "aid_plan_review", "aid_step"
AID_ANSWER, AID_INFORM, AID_CHASE = "aid_answer", "aid_inform", "aid_chase"
AID_TAKE_UP, JOB_CHECK, PLACEMENT = "aid_take_up", "aid_job_check", "aid_placement"

DUTY_KINDS = (
    DutyKind(
        AID_PLAN,
        gettext_noop("Settle the plan of help"),
        gettext_noop("A plan of help talked over with the person and put in force."),
    ),
    DutyKind(
        PLAN_REVIEW,
        gettext_noop("Look at the plan of help again"),
        gettext_noop("A review of the plan put on record, or a new version in force."),
    ),
    DutyKind(
        AID_STEP,
        gettext_noop("Step of the plan of help"),
        gettext_noop("The step recorded as done, changed or dropped with a reason."),
        "help-plan-page",
    ),
    DutyKind(
        AID_ANSWER,
        gettext_noop("Answer a request for help"),
        gettext_noop("An answer: provided, not provided with the reason, or returned."),
        "help-request-sheet",
    ),
    DutyKind(
        AID_CHASE,
        gettext_noop("Ask after an unanswered request for help"),
        gettext_noop("The answer put on record, or the request taken back."),
        "help-request-page",
    ),
    DutyKind(
        AID_INFORM,
        gettext_noop("Give a department the information it asked for"),
        gettext_noop("The information given, or the request taken back."),
        "help-request-page",
    ),
    DutyKind(
        AID_TAKE_UP,
        gettext_noop("Take up the answer to a request for help"),
        gettext_noop("A note that the person was told and what follows."),
        "help-request-page",
    ),
    DutyKind(
        JOB_CHECK,
        gettext_noop("Ask whether the person is still at work"),
        gettext_noop("An answer put on record on or after the day: at work or not."),
        "help-job-page",
    ),
    DutyKind(
        PLACEMENT,
        gettext_noop("Find care for somebody who depends on the person"),
        gettext_noop("Who cares for the child or the other person, put on record."),
        "help-placement",
    ),
)
