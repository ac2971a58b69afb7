"""What the form of a new round begins with: its name, its days, whom the last round asked."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind
from guitu.risk.forms.rounds import EACH, ON_PAPER
from guitu.risk.models import Round
from guitu.risk.planning import policy_of
from guitu.risk.terms import Department

# How offices of a department are usually called; only to propose one.
CALLED = {
    Department.HEALTH: ("卫生", "health"),
    Department.FAMILY_PLANNING: ("计生", "卫健", "family"),
    Department.JUSTICE: ("司法", "justice"),
    Department.POLICE: ("派出所", "police"),
}


def proposed(office: Org, bodies: Sequence[Org], last: Round | None, *, on: date) -> dict[str, Any]:
    """Return the first values of the form; the half-year's first day where it is not long past."""
    policy = policy_of(office.seq, on)
    month = max([m for m in policy.in_months if m <= on.month], default=on.month)
    first = on.replace(month=month, day=1)
    counts_from = first if (on - first).days <= policy.close_within_days else on
    found: dict[str, Any] = {
        "name": _("%(year)s, month %(month)s")
        % {"year": counts_from.year, "month": counts_from.month},
        "counts_from": counts_from,
        "closes_on": max(on, counts_from + timedelta(days=policy.close_within_days)),
    }
    before = _asked_before(last)
    for department in Department:
        found[f"asks_{department}"] = before.get(department) or _called(department, bodies)
    return found


def _asked_before(last: Round | None) -> dict[str, str]:
    """Return whom the last round asked."""
    if last is None:
        return {}
    return {
        row.department: EACH
        if row.department == Department.COMMUNITY
        else str(row.to_seq or ON_PAPER)
        for row in last.departments.all()
    }


def _called(department: Department, bodies: Sequence[Org]) -> str:
    if department == Department.COMMUNITY:
        return EACH
    for body in bodies:
        names = f"{body.name} {body.name_en}".lower()
        if body.kind != OrgKind.COMMUNITY and any(word in names for word in CALLED[department]):
            return str(body.seq)
    return ON_PAPER
