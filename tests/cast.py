"""The same few people everywhere: a small town, its offices, and who works there.

`town()` builds it inside the current context; names are invented.
"""

from dataclasses import dataclass
from datetime import date

from guitu.access.actions import NewGrant, NewUser, grant, open_account
from guitu.access.actors import SYSTEM_ACTOR, Actor
from guitu.access.models import User
from guitu.access.queries import actor_for
from guitu.access.roles import Role
from guitu.database.context import as_system
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org
from guitu.orgs.terms import OrgKind

TODAY = date(2020, 3, 30)
PASSWORD = "a-long-enough-password"

POSTS = {
    "li": (Role.COMMUNITY_WORKER, "zixin"),
    "zhao": (Role.COMMUNITY_WORKER, "lanxi"),
    "wang": (Role.STATION_WORKER, "xintan"),
    "chen": (Role.OFFICE_HEAD, "xintan"),
    "leader": (Role.LEADER, "xintan"),
    "officer": (Role.POLICE_LIAISON, "xintan"),
    "doctor": (Role.MEDICAL_WORKER, "xintan"),
    "district": (Role.DISTRICT_OFFICER, "beita"),
    "elsewhere": (Role.OFFICE_HEAD, "tianjiang"),
    "inspector": (Role.INSPECTOR, "beita"),
    "archivist": (Role.ARCHIVIST, "xintan"),
    "auditor": (Role.AUDITOR, "beita"),
    "security": (Role.SECURITY_ADMINISTRATOR, "shaoyang"),
    "system": (Role.SYSTEM_ADMINISTRATOR, "shaoyang"),
    "volunteer": (Role.VOLUNTEER, "zixin"),
}
TREE = (
    ("hunan", OrgKind.PROVINCE, "", "43"),
    ("shaoyang", OrgKind.CITY, "hunan", ""),
    ("beita", OrgKind.DISTRICT, "shaoyang", ""),
    ("xintan", OrgKind.SUBDISTRICT, "beita", ""),
    ("zixin", OrgKind.COMMUNITY, "xintan", ""),
    ("lanxi", OrgKind.COMMUNITY, "xintan", ""),
    ("tianjiang", OrgKind.SUBDISTRICT, "beita", ""),
    ("bainihu", OrgKind.ISOLATION_CENTRE, "hunan", ""),
)


@dataclass(frozen=True)
class Town:
    """Organisations and users by their short names."""

    orgs: dict[str, Org]
    users: dict[str, User]

    def actor(self, name: str, *, on: date = TODAY) -> Actor:
        """Return the actor that `name` is; needs a context."""
        return SYSTEM_ACTOR if name == "machine" else actor_for(self.users[name], on=on)


def town() -> Town:
    """Build the town in the system's context."""
    orgs: dict[str, Org] = {}
    users: dict[str, User] = {}
    with as_system(on=TODAY):
        for code, kind, parent, region in TREE:
            new = NewOrg(code=code, name=code, kind=kind, region=region)
            orgs[code] = add(new, parent=orgs.get(parent))
        for name, (role, place) in POSTS.items():
            users[name] = open_account(
                NewUser(username=name, name=name), password=PASSWORD, actor=SYSTEM_ACTOR,
                org=orgs["hunan"],
            )  # fmt: skip
            post = NewGrant(role=role, org=orgs[place], from_on=date(2020, 1, 1))
            grant(users[name], post, actor=SYSTEM_ACTOR)
    return Town(orgs, users)
