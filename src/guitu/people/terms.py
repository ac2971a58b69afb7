"""Words of a person's file. Only what the office may hold stands here.

No religion, blood type, political status, height or biometric number: what is not needed for the
duty is not asked (个人信息保护法 Art. 6). Words about people are the law's or plainer.
"""

from guitu.kernel.terms import Term, gettext_noop


class Sex(Term):
    """As in the identity document."""

    MALE = "male", gettext_noop("Male")
    FEMALE = "female", gettext_noop("Female")


class IdKind(Term):
    """What kind of paper the number is from. The first three are checked by `id_numbers`."""

    RESIDENT = "resident", gettext_noop("Resident identity card")
    RESIDENCE_PERMIT = (
        "residence_permit",
        gettext_noop("Residence permit for Hong Kong, Macao and Taiwan residents"),
    )
    PERMANENT_RESIDENT = (
        "permanent_resident",
        gettext_noop("Foreign permanent resident identity card"),
    )
    PASSPORT = "passport", gettext_noop("Passport")
    OTHER = "other", gettext_noop("Other paper")


class NameKind(Term):
    """Which of a person's names."""

    CURRENT = "current", gettext_noop("Name")
    FORMER = "former", gettext_noop("Former name")
    ALIAS = "alias", gettext_noop("Other name")


class AddressKind(Term):
    """What the address is to the person."""

    REGISTERED = "registered", gettext_noop("Registered address")
    LIVING = "living", gettext_noop("Living address")
    OTHER = "other", gettext_noop("Other address")


class PhoneKind(Term):
    """What the shape of a telephone number says."""

    MOBILE = "mobile", gettext_noop("Mobile phone")
    LANDLINE = "landline", gettext_noop("Landline")


class Relation(Term):
    """What a member of the family or household is to the person."""

    SPOUSE = "spouse", gettext_noop("Spouse")
    FATHER = "father", gettext_noop("Father")
    MOTHER = "mother", gettext_noop("Mother")
    SON = "son", gettext_noop("Son")
    DAUGHTER = "daughter", gettext_noop("Daughter")
    BROTHER = "brother", gettext_noop("Brother")
    SISTER = "sister", gettext_noop("Sister")
    GRANDPARENT = "grandparent", gettext_noop("Grandparent")
    GRANDCHILD = "grandchild", gettext_noop("Grandchild")
    PARENT_IN_LAW = "parent_in_law", gettext_noop("Parent-in-law")
    OTHER_RELATIVE = "other_relative", gettext_noop("Other relative")
    GUARDIAN = "guardian", gettext_noop("Guardian outside the family")
    FRIEND = "friend", gettext_noop("Friend")


class WorkGroupRole(Term):
    """The five parts of a work group: 戒毒条例 Art. 17."""

    FULL_TIME_WORKER = "full_time_worker", gettext_noop("Full-time worker")
    OFFICER = "officer", gettext_noop("Community police officer")
    MEDICAL_WORKER = "medical_worker", gettext_noop("Community medical worker")
    FAMILY = "family", gettext_noop("Family member")
    VOLUNTEER = "volunteer", gettext_noop("Volunteer")


