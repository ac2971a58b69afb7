"""The order of a whole file: twenty-two parts, and which papers lie in which. Pure.

The first twenty are the union of the lists of papers that offices and statutes name; what came
with the release and what the person was told follow.
"""

from guitu.kernel.terms import Term, gettext_noop
from guitu.people.terms import DocumentKind as Paper


class Part(Term):
    """A part of the file, in the order in which it lies there."""

    DECISION = "decision", gettext_noop("Decision ordering the measure")
    NOTIFICATION = "notification", gettext_noop("Notification letter")
    AGREEMENT = "agreement", gettext_noop("Agreement")
    RULES = "rules", gettext_noop("Rules for the person")
    GUARANTEE = "guarantee", gettext_noop("Guarantee letter (optional)")
    BASIC = "basic", gettext_noop("Basic information")
    WORK_GROUP = "work_group", gettext_noop("Work group")
    PLAN = "plan", gettext_noop("Rehabilitation plan")
    TESTS = "tests", gettext_noop("Sheet of test records")
    CONTACTS = "contacts", gettext_noop("Talks, visits and helper diary")
    ABSENCES = "absences", gettext_noop("Reports of leaving and of return")
    ASSESSMENT = "assessment", gettext_noop("Assessments")
    ADMONITIONS = "admonitions", gettext_noop("Exhortations, admonitions and records of breaches")
    TRANSFER = "transfer", gettext_noop("Letters and receipts of transfer")
    SUSPENSION = "suspension", gettext_noop("Suspension, continuation, termination")
    MAINTENANCE = "maintenance", gettext_noop("Information on maintenance treatment")
    HELP = "help", gettext_noop("Help and assistance")
    REVIEWS = "reviews", gettext_noop("Half-year summaries and yearly evaluations")
    END = "end", gettext_noop("Notice that the measure has ended")
    POLICE = "police", gettext_noop("Papers of the police")
    RELEASE = "release", gettext_noop("Papers of the release from the centre")
    RIGHTS = "rights", gettext_noop("Notices given, consents and other papers")


PAPERS: dict[Part, tuple[Paper, ...]] = {
    Part.DECISION: (Paper.DECISION,),
    Part.NOTIFICATION: (Paper.NOTIFICATION,),
    Part.AGREEMENT: (Paper.AGREEMENT,),
    Part.RULES: (Paper.PERSONAL_RULES,),
    Part.GUARANTEE: (Paper.GUARANTEE,),
    Part.BASIC: (Paper.BASIC_SHEET, Paper.IDENTITY_COPY),
    Part.WORK_GROUP: (Paper.WORK_GROUP_LIST,),
    Part.PLAN: (Paper.PLAN,),
    Part.TESTS: (Paper.TEST_NOTICE, Paper.TEST_RECORD),
    Part.CONTACTS: (Paper.CONTACT_RECORD,),
    Part.ABSENCES: (Paper.ABSENCE_REPORT,),
    Part.ASSESSMENT: (Paper.RISK_ASSESSMENT,),
    Part.ADMONITIONS: (
        Paper.EXHORTATION, Paper.ADMONITION, Paper.LATE_CERTIFICATE, Paper.BREACH_RECORD,
        Paper.SERIOUS_BREACH, Paper.DELIVERY_PROOF,
    ),
    Part.TRANSFER: (Paper.TRANSFER_LETTER, Paper.TRANSFER_RECEIPT),
    Part.SUSPENSION: (Paper.SUSPENSION_NOTE, Paper.CONTINUATION_NOTE, Paper.TERMINATION_NOTE),
    Part.MAINTENANCE: (Paper.MAINTENANCE_INFO,),
    Part.HELP: (Paper.ASSISTANCE_RECORD,),
    Part.REVIEWS: (Paper.HALF_YEAR_SUMMARY, Paper.YEAR_EVALUATION),
    Part.END: (Paper.EXPIRY_DOSSIER, Paper.MEASURE_END_NOTICE),
    Part.POLICE: (Paper.POLICE_PAPER, Paper.ISOLATION_DECISION, Paper.ANNULMENT),
    Part.RELEASE: (
        Paper.RELEASE_NOTICE, Paper.RELEASE_CERTIFICATE, Paper.DIAGNOSTIC_EVALUATION,
        Paper.CONTACT_SHEET, Paper.HANDOVER_RECORD, Paper.HEALTH_SUMMARY,
    ),
    Part.RIGHTS: (Paper.RIGHTS_NOTICE, Paper.CONSENT, Paper.DEATH_CERTIFICATE, Paper.OTHER),
}  # fmt: skip
_part_of = {kind: part for part, kinds in PAPERS.items() for kind in kinds}


def part_of(kind: Paper) -> Part:
    """Return the part in which a paper lies; a kind without a place lies with the others."""
    return _part_of.get(kind, Part.RIGHTS)
