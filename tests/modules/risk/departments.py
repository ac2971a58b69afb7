"""A round that asks five bodies: three that work here, two on paper; and who answers for them."""

from datetime import date

from guitu.access.actions import NewGrant, NewUser, grant, open_account
from guitu.access.actors import SYSTEM_ACTOR
from guitu.access.roles import Role
from guitu.database import bulk
from guitu.database.context import as_system
from guitu.measures.actions import record_order
from guitu.orgs.actions import NewOrg, add
from guitu.orgs.terms import OrgKind
from guitu.people import invented
from guitu.people.actions.opening import NewPerson, open_file, open_files
from guitu.risk import actions
from guitu.risk.actions.asking import Asking
from guitu.risk.actions.opening import draft
from guitu.risk.models import Opinion, RoundDepartment
from guitu.risk.terms import Basis, Department
from tests.cast import PASSWORD, Town, town
from tests.modules.measures.files import REPORTED, a_running_measure, an_order
from tests.modules.risk.files import COUNTS, Case, a_round

OFFICERS = {"health": "health", "civil": "civil"}


def a_town() -> Town:
    """Return the town with a health department and another one, an officer in each."""
    place = town()
    with as_system(on=COUNTS):
        for code in OFFICERS:
            place.orgs["xintan"].refresh_from_db()
            new = NewOrg(code=code, name=code, kind=OrgKind.DEPARTMENT)
            place.orgs[code] = add(new, parent=place.orgs["xintan"])
            place.users[code] = open_account(
                NewUser(username=code, name=code), password=PASSWORD, actor=SYSTEM_ACTOR,
                org=place.orgs["hunan"],
            )  # fmt: skip
        for org in place.orgs.values():
            org.refresh_from_db()
        for code in OFFICERS:
            post = NewGrant(Role.DEPARTMENT_OFFICER, place.orgs[code], date(2020, 1, 1))
            grant(place.users[code], post, actor=SYSTEM_ACTOR)
    return place


def whom(place: Town) -> tuple[actions.Asked, ...]:
    """Return whom the round asks."""
    return (
        actions.Asked(Department.POLICE, place.orgs["xintan"]),
        actions.Asked(Department.HEALTH, place.orgs["health"]),
        actions.Asked(Department.COMMUNITY, place.orgs["zixin"]),
        actions.Asked(Department.COMMUNITY, place.orgs["lanxi"]),
        actions.Asked(Department.JUSTICE, to_name="北塔司法所"),
    )


def somebody(place: Town, name: str, *, org: str = "zixin", index: int = 0, on: date = REPORTED):
    """Open a file with an invented ID number and put an order on it."""
    chen = place.actor("chen", on=on)
    number = invented.person(index, seed=7, on=on).id_number
    person = open_file(
        NewPerson(name=name, org=place.orgs[org], id_number=number), actor=chen, on=on
    )
    record_order(person.pk, an_order(place), actor=chen, on=on)
    return person


def a_case(*, on: date = COUNTS) -> Case:
    """Return three people, two of them in 资新, and the open round that asks five bodies."""
    place = a_town()
    measure = a_running_measure(place, on=REPORTED)
    somebody(place, "齐小川", index=1)
    somebody(place, "陈望舟", org="lanxi", index=2)
    return Case(place, measure, a_round(place, on=on, asked=whom(place)))


def list_of(case: Case, department: str, org: str = "") -> RoundDepartment:
    """Return the list of a department, or of one body asked as that department."""
    rows = RoundDepartment.objects.filter(round=case.round, department=department)
    return rows.get(to_seq=case.place.orgs[org].seq) if org else rows.get()


def asked(list_: RoundDepartment) -> list[Opinion]:
    """Return what stands on a list, by number."""
    return list(Opinion.objects.filter(asked_of=list_).order_by("number"))


def many(case: Case, count: int) -> RoundDepartment:
    """Put many people more on the list of the health department; return the list."""
    place, on = case.place, COUNTS
    chen = place.actor("chen", on=on)
    drawn = [invented.person(100 + index, seed=11, on=on) for index in range(count)]
    new = [
        NewPerson(name=one.name, org=place.orgs["zixin"], id_number=one.id_number) for one in drawn
    ]
    people = open_files(new, actor=chen, on=on)
    rows = [draft(case.round, person, Basis.MEASURE, actor=chen, joined_on=on) for person in people]
    bulk.insert(rows)
    health = list_of(case, "health")
    Asking(case.round, chen, on).ask([health], rows)
    return health
