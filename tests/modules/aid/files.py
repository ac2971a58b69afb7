"""A town with departments, and somebody under a measure whom help is for."""

from datetime import date

from guitu.access.actions import NewGrant, NewUser, grant, open_account
from guitu.access.actors import SYSTEM_ACTOR
from guitu.access.roles import Role
from guitu.aid import actions
from guitu.aid.terms import Disclosed, Ground, Heard, NeedKind, NeedUrgency
from guitu.database.context import as_system
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.terms import OrgKind
from tests.cast import PASSWORD, TODAY, Town, town

DEPARTMENTS = ("civil", "labour")


def a_town() -> Town:
    """Return the town with two departments of the street and an officer in each."""
    place = town()
    with as_system(on=TODAY):
        for code in DEPARTMENTS:
            place.orgs["xintan"].refresh_from_db()
            new = NewOrg(code=code, name=code, kind=OrgKind.DEPARTMENT)
            place.orgs[code] = add(new, parent=place.orgs["xintan"])
            place.users[code] = open_account(
                NewUser(username=code, name=code), password=PASSWORD, actor=SYSTEM_ACTOR,
                org=place.orgs["hunan"],
            )  # fmt: skip
        for org in place.orgs.values():
            org.refresh_from_db()
        for code in DEPARTMENTS:
            post = NewGrant(Role.DEPARTMENT_OFFICER, place.orgs[code], date(2020, 1, 1))
            grant(place.users[code], post, actor=SYSTEM_ACTOR)
    return place


def a_need(person, actor, *, kind=NeedKind.WORK, on: date = TODAY, **values):
    """Return a need as the person asked for it."""
    new = actions.NewNeed(
        **{
            "kind": kind, "raised_on": on, "words": "想找份活干", "heard": Heard.ASKED,
            "urgency": NeedUrgency.SOON,
        } | values
    )  # fmt: skip
    return actions.hear(person.pk, new, actor=actor, on=on)


def a_new_request(place: Town, **values) -> actions.NewRequest:
    """Return a request to civil affairs about work."""
    return actions.NewRequest(
        **{
            "kind": NeedKind.WORK, "asked": "请协助推荐岗位", "fields": [Disclosed.NAME],
            "ground": Ground.HELP_DUTY, "sent_on": TODAY, "to": place.orgs["civil"],
        } | values
    )  # fmt: skip
