"""Words of the duty engine."""

from guitu.kernel.terms import Term, gettext_noop


class Party(Term):
    """Who of the four owns a duty: 政府统揽、部门履责、社区担当、群众参与."""

    GOVERNMENT = "government", gettext_noop("Government")
    DEPARTMENT = "department", gettext_noop("Department")
    COMMUNITY = "community", gettext_noop("Community")
    RESIDENTS = "residents", gettext_noop("Residents")
