"""Dependants and circumstances: care is asked for when the person goes away, and answered."""

from datetime import date, timedelta

import pytest

from guitu.aid import actions, queries
from guitu.aid.models import Dependant
from guitu.aid.terms import CareFound, CircumstanceKind, DependantKind
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.duties.queries import OPEN
from guitu.kernel.errors import AccessDenied, BadInput
from guitu.measures import actions as measures
from guitu.measures.actions.statuses import Change, Paper
from guitu.measures.terms import Act
from guitu.people.terms import DocumentKind
from tests.cast import TODAY
from tests.modules.aid.files import a_town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_running_measure(place)


def a_child(place, measure, **values):
    with acting_for(place.users["li"].pk, on=TODAY):
        new = actions.NewDependant(
            **{
                "kind": DependantKind.CHILD, "called": "小满", "from_on": date(2016, 2, 1),
                "is_sole_carer": True,
            } | values
        )  # fmt: skip
        return actions.add_dependant(measure.person_id, new, actor=place.actor("li"), on=TODAY)


def police(place, measure, act, kind, *, on=TODAY):
    with acting_for(place.users["chen"].pk, on=on):
        change = Change(act, on, {kind: Paper(issued_by="Police", issued_on=on)})
        measures.change_status(measure.pk, change, actor=place.actor("chen", on=on), on=on)


def asked(place, child):
    with acting_for(place.users["chen"].pk, on=TODAY):
        rows = Duty.objects.filter(OPEN, subject_id=child.pk)
        return [(row.kind, row.window_from, row.due_on) for row in rows]


def test_while_the_person_is_here_nobody_is_asked(place, measure):
    assert asked(place, a_child(place, measure)) == []


def test_detention_asks_for_care_and_coming_back_ends_it(place, measure):
    child = a_child(place, measure)
    police(place, measure, Act.SUSPEND, DocumentKind.SUSPENSION_NOTE)
    due_on = TODAY + timedelta(days=3)
    assert asked(place, child) == [("aid_placement", TODAY, due_on)]

    police(place, measure, Act.RESUME, DocumentKind.CONTINUATION_NOTE, on=TODAY + timedelta(days=1))

    assert asked(place, child) == []


def test_isolation_ends_the_measure_but_not_the_care(place, measure):
    child = a_child(place, measure)
    police(place, measure, Act.ISOLATE, DocumentKind.ISOLATION_DECISION)

    assert [kind for kind, *_days in asked(place, child)] == ["aid_placement"]


def test_a_child_put_on_record_while_the_person_is_away_is_asked_for_at_once(place, measure):
    police(place, measure, Act.SUSPEND, DocumentKind.SUSPENSION_NOTE)

    assert len(asked(place, a_child(place, measure))) == 1


def test_care_found_late_still_answers(place, measure):
    child = a_child(place, measure)
    police(place, measure, Act.SUSPEND, DocumentKind.SUSPENSION_NOTE)
    late = TODAY + timedelta(days=9)
    with acting_for(place.users["li"].pk, on=late):
        new = actions.NewPlacement(CareFound.FAMILY, late, "外婆")
        row = actions.place(child.pk, new, actor=place.actor("li", on=late), on=late)
        duty = Duty.objects.get(subject_id=child.pk)

        assert (duty.met_on, duty.met_by_id) == (late, row.pk)


def test_in_shandong_care_is_due_at_once_and_the_police_are_told(place, measure):
    with as_system(on=TODAY):
        place.orgs["hunan"].region = "37"
        place.orgs["hunan"].save()
    child = a_child(place, measure)
    police(place, measure, Act.SUSPEND, DocumentKind.SUSPENSION_NOTE)
    assert asked(place, child) == [("aid_placement", TODAY, TODAY)]

    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        with pytest.raises(BadInput):
            actions.place(
                child.pk, actions.NewPlacement(CareFound.FAMILY, TODAY), actor=li, on=TODAY
            )
        told = actions.NewPlacement(CareFound.FAMILY, TODAY, told_police_on=TODAY)
        actions.place(child.pk, told, actor=li, on=TODAY)


def test_a_grown_child_is_not_asked_for(place, measure):
    child = a_child(place, measure)
    with acting_for(place.users["li"].pk, on=TODAY):
        actions.end_dependant(child.pk, until_on=TODAY - timedelta(days=1),
                              actor=place.actor("li"), on=TODAY)  # fmt: skip
    police(place, measure, Act.SUSPEND, DocumentKind.SUSPENSION_NOTE)

    assert asked(place, child) == []
    with acting_for(place.users["li"].pk, on=TODAY):
        assert Dependant.objects.get(pk=child.pk).away_from is None


def test_nursing_ends_by_itself_with_the_law(place, measure):
    new = actions.NewCircumstance(
        CircumstanceKind.NURSING, date(2020, 2, 29), "出生医学证明", baby_born_on=date(2020, 2, 29)
    )
    with acting_for(place.users["li"].pk, on=TODAY):
        row = actions.add_circumstance(measure.person_id, new, actor=place.actor("li"), on=TODAY)

        assert row.until_on == date(2021, 2, 27)


@pytest.mark.parametrize(
    ("who", "sees"), [("li", 1), ("doctor", 1), ("officer", 0), ("archivist", 0), ("inspector", 0)]
)
def test_a_circumstance_is_open_to_the_case_team_and_to_health_only(place, measure, who, sees):
    new = actions.NewCircumstance(CircumstanceKind.PREGNANT, TODAY, "本人陈述")
    with acting_for(place.users["li"].pk, on=TODAY):
        actions.add_circumstance(measure.person_id, new, actor=place.actor("li"), on=TODAY)

    with acting_for(place.users[who].pk, on=TODAY):
        assert queries.circumstances(place.actor(who)).count() == sees


def test_the_doctor_records_a_circumstance_and_the_police_do_not(place, measure):
    new = actions.NewCircumstance(CircumstanceKind.DISABLED, TODAY, "残疾人证")
    with acting_for(place.users["doctor"].pk, on=TODAY):
        actions.add_circumstance(measure.person_id, new, actor=place.actor("doctor"), on=TODAY)
    with acting_for(place.users["officer"].pk, on=TODAY), pytest.raises(AccessDenied):
        actions.add_circumstance(measure.person_id, new, actor=place.actor("officer"), on=TODAY)
