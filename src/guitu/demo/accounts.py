"""Accounts of the demonstration: invented people, one or more per role.

They exist only in a home that `guitu demo` filled, and never in production.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext

from guitu.access.actions import NewGrant, NewUser, grant, open_hashed
from guitu.access.actors import SYSTEM_ACTOR
from guitu.access.models import User
from guitu.access.queries import in_force
from guitu.access.roles import Role
from guitu.database.context import as_system
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop
from guitu.orgs.models import Org

PASSWORD = "guitu-2020-demo"  # noqa: S105  # printed at every start; the people are invented
FIRST_DAY = date(2016, 1, 1)


@dataclass(frozen=True)
class Post:
    """A sign-in name, the person's name, the role, where it is held and for which body."""

    username: str
    name: str
    role: Role
    org: str
    works_for: str = ""


POSTS = (
    Post("worker", "黎小禾", Role.COMMUNITY_WORKER, "xintan-zixin"),
    Post("worker2", "卓一帆", Role.COMMUNITY_WORKER, "xintan-binjiang"),
    Post("worker3", "温如春", Role.COMMUNITY_WORKER, "xintan-liutang"),
    Post("worker4", "简丹青", Role.COMMUNITY_WORKER, "xintan-chayuan"),
    Post("station", "祝长安", Role.STATION_WORKER, "xintan", "xintan-station"),
    Post("head", "程知远", Role.OFFICE_HEAD, "xintan", "xintan"),
    Post("leader", "苏明理", Role.LEADER, "xintan", "xintan"),
    Post("police", "岳守正", Role.POLICE_LIAISON, "xintan", "xintan-police"),
    Post("doctor", "钟宁心", Role.MEDICAL_WORKER, "xintan", "xintan-health"),
    Post("civil", "席暖冬", Role.DEPARTMENT_OFFICER, "xintan", "xintan-civil"),
    Post("justice", "尹公允", Role.DEPARTMENT_OFFICER, "xintan-justice", "xintan-justice"),
    Post("family", "柏知微", Role.DEPARTMENT_OFFICER, "xintan-family", "xintan-family"),
    Post("volunteer", "向晓风", Role.VOLUNTEER, "xintan-zixin"),
    Post("district", "贺山川", Role.DISTRICT_OFFICER, "beita", "beita"),
    Post("inspector", "乔如镜", Role.INSPECTOR, "beita", "beita"),
    Post("tianjiang", "毕清流", Role.OFFICE_HEAD, "tianjiang", "tianjiang"),
    Post("archivist", "柯守藏", Role.ARCHIVIST, "xintan", "xintan"),
    Post("auditor", "严思慎", Role.AUDITOR, "shaoyang", "shaoyang"),
    Post("security", "麦衡", Role.SECURITY_ADMINISTRATOR, "hunan", "shaoyang"),
    Post("admin", "丘工", Role.SYSTEM_ADMINISTRATOR, "hunan", "shaoyang"),
)


@dataclass(frozen=True)
class DemonstrationAccount:
    """What the sign-in page and the greeting show of one account."""

    username: str
    password: str
    name: str
    post: str


def open_accounts(orgs: dict[str, Org]) -> dict[str, User]:
    """Open every account with its grant and return the users by sign-in name."""
    if settings.ENVIRONMENT == "production":
        raise NotConfigured(
            gettext_noop("Demonstration accounts are refused where GUITU_ENV is production.")
        )
    users = {user.username: user for user in User.objects.filter(is_demonstration=True)}
    hashed = make_password(PASSWORD)  # once: the password is the same, and hashing is slow
    for post in POSTS:
        if post.username in users:
            continue
        new = NewUser(
            username=post.username,
            name=post.name,
            email=f"{post.username}@example.org",
            is_demonstration=True,
        )
        user = open_hashed(new, hashed=hashed, actor=SYSTEM_ACTOR, org=orgs[post.org])
        held = NewGrant(
            role=post.role,
            org=orgs[post.org],
            from_on=FIRST_DAY,
            works_for=orgs.get(post.works_for),
        )
        grant(user, held, actor=SYSTEM_ACTOR)
        users[post.username] = user
    return users


def demonstration_accounts(*, on: date) -> list[DemonstrationAccount]:
    """Return the accounts to show at start and on the sign-in page; none in production."""
    if settings.ENVIRONMENT == "production":
        return []
    with as_system(on=on):
        rows = list(
            in_force(on)
            .filter(user__is_demonstration=True, user__is_active=True)
            .select_related("user", "org")
        )
    order = {post.username: number for number, post in enumerate(POSTS)}
    rows.sort(key=lambda row: order.get(row.user.username, 99))
    return [
        DemonstrationAccount(
            row.user.username,
            PASSWORD,
            row.user.name,
            f"{gettext(row.role.label)} · {row.org.name}",
        )
        for row in rows
    ]
