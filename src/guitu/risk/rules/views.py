"""What each department is shown of a person: enough to know who is meant, and nothing else. Pure.

Nobody but the police is given the whole ID number; nobody is told of measures, results or health.
"""

from guitu.risk.terms import Department, Shown

MINIMUM: dict[Department, tuple[Shown, ...]] = {
    Department.HEALTH: (Shown.NAME, Shown.BIRTH_DAY, Shown.ID_TAIL),
    Department.FAMILY_PLANNING: (Shown.NAME, Shown.SEX, Shown.BIRTH_YEAR, Shown.COMMUNITY),
    Department.JUSTICE: (Shown.NAME, Shown.BIRTH_DAY, Shown.ID_TAIL),
    Department.POLICE: (Shown.NAME, Shown.ID_NUMBER),
    Department.COMMUNITY: (Shown.NAME, Shown.COMMUNITY),
}
