"""Orders and reporting in."""

from datetime import date

import pytest

from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures import actions, queries
from guitu.measures.models import Measure
from guitu.measures.terms import MeasureKind
from guitu.people.models import Person
from tests.cast import TODAY, town
from tests.modules.measures.files import RECEIVED, REPORTED, a_measure, a_person, an_order

pytestmark = pytest.mark.django_db


def test_an_order_brings_the_duty_to_report_in():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        measure = a_measure(place, place.actor("li"))

        duty = Duty.objects.get(subject_id=measure.pk)
        assert (duty.key, duty.due_on, duty.party) == ("report_in", date(2020, 4, 9), "residents")
        assert duty.because[0]["article"] == "Art. 14(1)"
        assert queries.current_status([measure.pk])[measure.pk].status == "awaiting_report"


def test_reporting_in_starts_the_term_and_meets_the_duty():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        measure = a_measure(place, li)

        measure = actions.report_in(measure.pk, reported_on=REPORTED, actor=li, on=TODAY)

        assert (measure.starts_on, measure.ends_on) == (REPORTED, date(2023, 3, 27))
        assert Duty.objects.get(subject_id=measure.pk, key="report_in").met_on == REPORTED
        assert Duty.objects.get(subject_id=measure.pk, key="agreement").due_on == date(2020, 4, 4)


def test_reporting_in_twice_is_refused():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        measure = a_measure(place, li)
        actions.report_in(measure.pk, reported_on=REPORTED, actor=li, on=TODAY)

        with pytest.raises(WrongStatus, match="on record already"):
            actions.report_in(measure.pk, reported_on=REPORTED, actor=li, on=TODAY)


def test_rehabilitation_runs_as_decided_and_not_from_report_in():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        values = {
            "kind": MeasureKind.COMMUNITY_REHAB, "ordered_from": date(2020, 3, 26),
            "ordered_months": 24,
        }  # fmt: skip
        measure = a_measure(place, li, **values)

        measure = actions.report_in(measure.pk, reported_on=REPORTED, actor=li, on=TODAY)

        assert (measure.starts_on, measure.ends_on) == (date(2020, 3, 26), date(2022, 3, 25))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        pytest.param({"decision_number": " "}, "decision_number", id="no-number"),
        pytest.param({"received_on": date(2020, 3, 1)}, "received_on", id="before-decided"),
        pytest.param({"received_on": date(2020, 4, 1)}, "received_on", id="future"),
        pytest.param({"released_on": date(2020, 3, 1)}, "released_on", id="release-before-order"),
    ],
)
def test_a_wrong_order_is_refused_and_nothing_written(values, field):
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        person = a_person(place, li)

        with pytest.raises(BadInput) as raised:
            actions.record_order(person.pk, an_order(place, **values), actor=li, on=TODAY)

        assert field in raised.value.fields
        assert Measure.objects.count() == 0


def test_the_same_decision_is_taken_once():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        measure = a_measure(place, li)

        with pytest.raises(BadInput, match="already on the person's file"):
            actions.record_order(measure.person_id, an_order(place), actor=li, on=TODAY)


def test_a_voided_order_takes_its_open_duties_with_it():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        measure = a_measure(place, li)

        actions.void_order(measure.pk, reason="entered twice", actor=li, on=TODAY)

        assert Duty.objects.get(subject_id=measure.pk).void_reason == "The order was voided."
        assert queries.of_person(measure.person_id, li, on=TODAY) == []
        again = actions.record_order(measure.person_id, an_order(place), actor=li, on=TODAY)
        assert again.pk != measure.pk


def test_after_a_change_of_place_the_days_are_carried_over():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        before = a_measure(place, li)
        before = actions.report_in(before.pk, reported_on=REPORTED, actor=li, on=TODAY)
        order = an_order(place, continues=before.pk, received_on=TODAY)

        measure = actions.record_order(before.person_id, order, actor=li, on=TODAY)

        assert (measure.starts_on, measure.ends_on) == (before.starts_on, before.ends_on)
        assert Duty.objects.get(subject_id=measure.pk).because[0]["article"] == "Art. 22"


def test_the_police_liaison_records_orders_but_not_report_in():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        person = a_person(place, place.actor("li"))
    with acting_for(place.users["officer"].pk, on=TODAY):
        officer = place.actor("officer")

        measure = actions.record_order(person.pk, an_order(place), actor=officer, on=TODAY)

        with pytest.raises(AccessDenied):
            actions.report_in(measure.pk, reported_on=RECEIVED, actor=officer, on=TODAY)


def test_another_community_does_not_see_the_measure():
    place = town()
    with acting_for(place.users["li"].pk, on=TODAY):
        measure = a_measure(place, place.actor("li"))

    with acting_for(place.users["zhao"].pk, on=TODAY):
        zhao = place.actor("zhao")
        assert not queries.visible_to(zhao).filter(pk=measure.pk).exists()
        with pytest.raises(Measure.DoesNotExist):
            actions.report_in(measure.pk, reported_on=REPORTED, actor=zhao, on=TODAY)
        with pytest.raises(Person.DoesNotExist):
            actions.record_order(measure.person_id, an_order(place), actor=zhao, on=TODAY)
