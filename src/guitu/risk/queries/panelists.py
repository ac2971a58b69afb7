"""Who may sit on the panel: colleagues of an office, with their posts."""

from datetime import date

from guitu.access.permissions import Permission
from guitu.access.queries import in_force
from guitu.access.roles import ROLES, Role
from guitu.risk.rules.panel import Member

PANEL = tuple(role for role in Role if Permission.RISK_DECIDE in ROLES[role].permissions)
BESIDE = (Role.LEADER, Role.COMMUNITY_WORKER, Role.MEDICAL_WORKER, Role.SOCIAL_WORKER,
          Role.DEPARTMENT_OFFICER)  # fmt: skip


def colleagues_of(lo: int, hi: int, *, on: date) -> list[Member]:
    """Return the colleagues of an office, those who may decide first, each once, in one query.

    `lo` to `hi` are the numbers of the office and what lies below it. Posts are message ids.
    """
    wanted = (*PANEL, *BESIDE)
    rows = in_force(on).filter(org__seq__range=(lo, hi), role__in=[role.value for role in wanted])
    rows = rows.filter(user__is_active=True).select_related("user").order_by("user__name", "pk")
    found: dict[str, tuple[int, Member]] = {}
    for row in rows:
        role = Role(row.role)
        member = Member(row.user.name, str(role.label), str(row.user_id))
        rank = wanted.index(role)
        if member.user not in found or rank < found[member.user][0]:
            found[member.user] = (rank, member)
    ordered = sorted(found.values(), key=lambda pair: (pair[0], pair[1].name))
    return [member for _rank, member in ordered]
