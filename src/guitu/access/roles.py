"""Roles in code; grants are rows. One glance tells who may what."""

from dataclasses import dataclass

from guitu.access.permissions import Permission as P
from guitu.kernel.terms import Term, gettext_noop


class Role(Term):
    """Posts that people hold, in an organisation and for a time."""

    DISTRICT_OFFICER = "district_officer", gettext_noop("District drug-control officer")
    OFFICE_HEAD = "office_head", gettext_noop("Head of the street drug-control office")
    LEADER = "leader", gettext_noop("Leader of the sub-district")
    STATION_WORKER = "station_worker", gettext_noop("Rehabilitation workstation worker")
    COMMUNITY_WORKER = "community_worker", gettext_noop("Community worker")
    POLICE_LIAISON = "police_liaison", gettext_noop("Police liaison")
    MEDICAL_WORKER = "medical_worker", gettext_noop("Community medical worker")
    SOCIAL_WORKER = "social_worker", gettext_noop("Social worker")
    DEPARTMENT_OFFICER = "department_officer", gettext_noop("Department officer")
    VOLUNTEER = "volunteer", gettext_noop("Volunteer")
    INSPECTOR = "inspector", gettext_noop("Inspector")
    ARCHIVIST = "archivist", gettext_noop("Archivist")
    SYSTEM_ADMINISTRATOR = "system_administrator", gettext_noop("System administrator")
    SECURITY_ADMINISTRATOR = "security_administrator", gettext_noop("Security administrator")
    AUDITOR = "auditor", gettext_noop("Security auditor")
    SENDING_SYSTEM = "sending_system", gettext_noop("Other system that sends notices")


@dataclass(frozen=True)
class RoleSpec:
    """What a role may do, how sensitive a record it may see, whether it reads the whole trail.

    `clearance` 0 sees no personal file, 1 ordinary files, 2 also minors and other special files,
    3 also sealed ones.
    """

    clearance: int
    permissions: frozenset[P]
    reads_audit: bool = False


EVERYONE = {P.SIGNED_IN, P.RULES_READ, P.ORG_READ, P.GRANT_READ}
WORKLIST = {P.DUTY_READ}
FILE_READING = {P.PERSON_READ, P.DOCUMENT_READ, P.MEASURE_READ, P.HANDOVER_READ}
CARE_READING = {P.CONTACT_READ, P.DRUG_TEST_READ, P.ABSENCE_READ, P.AID_READ}
CARE = CARE_READING | {
    P.CONTACT_WRITE, P.DRUG_TEST_WRITE, P.ABSENCE_WRITE, P.AID_WRITE, P.BREACH_DRAFT, P.LINK_ISSUE,
}  # fmt: skip
LEADING_CARE = {P.DRUG_TEST_DRAW, P.ABSENCE_DECIDE, P.FILE_PRINT}
CASE_WORK = (
    FILE_READING
    | WORKLIST
    | CARE
    | {P.PERSON_NAME, P.PERSON_UNMASK, P.PERSON_WRITE, P.DOCUMENT_WRITE, P.MEASURE_WRITE}
    | {P.HANDOVER_PLAN, P.AGREEMENT_DRAFT, P.AGREEMENT_SIGN, P.FILE_TRANSFER}
    | {P.RISK_READ, P.RISK_WRITE}
)
OFFICE = CASE_WORK | LEADING_CARE | {
    P.NOTICE_RECEIVE, P.LEDGER_IMPORT, P.EXPORT, P.PERSON_MERGE, P.AGREEMENT_APPROVE,
    P.DUTY_ASSIGN, P.DUTY_WAIVE, P.ACCOUNT_READ, P.RULES_ADOPT, P.TEMPLATE_EDIT, P.POLICE_PAPER,
    P.HANDOVER_CONSENT, P.CALENDAR_EDIT, P.FILE_TRAIL, P.BREACH_ISSUE, P.FILE_SEAL,
    P.FILE_DESTROY, P.DIGEST_READ, P.RISK_ROUND, P.RISK_DECIDE,
}  # fmt: skip


def _spec(clearance: int, permissions: set[P], *, reads_audit: bool = False) -> RoleSpec:
    return RoleSpec(clearance, frozenset(EVERYONE | permissions), reads_audit)


ROLES: dict[Role, RoleSpec] = {
    Role.DISTRICT_OFFICER: _spec(1, {P.NOTICE_RECEIVE, P.HANDOVER_READ, P.ACCOUNT_READ}),
    Role.OFFICE_HEAD: _spec(2, OFFICE),
    Role.LEADER: _spec(
        1, {P.HANDOVER_READ, P.HANDOVER_CONSENT, P.ACCOUNT_READ, P.DUTY_READ, P.DIGEST_READ}
    ),
    Role.STATION_WORKER: _spec(
        2,
        CASE_WORK
        | LEADING_CARE
        | {P.NOTICE_RECEIVE, P.LEDGER_IMPORT, P.ACCOUNT_READ, P.RISK_DECIDE},
    ),
    Role.COMMUNITY_WORKER: _spec(2, CASE_WORK | {P.RISK_OPINION}),
    Role.POLICE_LIAISON: _spec(
        1,
        {P.PERSON_READ, P.PERSON_NAME, P.MEASURE_READ, P.HANDOVER_READ, P.POLICE_PAPER}
        | {P.HANDOVER_PLAN, P.DUTY_READ, P.DOCUMENT_WRITE, P.DRUG_TEST_READ, P.ABSENCE_READ}
        | {P.RISK_READ, P.RISK_DECIDE, P.RISK_OPINION},
    ),
    Role.MEDICAL_WORKER: _spec(
        1,
        {P.PERSON_READ, P.PERSON_NAME, P.DOCUMENT_HEALTH, P.MEASURE_READ, P.DUTY_READ}
        | {P.RISK_OPINION},
    ),
    Role.SOCIAL_WORKER: _spec(
        1,
        {P.PERSON_READ, P.PERSON_NAME, P.MEASURE_READ, P.DUTY_READ}
        | {P.CONTACT_READ, P.CONTACT_WRITE, P.AID_READ, P.AID_WRITE, P.RISK_READ},
    ),
    Role.DEPARTMENT_OFFICER: _spec(0, {P.DUTY_READ, P.AID_ANSWER, P.RISK_OPINION}),
    Role.VOLUNTEER: _spec(0, {P.DUTY_READ}),
    Role.INSPECTOR: _spec(1, {P.PERSON_READ, P.MEASURE_READ, P.HANDOVER_READ, P.ACCOUNT_READ}),
    Role.ARCHIVIST: _spec(
        3,
        FILE_READING
        | CARE_READING
        | {P.FILE_TRAIL, P.FILE_PRINT, P.ARCHIVE_READ}
        | {P.FILE_DESTROY, P.DUTY_READ, P.PERSON_NAME, P.RISK_READ},
    ),
    Role.SYSTEM_ADMINISTRATOR: _spec(0, {P.ORG_EDIT, P.CLIENT_EDIT, P.CALENDAR_EDIT}),
    Role.SECURITY_ADMINISTRATOR: _spec(0, {P.GRANT_EDIT}),
    Role.AUDITOR: _spec(0, {P.AUDIT_READ, P.FILE_TRAIL}, reads_audit=True),
    Role.SENDING_SYSTEM: _spec(1, {P.NOTICE_RECEIVE, P.HANDOVER_READ}),
}
