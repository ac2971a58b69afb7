"""Duties follow every act, practice that changes, and never lose what was met."""

import pytest

from guitu.database.context import acting_for
from guitu.duties.actions import meet
from guitu.duties.models import Duty
from guitu.duties.practice import NewPractice, adopt
from guitu.measures import followers
from guitu.measures.planning import replan
from tests.cast import TODAY, town
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db


def test_planning_again_changes_no_row():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_running_measure(place)
        before = set(Duty.objects.values_list("pk", "voided_at"))

        replan(measure, actor=chen, on=TODAY)

        assert set(Duty.objects.values_list("pk", "voided_at")) == before


def test_practice_that_an_office_adopts_plans_its_measures_anew_and_keeps_what_was_met():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        measure = a_running_measure(place)
        meet(measure.pk, "test:y1:01", by=measure, on=TODAY)
        intervals = {
            "community_detox": [2, 2, 2], "community_rehab_3_years": [2, 3, 6],
            "community_rehab_2_years": [2, 2], "community_rehab_1_year": [2],
        }  # fmt: skip
        values = {"intervals_months": intervals}
        new = NewPractice("test_plan", REPORTED, values, "meeting of 28 March")

        adopt(place.orgs["xintan"], new, actor=chen, on=REPORTED)

        tests = Duty.objects.filter(subject_id=measure.pk, kind="drug_test", voided_at=None)
        assert tests.count() == 18
        assert tests.get(key="test:y1:01").met_on == TODAY


def test_followers_are_told_in_the_same_transaction(monkeypatch):
    told = []
    monkeypatch.setattr(followers, "_followers", {})
    followers.register("test", lambda measure, actor, on: told.append(measure.pk))
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        measure = a_running_measure(place)

    assert set(told) == {measure.pk}
    assert len(told) == 3
