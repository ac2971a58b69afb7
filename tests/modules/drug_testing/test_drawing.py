"""A draw: only where it is adopted, fixed before it is carried out, and open to checking."""

from datetime import date

import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for
from guitu.drug_testing import actions
from guitu.drug_testing.actions.drawing import NewDraw, Where
from guitu.drug_testing.models import CallUp, Draw
from guitu.drug_testing.rules import drawing
from guitu.duties.practice import NewPractice, adopt
from guitu.kernel.errors import AccessDenied, BadInput, Conflict, WrongStatus
from guitu.people.models import Person
from tests.cast import town
from tests.modules.drug_testing.files import a_tested_measure, put_test

pytestmark = pytest.mark.django_db
TODAY = date(2020, 6, 1)
TEST_DAY = date(2020, 6, 2)


@pytest.fixture
def place():
    built = town()
    with acting_for(built.users["chen"].pk, on=TODAY):
        yield built


@pytest.fixture
def chen(place):
    return place.actor("chen", on=TODAY)


@pytest.fixture
def office(place):
    return place.orgs["xintan"]


@pytest.fixture
def used(place, chen, office):
    values = {
        "is_used": True, "share_percent": 50, "minimum_gap_days": 14, "notice_days": 1,
    }  # fmt: skip
    new = NewPractice("test_draw", TODAY, values, "新滩办〔2020〕1号")
    adopt(office, new, actor=chen, on=TODAY)


@pytest.fixture
def measures(place):
    return [a_tested_measure(place) for _ in range(4)]


def prepared(office, actor) -> Draw:
    return actions.commit_draw(NewDraw(office.seq, TEST_DAY), actor=actor, on=TODAY)


def carried_out(draw, actor) -> Draw:
    return actions.carry_out(draw.pk, Where("工作站"), actor=actor, on=TODAY)


def test_nothing_is_drawn_where_the_office_has_not_adopted_it(measures, office, chen):
    with pytest.raises(WrongStatus, match="not used here"):
        prepared(office, chen)


@pytest.mark.usefixtures("used")
def test_half_of_them_are_drawn_called_and_anybody_can_check_it(measures, office, chen):
    draw = carried_out(prepared(office, chen), chen)

    candidates = drawing.candidates_of(draw.candidates)
    assert len(draw.drawn) == 2
    assert drawing.drawn(draw.seed, candidates, percent=50) == draw.drawn
    drawing.check_commitment(
        draw.seed, candidates, drawing.Commitment(draw.seed_hash, draw.list_hash)
    )
    assert {str(call.measure_id) for call in CallUp.objects.filter(draw=draw)} == set(draw.drawn)


@pytest.mark.usefixtures("used")
def test_the_fingerprints_stand_in_the_trail_before_and_the_seed_only_after(measures, office, chen):
    draw = prepared(office, chen)
    fixed = Event.objects.get(act="drug_testing.draw_fixed")
    assert fixed.details["list_hash"] == draw.list_hash
    assert draw.seed == ""

    draw = carried_out(draw, chen)

    told = Event.objects.get(act="drug_testing.draw_carried_out")
    assert (draw.seed in str(fixed.details), told.details["seed"]) == (False, draw.seed)


@pytest.mark.usefixtures("used")
def test_a_list_changed_after_it_was_fixed_is_refused_and_nobody_is_drawn(measures, office, chen):
    draw = prepared(office, chen)
    Draw.objects.filter(pk=draw.pk).update(candidates=draw.candidates[1:])

    with pytest.raises(Conflict, match="Nothing was drawn"):
        carried_out(draw, chen)
    assert not CallUp.objects.exists()


@pytest.mark.usefixtures("used")
def test_who_was_tested_lives_elsewhere_or_is_called_is_left_out(measures, office, chen):
    put_test(measures[0], chen, date(2020, 5, 25))
    Person.objects.filter(pk=measures[1].person_id).update(lives_elsewhere=True)
    actions.call_up(measures[2].pk, actions.NewCallUp(TEST_DAY, "x"), actor=chen, on=TODAY)

    draw = prepared(office, chen)

    left = {one["id"]: one["because"] for one in draw.left_out}
    assert [one["id"] for one in draw.candidates] == [str(measures[3].pk)]
    assert left == {
        str(measures[0].pk): "too_soon",
        str(measures[1].pk): "elsewhere",
        str(measures[2].pk): "called",
    }


@pytest.mark.usefixtures("used")
def test_one_draw_at_a_time_and_a_voided_one_stays_on_record(measures, office, chen):
    draw = prepared(office, chen)
    with pytest.raises(WrongStatus, match="prepared already"):
        prepared(office, chen)

    actions.void_draw(draw.pk, reason="power cut", actor=chen)

    assert Draw.objects.get(pk=draw.pk).void_reason == "power cut"
    with pytest.raises(WrongStatus):
        carried_out(draw, chen)
    prepared(office, chen)


@pytest.mark.usefixtures("used")
def test_a_draw_is_carried_out_once(measures, office, chen):
    draw = carried_out(prepared(office, chen), chen)

    with pytest.raises(WrongStatus):
        carried_out(draw, chen)


@pytest.mark.usefixtures("used")
def test_nobody_to_draw_is_said(place, office, chen):
    with pytest.raises(BadInput, match="Nobody can be drawn"):
        prepared(office, chen)


@pytest.mark.usefixtures("used")
def test_a_community_worker_does_not_draw(place, measures, office):
    with pytest.raises(AccessDenied):
        prepared(office, place.actor("li", on=TODAY))
