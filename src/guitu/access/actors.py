"""Who acts, and what that person may do where. Pure but for the term of a grant."""

import uuid
from dataclasses import dataclass, field

from guitu.access.permissions import Permission
from guitu.access.roles import ROLES, Role
from guitu.kernel.errors import AccessDenied
from guitu.kernel.terms import gettext_noop

SYSTEM_USER_ID = uuid.UUID(int=0)
WHOLE_TREE = (0, 2_147_483_647)


@dataclass(frozen=True)
class GrantInForce:
    """One role in one organisation; `lo` and `hi` are the scope in pre-order numbers."""

    role: Role
    org_id: uuid.UUID
    org_name: str
    lo: int
    hi: int


@dataclass(frozen=True)
class Actor:
    """A signed-in person, another system, or the system itself, with the grants of the day."""

    user_id: uuid.UUID
    name: str
    grants: tuple[GrantInForce, ...] = ()
    is_system: bool = False
    _ranges: dict[Permission, tuple[tuple[int, int], ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def ranges(self, permission: Permission) -> tuple[tuple[int, int], ...]:
        """Return the merged ranges of `org_seq` in which the actor holds `permission`."""
        if self.is_system:
            return (WHOLE_TREE,)
        if permission not in self._ranges:
            self._ranges[permission] = _merged(
                (grant.lo, grant.hi)
                for grant in self.grants
                if permission in ROLES[grant.role].permissions
            )
        return self._ranges[permission]

    def may(self, permission: Permission, org_seq: int) -> bool:
        """Return whether the actor holds `permission` for records of that organisation."""
        return any(lo <= org_seq <= hi for lo, hi in self.ranges(permission))

    def may_anywhere(self, permission: Permission) -> bool:
        """Return whether the actor holds `permission` in any organisation."""
        return permission == Permission.SIGNED_IN or bool(self.ranges(permission))

    @property
    def clearance(self) -> int:
        """The highest sensitivity label the actor may see; the database judges it again."""
        return (
            9 if self.is_system else max((ROLES[g.role].clearance for g in self.grants), default=0)
        )


SYSTEM_ACTOR = Actor(user_id=SYSTEM_USER_ID, name="system", is_system=True)


def require(actor: Actor, permission: Permission, *, org_seq: int) -> None:
    """Raise AccessDenied unless the actor holds `permission` for that organisation."""
    if not actor.may(permission, org_seq):
        raise AccessDenied(
            gettext_noop("You see this record, but your post does not let you %(act)s."),
            act=permission.label,
        )


def _merged(ranges) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for lo, hi in sorted(ranges):
        if merged and lo <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(hi, merged[-1][1]))
        else:
            merged.append((lo, hi))
    return tuple(merged)
