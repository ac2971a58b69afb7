"""The demonstration: the year 2020 in Xintan, with invented people.

Everything is done by the actions that people use, on the day on which it happened, by the post
whose work it is.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from guitu.database.context import as_system
from guitu.demo import (
    accounts,
    arrangements,
    away,
    helped,
    homecoming,
    july,
    minor,
    places,
    releases,
    routine,
    run_out,
    tested,
    way_on,
)
from guitu.demo.files import Files
from guitu.demo.life import beginning, story
from guitu.demo.life.days import Days
from guitu.demo.residents import RESIDENTS, Resident
from guitu.demo.stage import Stage
from guitu.measures import actions as measures
from guitu.measures.actions.bulk import FirstOrder, record_first_orders
from guitu.orgs.actions import store_working_days
from guitu.orgs.models import Org
from guitu.people import actions as people
from guitu.people.models import Person
from guitu.people.terms import AddressKind, WorkGroupRole
from guitu.policy import working_days
from guitu.rights.actions import close_files
from guitu.risk.actions import plan_rounds
from guitu.web import clock

STANDS_ON = date(2020, 10, 12)
FIRST_DAY = accounts.FIRST_DAY
OPENED_ON = date(2020, 8, 1)

Progress = Callable[[str], object]


def load_when_empty(*, progress: Progress, with_round: bool = True) -> bool:
    """Load the demonstration into an empty database; return whether anything was loaded."""
    with as_system(on=FIRST_DAY):
        if Org.objects.exists():
            return False
    load(progress=progress, with_round=with_round)
    return True


@transaction.atomic
def load(*, progress: Progress, with_round: bool = True) -> None:
    """Play the year, whole or not at all, and let this home stand on its twelfth of October.

    Without the round, the office still owes its risk round of July: a home to practise it in.
    """
    progress("Loading the demonstration year …")
    with as_system(on=FIRST_DAY):
        for year in working_days.known_years():
            if year >= FIRST_DAY.year:
                store_working_days(year, *working_days.seed(year), source="国务院办公厅")
        orgs = places.build()
        stage = Stage(orgs, accounts.open_accounts(orgs))
    progress("  Met at the gate: 28 March 2020")
    person = homecoming.play(stage)
    progress(f"  {len(RESIDENTS)} people from the office's paper files")
    way_on.play(stage, person)
    files = _carry_over(stage)
    progress("  What was done with them and for them")
    _keep_up(stage, files, person, with_round=with_round)
    progress("  A whole life under a measure, from 2016 to the sealed file")
    life = beginning.begin(stage, Days(2016), sign=beginning.sign_on_paper)
    story.play(life)
    with as_system(on=STANDS_ON):
        close_files(on=STANDS_ON)
    progress("  Releases to come, and the week ahead")
    releases.announce(stage)
    arrangements.keep_digest(STANDS_ON)
    with as_system(on=STANDS_ON):
        plan_rounds(on=STANDS_ON)
    transaction.on_commit(lambda: clock.stand_on(STANDS_ON))


def _keep_up(stage: Stage, files: Files, person: Person, *, with_round: bool) -> None:
    """Play what is not routine, then the routine, and last what it leaves for the coming week."""
    if with_round:
        july.play(stage, july.person_numbers(files))
    minor.play(stage)
    away.play(stage, files)
    helped.play(stage, files)
    tested.play(stage, files)
    run_out.prepare(stage, files)
    until = routine.Until(STANDS_ON, called_until=date(2020, 10, 31), without_gap=person.pk)
    routine.keep_up(stage, until)
    run_out.end()
    tested.confirm(stage, files)
    tested.call(stage, files)
    arrangements.play(stage, files)


def _carry_over(stage: Stage) -> Files:
    """Open files for those already in execution when the office began to use Guitu."""
    with stage.acting("head", OPENED_ON) as head:
        files = [_new_person(stage, resident) for resident in RESIDENTS]
        opened = people.open_files(files, actor=head, on=OPENED_ON)
        orders = [
            FirstOrder(
                person, _order(stage, resident), resident.reported_on,
                signed_on=resident.reported_on,
            )
            for person, resident in zip(opened, RESIDENTS, strict=True)
        ]  # fmt: skip
        recorded = record_first_orders(orders, actor=head, on=OPENED_ON)
        for person, resident in zip(opened, RESIDENTS, strict=True):
            for role, username in (
                (WorkGroupRole.FULL_TIME_WORKER, resident.worker),
                (WorkGroupRole.OFFICER, "police"),
                (WorkGroupRole.MEDICAL_WORKER, "doctor"),
            ):
                member = people.NewMember(role, user=stage.users[username], from_on=OPENED_ON)
                people.add_member(person.pk, member, actor=head)
    numbers = (resident.number for resident in RESIDENTS)
    return dict(zip(numbers, recorded, strict=True))


def _new_person(stage: Stage, resident: Resident) -> people.NewPerson:
    invented = resident.person()
    org = stage.orgs[resident.community]
    area = f"湖南省邵阳市北塔区{org.name}"
    return people.NewPerson(
        name=invented.name,
        org=org,
        id_number=invented.id_number,
        phones=(invented.phone,),
        addresses=(people.NewAddress(AddressKind.LIVING, area, f"演示路{resident.number}号"),),
        employment=resident.employment,
        lives_elsewhere=resident.lives_elsewhere,
        responsible=stage.users[resident.worker],
    )


def _order(stage: Stage, resident: Resident) -> measures.NewOrder:
    return measures.NewOrder(
        kind=resident.measure,
        decision_number=f"北公(禁)决字〔{resident.decided_on.year}〕{resident.number}号",
        decided_by="邵阳市公安局北塔分局",
        decided_on=resident.decided_on,
        received_on=resident.decided_on,
        place=stage.orgs["xintan"],
        ordered_months=resident.ordered_months,
        ordered_from=resident.reported_on if resident.ordered_months else None,
        recorded_from=resident.kept_from,
    )
