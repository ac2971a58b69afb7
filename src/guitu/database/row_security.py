"""How the rows of a table are guarded. Every model names one of these as `row_security`.

The declarations are read by `guitu.database.catalogue`, which writes the policies, grants and
audit triggers and refuses to start when the database differs.
"""

from dataclasses import dataclass

# A CASE, because the planner takes half of the rows to pass it; of a bare comparison with a value
# it does not know it expects next to none, and then reads a whole scope to sort it for one page.
# The index is used through the literal ranges that every query carries (`access.scope.within`).
IN_SCOPE = (
    "(CASE WHEN org_seq BETWEEN (SELECT sec.lo()) AND (SELECT sec.hi()) THEN true"
    " ELSE org_seq = ANY ((SELECT sec.more())::int[]) END)"
)
NOT_SEALED = "sec_label < 3"
IN_LABEL = "sec_label <= (SELECT sec.clearance())"
SIGNED_IN = "(SELECT sec.active())"


@dataclass(frozen=True)
class Policy:
    """One policy of PostgreSQL for the app role: name, command, conditions, kind."""

    name: str
    command: str
    using: str
    check: str
    restrictive: bool = False


def by_link(purpose: str, person: str) -> list[Policy]:
    """Return the policy by which a limited link of that purpose reads the rows of its person."""
    if not purpose:
        return []
    return [Policy("by_link", "SELECT", f"{person} = (SELECT sec.linked('{purpose}'))", "")]


@dataclass(frozen=True)
class Scoped:
    """Rows belong to an organisation (`org_seq`) and carry a sensitivity label (`sec_label`).

    `by_link` is the purpose of a limited link that reads the rows of its person, which stands in
    the column `person`; empty for most tables.
    """

    audit: str = "rows"
    by_link: str = ""
    person: str = "person_id"

    def policies(self) -> list[Policy]:
        """Return scope as a permissive and the label as a restrictive policy."""
        return [
            Policy("scope", "ALL", IN_SCOPE, IN_SCOPE),
            Policy("label", "ALL", IN_LABEL, IN_LABEL, restrictive=True),
            *by_link(self.by_link, self.person),
        ]


@dataclass(frozen=True)
class Authored(Scoped):
    """Rows in scope; those whose column `visibility` is "author" are their author's alone.

    Not even the head of the office reads such a row; that there is one stands elsewhere.
    """

    def policies(self) -> list[Policy]:
        """Return the policies of scope and label, and a restrictive one for private rows."""
        mine = (
            "(visibility <> 'author' OR created_by = (SELECT sec.user_id())"
            " OR (SELECT sec.is_system()))"
        )
        return [*super().policies(), Policy("author", "ALL", mine, mine, restrictive=True)]


@dataclass(frozen=True)
class Shared:
    """Rows between two organisations: whoever sees `org_seq` or the column `other` sees them.

    With `sees_any_label` the label binds at home only: what was sent to the other organisation was
    meant for it, and its people need no clearance for files to read it, until the file is sealed.
    """

    other: str
    audit: str = "rows"
    sees_any_label: bool = False
    by_link: str = ""

    def policies(self) -> list[Policy]:
        """Return the two scopes as one permissive and the label as a restrictive policy."""
        if self.sees_any_label:
            there = f"({IN_SCOPE.replace('org_seq', self.other)} AND {NOT_SEALED})"
            either = f"(({IN_SCOPE} AND {IN_LABEL}) OR {there})"
            return [Policy("scope", "ALL", either, either)]
        either = f"({IN_SCOPE} OR {IN_SCOPE.replace('org_seq', self.other)})"
        return [
            Policy("scope", "ALL", either, either),
            Policy("label", "ALL", IN_LABEL, IN_LABEL, restrictive=True),
            *by_link(self.by_link, "person_id"),
        ]


@dataclass(frozen=True)
class Open:
    """Reference data: every signed-in actor reads it; what may change it, code decides."""

    reason: str
    audit: str = "rows"

    def policies(self) -> list[Policy]:
        """Return one policy that asks for any context."""
        return [Policy("signed_in", "ALL", SIGNED_IN, SIGNED_IN)]


@dataclass(frozen=True)
class Own:
    """Rows of one user, read and written by that user alone."""

    column: str = "user_id"
    audit: str = "none"

    def policies(self) -> list[Policy]:
        """Return one policy on the user's own rows; the system context sees all."""
        mine = f"({self.column} = (SELECT sec.user_id()) OR (SELECT sec.is_system()))"
        return [Policy("own", "ALL", mine, mine)]


@dataclass(frozen=True)
class Identity:
    """Tables that sign-in needs before anybody is known. They hold no personal file."""

    reason: str
    audit: str = "rows"

    def policies(self) -> list[Policy]:
        """Return a policy that lets the app role in; the reason stands in the catalogue."""
        return [Policy("identity", "ALL", "true", "true")]


@dataclass(frozen=True)
class AppendOnly:
    """Rows that the app role may add and that only some may read; nobody changes them.

    `add` is the condition on a new row; any context by default.
    """

    read: str
    audit: str = "none"
    add: str = SIGNED_IN

    def policies(self) -> list[Policy]:
        """Return an insert policy and a read policy, and none for change or removal."""
        return [
            Policy("add", "INSERT", "", self.add),
            Policy("read", "SELECT", self.read, ""),
        ]