class DocumentKind(Term):
    """Papers of one person's file, in the order of the file."""

    DECISION = "decision", gettext_noop("Decision ordering the measure")
    NOTIFICATION = "notification", gettext_noop("Notification letter")
    RELEASE_NOTICE = "release_notice", gettext_noop("Notice of release from the centre")
    RELEASE_CERTIFICATE = (
        "release_certificate",
        gettext_noop("Certificate of release from compulsory isolation"),
    )
    DIAGNOSTIC_EVALUATION = (
        "diagnostic_evaluation",
        gettext_noop("Diagnostic evaluation of the centre"),
    )
    CONTACT_SHEET = "contact_sheet", gettext_noop("Contact sheet of the hand-over")
    HANDOVER_RECORD = "handover_record", gettext_noop("Hand-over record")
    RIGHTS_NOTICE = "rights_notice", gettext_noop("Notice of rights and data handling")
    AGREEMENT = "agreement", gettext_noop("Agreement")
    PERSONAL_RULES = "personal_rules", gettext_noop("Rules for the person")
    GUARANTEE = "guarantee", gettext_noop("Guarantee letter (optional)")
    BASIC_SHEET = "basic_sheet", gettext_noop("Sheet of basic information")
    WORK_GROUP_LIST = "work_group_list", gettext_noop("List of the work group")
    PLAN = "plan", gettext_noop("Rehabilitation plan")
    TEST_RECORD = "test_record", gettext_noop("Sheet of test records")
    CONTACT_RECORD = "contact_record", gettext_noop("Record of talks and visits")
    ABSENCE_REPORT = "absence_report", gettext_noop("Written report of leaving")
    RISK_ASSESSMENT = "risk_assessment", gettext_noop("Risk assessment")
    EXHORTATION = "exhortation", gettext_noop("Exhortation")
    ADMONITION = "admonition", gettext_noop("Admonition")
    LATE_CERTIFICATE = "late_certificate", gettext_noop("Certificate of not reporting in on time")
    BREACH_RECORD = "breach_record", gettext_noop("Record of a breach of the agreement")
    TEST_NOTICE = "test_notice", gettext_noop("Notice to take a drug test")
    SERIOUS_BREACH = "serious_breach", gettext_noop("Certificate of serious breach")
    TRANSFER_LETTER = "transfer_letter", gettext_noop("Letter of transfer")
    TRANSFER_RECEIPT = "transfer_receipt", gettext_noop("Receipt of transfer")
    DELIVERY_PROOF = "delivery_proof", gettext_noop("Proof of delivery")
    SUSPENSION_NOTE = "suspension_note", gettext_noop("Note of suspension")
    CONTINUATION_NOTE = "continuation_note", gettext_noop("Note of continuation")
    TERMINATION_NOTE = "termination_note", gettext_noop("Note of termination")
    ISOLATION_DECISION = (
        "isolation_decision",
        gettext_noop("Decision on compulsory isolation"),
    )
    ANNULMENT = "annulment", gettext_noop("Decision annulling the order")
    DEATH_CERTIFICATE = "death_certificate", gettext_noop("Certificate of death")
    MAINTENANCE_INFO = "maintenance_info", gettext_noop("Information on maintenance treatment")
    HEALTH_SUMMARY = "health_summary", gettext_noop("Health summary")
    ASSISTANCE_RECORD = "assistance_record", gettext_noop("Record of assistance")
    HALF_YEAR_SUMMARY = "half_year_summary", gettext_noop("Half-year summary")
    YEAR_EVALUATION = "year_evaluation", gettext_noop("Evaluation of the year")
    EXPIRY_DOSSIER = "expiry_dossier", gettext_noop("Papers sent before expiry")
    MEASURE_END_NOTICE = "measure_end_notice", gettext_noop("Notice that the measure has ended")
    POLICE_PAPER = "police_paper", gettext_noop("Other paper of the police")
    IDENTITY_COPY = "identity_copy", gettext_noop("Copy of an identity paper")
    CONSENT = "consent", gettext_noop("Consent of the person")
    OTHER = "other", gettext_noop("Another document")


class DocumentAccess(Term):
    """Who may open a paper, beyond those who may open the file."""

    FILE = "file", gettext_noop("Whoever may open the file")
    HEALTH = "health", gettext_noop("Only who may open health papers")
    SPECIAL = "special", gettext_noop("Only who has clearance for special files")
    SEALED = "sealed", gettext_noop("Sealed")


class UnmaskReason(Term):
    """Why a masked value is shown; recorded with the name of whoever asked."""

    CALL = "call", gettext_noop("To call the person or the family")
    VISIT = "visit", gettext_noop("To visit, or to meet the person")
    COMPARE = "compare", gettext_noop("To compare it with a paper")
    FORM = "form", gettext_noop("To fill in a paper of this file")
    OTHER = "other", gettext_noop("Another reason, written below")


class FlagKind(Term):
    """What a line on the head of a file is about. Never the person's character, never a level."""

    ASK_FIRST = "ask_first", gettext_noop("Ask first")
    APPOINTMENT = "appointment", gettext_noop("Appointment")
    COMMUNICATION = "communication", gettext_noop("How to talk together")
    HEALTH = "health", gettext_noop("Health: see the health note")
    MINOR_AT_HOME = "minor_at_home", gettext_noop("Minor in the household")
    PROMISE = "promise", gettext_noop("Promised to the person")
    PAPER = "paper", gettext_noop("A paper is on its way")


