"""Words of contacts and reviews."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import gettext_noop

HELPER_CONTACT = "helper_contact"
PHONE_CONTACT = "phone_contact"
FAMILY_CONTACT = "family_contact"
HALF_YEAR_SUMMARY = "half_year_summary"
YEARLY_EVALUATION = "yearly_evaluation"

DUTY_KINDS = (
    DutyKind(
        HELPER_CONTACT,
        gettext_noop("Helper visit"),
        gettext_noop("A visit or talk put on record within the month."),
    ),
    DutyKind(
        PHONE_CONTACT,
        gettext_noop("Call to a person living elsewhere"),
        gettext_noop("A call put on record within the month."),
    ),
    DutyKind(
        FAMILY_CONTACT,
        gettext_noop("Contact with the family"),
        gettext_noop("A contact with a family member put on record within the period."),
    ),
    DutyKind(
        HALF_YEAR_SUMMARY,
        gettext_noop("Half-year summary"),
        gettext_noop("The summary of the half-year, written and filed."),
    ),
    DutyKind(
        YEARLY_EVALUATION,
        gettext_noop("Yearly evaluation"),
        gettext_noop("The evaluation of the year, talked over with the person and filed."),
    ),
)
