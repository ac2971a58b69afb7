"""Practice is adopted by an office, from a day on, and holds below it; law is never replaced."""

from datetime import date

import pytest

from guitu.database.context import acting_for, as_system
from guitu.duties.policy import rules_for
from guitu.duties.practice import NewPractice, adopt, void_practice
from guitu.kernel.errors import AccessDenied, BadInput
from tests.cast import TODAY, town

pytestmark = pytest.mark.django_db

EXPIRY = {"first_before_days": 90, "second_before_days": 45}


def practice(**changes):
    fields = {"subject": "expiry", "from_on": date(2020, 4, 1), "values": EXPIRY}
    return NewPractice(**(fields | {"reference": "Minutes 3/2020"} | changes))


def days_before(org, on):
    return rules_for(org.seq).row("expiry", on).first_before_days


def test_the_template_holds_until_an_office_adopts_its_own():
    place = town()
    zixin, elsewhere = place.orgs["zixin"], place.orgs["tianjiang"]
    with acting_for(place.users["chen"].pk, on=TODAY):
        assert days_before(zixin, date(2020, 4, 1)) == 60

        adopt(place.orgs["xintan"], practice(), actor=place.actor("chen"), on=TODAY)

        assert days_before(zixin, date(2020, 3, 31)) == 60
        assert days_before(zixin, date(2020, 4, 1)) == 90
        assert days_before(elsewhere, date(2020, 4, 1)) == 60
        row = rules_for(zixin.seq).row("expiry", date(2020, 4, 1))
        assert (row.layer, row.cite.status.value) == ("adopted", "practice")


def test_a_nearer_office_goes_before_a_wider_one_from_its_first_day():
    place = town()
    with as_system(on=TODAY):
        machine = place.actor("machine")
        new_year = date(2020, 1, 1)
        adopt(place.orgs["beita"], practice(from_on=new_year), actor=machine, on=new_year)
        own = EXPIRY | {"first_before_days": 70}
        adopt(place.orgs["xintan"], practice(values=own), actor=machine, on=TODAY)

        seen = [
            days_before(place.orgs["zixin"], day)
            for day in (date(2019, 12, 31), date(2020, 1, 1), date(2020, 4, 1))
        ]

    assert seen == [60, 90, 70]


def test_a_row_taken_back_gives_way_to_what_held_before():
    place = town()
    with as_system(on=TODAY):
        machine = place.actor("machine")
        row = adopt(place.orgs["xintan"], practice(), actor=machine, on=TODAY)

        void_practice(row.pk, reason="Wrong meeting", actor=machine, on=TODAY)

        assert days_before(place.orgs["zixin"], date(2020, 4, 1)) == 60


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"values": {"first_before_days": 1}}, "values", id="value-missing"),
        pytest.param({"subject": "report_in", "values": {"days": 90}}, "values", id="law"),
        pytest.param({"values": EXPIRY | {"more": 3}}, "values", id="no-unit"),
        pytest.param({"reference": " "}, "reference", id="no-decision-named"),
        pytest.param({"from_on": date(2020, 3, 1)}, "from_on", id="in-the-past"),
    ],
)
def test_what_does_not_fit_the_template_is_refused(changes, field):
    place = town()
    with as_system(on=TODAY), pytest.raises(BadInput) as refused:
        adopt(place.orgs["xintan"], practice(**changes), actor=place.actor("machine"), on=TODAY)

    assert set(refused.value.fields) == {field}


def test_a_day_has_one_row():
    place = town()
    with as_system(on=TODAY):
        machine = place.actor("machine")
        adopt(place.orgs["xintan"], practice(), actor=machine, on=TODAY)
        with pytest.raises(BadInput):
            adopt(place.orgs["xintan"], practice(), actor=machine, on=TODAY)


def test_a_community_worker_adopts_nothing():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY), pytest.raises(AccessDenied):
        adopt(place.orgs["zixin"], practice(), actor=place.actor("li"), on=TODAY)
