"""Words of drug testing."""

from guitu.duties.kinds import DutyKind
from guitu.kernel.terms import gettext_noop

DRUG_TEST = "drug_test"

DUTY_KINDS = (
    DutyKind(
        DRUG_TEST,
        gettext_noop("Drug test"),
        gettext_noop("A test within the cycle, or a justified absence put on record."),
    ),
)
