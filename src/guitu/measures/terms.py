"""Words of measures: 社区戒毒 and 社区康复, their statuses, agreements and clauses."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import Term, gettext_noop


class MeasureKind(Term):
    """The two measures that a street office carries out."""

    COMMUNITY_DETOX = "community_detox", gettext_noop("Community detoxification")
    COMMUNITY_REHAB = "community_rehab", gettext_noop("Community rehabilitation")


class Status(Term):
    """Where a measure stands, from a day on. Words say what happened, not who somebody is."""

    AWAITING_REPORT = "awaiting_report", gettext_noop("To report in")
    EXECUTING = "executing", gettext_noop("In execution")
    OVERDUE_NOTED = "overdue_noted", gettext_noop("Did not report in, not yet told the police")
    OVERDUE_REPORTED = "overdue_reported", gettext_noop("Did not report in, police told")
    BREACH_NOTED = "breach_noted", gettext_noop("Breach noted, not yet told the police")
    BREACH_REPORTED = "breach_reported", gettext_noop("Breach reported to the police")
    SUSPENDED = "suspended", gettext_noop("Suspended")
    EXPIRED = "expired", gettext_noop("Term over, notice awaited")
    RELEASED = "released", gettext_noop("Ended, notice received")
    TERMINATED = "terminated", gettext_noop("Terminated")
    TRANSFERRED = "transferred", gettext_noop("Place of execution changed")
    ISOLATION = "isolation", gettext_noop("Compulsory isolation decided")
    ANNULLED = "annulled", gettext_noop("Order annulled")
    DECEASED = "deceased", gettext_noop("Deceased")


class Act(Term):
    """What changes the status of a measure."""

    REPORT_IN = "report_in", gettext_noop("Record that the person reported in")
    NOTE_OVERDUE = "note_overdue", gettext_noop("Note that nobody reported in on time")
    HAND_OVERDUE = "hand_overdue", gettext_noop("Report the missed report-in to the police")
    NOTE_BREACH = "note_breach", gettext_noop("Note a breach of the agreement")
    HAND_BREACH_TESTS = "hand_breach_tests", gettext_noop("Report missed tests to the police")
    HAND_BREACH_LEAVING = (
        "hand_breach_leaving",
        gettext_noop("Report leaving without notice to the police"),
    )
    CONTINUE = "continue", gettext_noop("Go on with the measure")
    SUSPEND = "suspend", gettext_noop("Record a suspension")
    RESUME = "resume", gettext_noop("Record that the measure resumes")
    TERMINATE = "terminate", gettext_noop("Record a termination")
    TRANSFER = "transfer", gettext_noop("Record a change of the place of execution")
    ISOLATE = "isolate", gettext_noop("Record a decision on compulsory isolation")
    LAPSE = "lapse", gettext_noop("The term runs out")
    RELEASE = "release", gettext_noop("Record the notice that the measure has ended")
    ANNUL = "annul", gettext_noop("Record that the order was annulled")
    DIE = "die", gettext_noop("Record a death")


class AgreementStatus(Term):
    """Where a version of the agreement stands."""

    DRAFT = "draft", gettext_noop("Draft")
    EXPLAINED = "explained", gettext_noop("Explained, to be approved")
    APPROVED = "approved", gettext_noop("Approved, to be signed")
    SIGNED = "signed", gettext_noop("Signed")
    REPLACED = "replaced", gettext_noop("Replaced by a later version")
    WITHDRAWN = "withdrawn", gettext_noop("Withdrawn")


class AgreementAct(Term):
    """What changes the status of an agreement."""

    EXPLAIN = "explain", gettext_noop("Explain clause by clause")
    APPROVE = "approve", gettext_noop("Approve")
    SEND_BACK = "send_back", gettext_noop("Return with a reason")
    SIGN = "sign", gettext_noop("Sign")
    REPLACE = "replace", gettext_noop("A later version is signed")
    WITHDRAW = "withdraw", gettext_noop("Withdraw")


class ClauseSection(Term):
    """Parts of an agreement; the codes are those of the policy row `agreement`."""

    RIGHTS_AND_HELP = "rights_and_help", gettext_noop("Your rights and the help you can have")
    RULES = "rules", gettext_noop("What you keep to")
    MEASURES = "measures", gettext_noop("What is done")
    WORK_GROUP_DUTIES = "work_group_duties", gettext_noop("What the work group does")
    LIABILITY = "liability", gettext_noop("What follows from a breach")
    OTHER = "other", gettext_noop("Other matters")


class ClauseKind(Term):
    """How a clause comes into an agreement."""

    STANDARD = "standard", gettext_noop("Standard clause")
    ADDITIONAL = "additional", gettext_noop("Additional clause")
    BESPOKE = "bespoke", gettext_noop("Clause for this person")


class SigningParty(Term):
    """Who signs. The person and the office must; the others may."""

    PERSON = "person", gettext_noop("The person")
    OFFICE = "office", gettext_noop("The street office")
    WORKER = "worker", gettext_noop("The full-time worker")
    FAMILY = "family", gettext_noop("Family member or guardian")
    WITNESS = "witness", gettext_noop("Witness")


class SigningWay(Term):
    """How a signature was given."""

    ON_SCREEN = "on_screen", gettext_noop("On screen")
    ON_PAPER = "on_paper", gettext_noop("Signed on paper")


class MissedKind(Term):
    """What was missed. Words say what happened; whether it is a breach the police qualify."""

    REPORT_IN = "report_in", gettext_noop("Did not report in by the last day")
    TEST = "test", gettext_noop("Missed or refused a test")
    CONTACT = "contact", gettext_noop("Could not be reached again and again")
    LEAVING = "leaving", gettext_noop("Left without a written report")
    OTHER = "other", gettext_noop("Something else of the agreement")


class HelpOccasion(Term):
    """Why help is offered before any paper."""

    MISSED_STEP = "missed_step", gettext_noop("A step was missed")
    NEAR_LIMIT = "near_limit", gettext_noop("One more would reach the number of the law")
    RELAPSE = "relapse", gettext_noop("A relapse")


class HelpAnswer(Term):
    """What the person said to the help offered."""

    ACCEPTED = "accepted", gettext_noop("Accepted the help")
    THINKING = "thinking", gettext_noop("Wants to think about it")
    DECLINED = "declined", gettext_noop("Declined the help")
    NOT_OFFERED = "not_offered", gettext_noop("Could not be offered; the reason is written down")


class BreachPaperKind(Term):
    """Papers about missed steps, from the mildest on."""

    EXHORTATION = "exhortation", gettext_noop("Exhortation")
    ADMONITION = "admonition", gettext_noop("Admonition")
    LATE_CERTIFICATE = "late_certificate", gettext_noop("Certificate of not reporting in on time")
    FACTS = "breach_facts", gettext_noop("Report of the facts")
    SERIOUS_BREACH = "serious_breach", gettext_noop("Statement of serious breach")
    TRANSFER_LETTER = "transfer_letter", gettext_noop("Letter of transfer to the police")


class BreachPaperStatus(Term):
    """Where a paper about missed steps stands."""

    DRAFT = "draft", gettext_noop("Draft")
    ISSUED = "issued", gettext_noop("Issued, to be delivered")
    DELIVERED = "delivered", gettext_noop("Delivered")
    OBJECTED = "objected", gettext_noop("Objection to be answered")
    ANSWERED = "answered", gettext_noop("Objection answered")


class BreachPaperAct(Term):
    """What changes the status of a paper about missed steps."""

    ISSUE = "issue", gettext_noop("Issue")
    DELIVER = "deliver", gettext_noop("Record the delivery")
    OBJECT = "object", gettext_noop("Note an objection")
    ANSWER = "answer", gettext_noop("Answer the objection")


class DeliveryWay(Term):
    """How a paper reached whom it is for."""

    IN_PERSON = "in_person", gettext_noop("Handed over in person")
    ADULT_FAMILY = "adult_family", gettext_noop("Left with an adult of the household")
    POST = "post", gettext_noop("By post, with a receipt")
    REFUSED = "refused", gettext_noop("Refused to sign, left before a witness")
    TO_POLICE = "to_police", gettext_noop("Handed to the police")


REPORT_IN = "report_in"
SIGN_AGREEMENT = "sign_agreement"
POLICE_REPORT = "police_report"
EXPIRY_TALK = "expiry_talk"
EXPIRY_PREPARE = "expiry_prepare"
EXPIRY_DOSSIER = "expiry_dossier"
RELEASE_NOTICE = "release_notice"
NOTICE_LATE = gettext_noop(
    "The notice of the police is late. The measure ended by itself all the same: ask the police "
    "station for it."
)

DUTY_KINDS = (
    DutyKind(
        REPORT_IN,
        gettext_noop("Report in at the office"),
        gettext_noop("The report-in put on record, or a note that it was missed."),
        "measure-page",
    ),
    DutyKind(
        SIGN_AGREEMENT,
        gettext_noop("Explain and sign the agreement"),
        gettext_noop("The agreement explained clause by clause, approved and signed."),
        "measure-page",
    ),
    DutyKind(
        POLICE_REPORT,
        gettext_noop("Report to the police"),
        gettext_noop("The papers handed to the police, or a note why the measure goes on."),
        "measure-page",
    ),
    DutyKind(
        EXPIRY_TALK,
        gettext_noop("Talk about the time after the term"),
        gettext_noop("A note that it was talked over with the person."),
        "measure-page",
    ),
    DutyKind(
        EXPIRY_PREPARE,
        gettext_noop("Make the file complete before the term ends"),
        gettext_noop("A note that the file is complete."),
        "measure-page",
    ),
    DutyKind(
        EXPIRY_DOSSIER,
        gettext_noop("Send the papers to the police before the term ends"),
        gettext_noop("The papers sent, with their receipt on file."),
        "measure-page",
    ),
    DutyKind(
        RELEASE_NOTICE,
        gettext_noop("Notice of the police that the measure has ended"),
        gettext_noop("The notice of the police put on file."),
        "measure-page",
        late=NOTICE_LATE,
    ),
)
