"""The first organisation of an empty installation and the two people who build the rest."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from guitu.access.accounts import start_password
from guitu.access.actions import NewGrant, NewUser, grant, open_account
from guitu.access.actors import SYSTEM_ACTOR
from guitu.access.roles import Role
from guitu.kernel.errors import WrongStatus
from guitu.kernel.terms import gettext_noop
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.models import Org

ADMINISTRATORS = (Role.SECURITY_ADMINISTRATOR, Role.SYSTEM_ADMINISTRATOR)


@dataclass(frozen=True)
class FirstAccount:
    """A sign-in name with its start password, to be shown once."""

    role: Role
    username: str
    password: str


@transaction.atomic
def found(new: NewOrg, *, security: str, system: str, on: date) -> list[FirstAccount]:
    """Put the topmost organisation into an empty tree and open the two administrators' accounts.

    `security` and `system` are their sign-in names: two people. Raises WrongStatus where the tree
    is no longer empty.
    """
    if Org.objects.exists():
        raise WrongStatus(gettext_noop("There are organisations already; add others on the page."))
    top = add(new, parent=None)
    names = zip(ADMINISTRATORS, (security, system), strict=True)
    return [_account(role, name, top, on=on) for role, name in names]


def _account(role: Role, username: str, top: Org, *, on: date) -> FirstAccount:
    password = start_password()
    new = NewUser(username=username, name=username, must_change_password=True)
    user = open_account(new, password=password, actor=SYSTEM_ACTOR, org=top)
    grant(user, NewGrant(role=role, org=top, from_on=on), actor=SYSTEM_ACTOR)
    return FirstAccount(role, user.username, password)