class ConsentPurpose(Term):
    """What a person agreed to. Duties laid down by law need no consent: PIPL Art. 13(1)."""

    HEALTH_SUMMARY = "health_summary", gettext_noop("A health summary is handed over")
    HELP = "help", gettext_noop("Needs are told to a department or organisation that helps")
    WORK = "work", gettext_noop("An employer or a training place is spoken to")
    FAMILY = "family", gettext_noop("The family is told more than the law has it told")
    FILE_COPY = "file_copy", gettext_noop("Papers of the file go to somebody outside the duty")
    PUBLICITY = "publicity", gettext_noop("A story or a picture is used for publicity")
    OTHER = "other", gettext_noop("Another purpose, written below")


class ConsentWay(Term):
    """How consent was given: apart and in writing for sensitive matters, PIPL Art. 29."""

    PAPER = "paper", gettext_noop("Signed on paper")
    SCREEN = "screen", gettext_noop("Signed on screen")
    SPOKEN = "spoken", gettext_noop("Spoken, before a witness")


class Education(Term):
    """Highest schooling completed; asked only to offer training and work."""

    NONE = "none", gettext_noop("No schooling")
    PRIMARY = "primary", gettext_noop("Primary school")
    JUNIOR_SECONDARY = "junior_secondary", gettext_noop("Junior secondary school")
    SENIOR_SECONDARY = "senior_secondary", gettext_noop("Senior secondary school")
    VOCATIONAL = "vocational", gettext_noop("Vocational secondary school")
    COLLEGE = "college", gettext_noop("Junior college")
    UNIVERSITY = "university", gettext_noop("University or higher")


class MaritalStatus(Term):
    """Asked because the family is addressee of decisions and notices."""

    SINGLE = "single", gettext_noop("Single")
    MARRIED = "married", gettext_noop("Married")
    DIVORCED = "divorced", gettext_noop("Divorced")
    WIDOWED = "widowed", gettext_noop("Widowed")


class EmploymentStatus(Term):
    """How the person makes a living; a need to help with, never a ground for control."""

    EMPLOYED = "employed", gettext_noop("Employed")
    SELF_EMPLOYED = "self_employed", gettext_noop("Self-employed")
    CASUAL = "casual", gettext_noop("Casual work")
    FARMING = "farming", gettext_noop("Farming")
    TRAINING = "training", gettext_noop("In training")
    STUDENT = "student", gettext_noop("At school or university")
    SEEKING = "seeking", gettext_noop("Looking for work")
    UNABLE = "unable", gettext_noop("Unable to work")
    RETIRED = "retired", gettext_noop("Retired")


class NeedHeard(Term):
    """What a person or the family asked help with, in a talk or a visit."""

    HOUSING = "housing", gettext_noop("Housing")
    WORK = "work", gettext_noop("Work")
    TRAINING = "training", gettext_noop("Training")
    HEALTH = "health", gettext_noop("Health")
    MAINTENANCE = "maintenance", gettext_noop("Maintenance treatment")
    MENTAL_HEALTH = "mental_health", gettext_noop("Counselling")
    LOW_INCOME = "low_income", gettext_noop("Low-income benefit")
    LEGAL_AID = "legal_aid", gettext_noop("Legal aid")
    SCHOOLING = "schooling", gettext_noop("Schooling")
    FAMILY = "family", gettext_noop("Family life")


class FileItem(Term):
    """What a complete file has; `rules.missing` tells which are not there yet."""

    NAME = "name", gettext_noop("Name")
    ID_NUMBER = "id_number", gettext_noop("ID number, or why there is none")
    PHONE = "phone", gettext_noop("Telephone number of the person or the family")
    LIVING_ADDRESS = "living_address", gettext_noop("Living address")
    REGISTERED_ADDRESS = "registered_address", gettext_noop("Registered address")
    GUARDIAN = "guardian", gettext_noop("Guardian of a minor")
    RESPONSIBLE = "responsible", gettext_noop("Responsible worker")
    DECISION = "decision", gettext_noop("Decision ordering the measure")
    RIGHTS_NOTICE = "rights_notice", gettext_noop("Notice of rights and data handling")
    WORK_GROUP = "work_group", gettext_noop("Complete work group")
    AGREEMENT = "agreement", gettext_noop("Signed agreement")


HEALTH_PAPERS = frozenset(
    {DocumentKind.DIAGNOSTIC_EVALUATION, DocumentKind.MAINTENANCE_INFO, DocumentKind.HEALTH_SUMMARY}
)


def usual_access(kind: DocumentKind) -> DocumentAccess:
    """Return the access class that a new paper of this kind has unless somebody narrows it."""
    return DocumentAccess.HEALTH if kind in HEALTH_PAPERS else DocumentAccess.FILE
