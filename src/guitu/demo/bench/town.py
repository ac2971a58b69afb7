"""The organisations and users of the bench: one district of ten streets with ten communities."""

import secrets
from dataclasses import dataclass
from datetime import date

from guitu.access.actions import NewGrant, NewUser, grant, open_account
from guitu.access.actors import SYSTEM_ACTOR
from guitu.access.models import User
from guitu.access.roles import Role
from guitu.database.context import as_system
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind

SINCE = date(2020, 1, 1)
STREETS = COMMUNITIES = 10


@dataclass(frozen=True)
class Town:
    """The district, its communities in the order of the tree, and a user for each scope."""

    district: Org
    street: Org
    communities: tuple[Org, ...]
    users: dict[str, User]


def build() -> Town:
    """Build the organisations and the three users whose reading is measured."""
    with as_system(on=SINCE):
        district = add(NewOrg("bench", "bench", OrgKind.DISTRICT), parent=None)
        streets = [
            add(NewOrg(f"bench-{number}", f"bench {number}", OrgKind.SUBDISTRICT), parent=district)
            for number in range(STREETS)
        ]
        communities = [
            add(NewOrg(f"{street.code}-{n}", f"bench {n}", OrgKind.COMMUNITY), parent=street)
            for street in streets
            for n in range(COMMUNITIES)
        ]
        users = {
            "community": _user("community", Role.COMMUNITY_WORKER, communities[0]),
            "street": _user("street", Role.OFFICE_HEAD, streets[0]),
            "district": _user("district", Role.OFFICE_HEAD, district),
        }
    return Town(district, streets[0], tuple(communities), users)


def _user(name: str, role: Role, org: Org) -> User:
    user = open_account(
        NewUser(username=f"bench-{name}", name=name), password=secrets.token_hex(16),
        actor=SYSTEM_ACTOR, org=org,
    )  # fmt: skip
    grant(user, NewGrant(role=role, org=org, from_on=SINCE), actor=SYSTEM_ACTOR)
    return user
