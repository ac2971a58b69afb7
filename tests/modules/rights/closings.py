"""People whose measure has ended, as the tests of closing begin."""

from datetime import date

from guitu.database.context import acting_for, as_system
from guitu.measures import actions as measures
from guitu.measures.models import Measure
from guitu.people.models import Person
from guitu.people.terms import DocumentKind
from guitu.rights import actions
from tests.cast import Town
from tests.modules.measures.files import REPORTED, a_running_measure

LAST_DAY = date(2023, 3, 27)
FREE = date(2023, 3, 28)
A_YEAR_LESS = date(2024, 3, 27)
A_YEAR = date(2024, 3, 28)
NUMBER = "990001198805120177"


def a_term_over(place: Town) -> Measure:
    """Return a measure of three years whose last day was LAST_DAY; nobody wrote it down yet."""
    with acting_for(place.users["chen"].pk, on=REPORTED):
        return a_running_measure(place)


def a_release(place: Town, measure: Measure, *, on: date = FREE) -> Measure:
    """Record the notice that the measure has ended."""
    with acting_for(place.users["chen"].pk, on=on):
        notice = measures.Paper(number="1", issued_by="Police", issued_on=on)
        change = measures.Change(
            measures_act("release"), on, {DocumentKind.MEASURE_END_NOTICE: notice}
        )
        return measures.change_status(measure.pk, change, actor=place.actor("chen", on=on), on=on)


def measures_act(code: str):
    """Return an act on a measure by its code."""
    from guitu.measures.terms import Act

    return Act(code)


def a_released_person(place: Town) -> Person:
    """Return a person released on FREE, with nothing done about the file yet."""
    measure = a_release(place, a_term_over(place))
    with as_system(on=FREE):
        return Person.objects.get(pk=measure.person_id)


def night(on: date) -> list:
    """Let the worker do what is due on a day."""
    with as_system(on=on):
        measures.lapse_terms(on=on)
        return actions.close_files(on=on)


def sees(place: Town, name: str, person: Person, *, on: date) -> bool:
    """Return whether the database shows the person's row to somebody on a day."""
    with acting_for(place.users[name].pk, on=on):
        return Person.objects.filter(pk=person.pk).exists()
