"""A person under a measure, a month later, and the colleagues who see to it."""

from dataclasses import dataclass
from datetime import date

import pytest

from guitu.access.actors import Actor
from guitu.database.context import acting_for
from guitu.measures.models import Measure
from guitu.people.models import Person
from tests.cast import Town, town
from tests.modules.measures.files import a_running_measure

TODAY = date(2020, 6, 30)


@dataclass
class Scene:
    """The town, the measure, and who acts."""

    town: Town
    measure: Measure
    chen: Actor
    li: Actor

    @property
    def person(self) -> Person:
        return self.measure.person


@pytest.fixture
def scene():
    """Return the scene, acting for the head of the office."""
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        measure = a_running_measure(place)
        yield Scene(place, measure, place.actor("chen", on=TODAY), place.actor("li", on=TODAY))
