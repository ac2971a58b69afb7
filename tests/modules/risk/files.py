"""An office with a few files, and a round over them, as the tests of risk rounds begin."""

from dataclasses import dataclass
from datetime import date, timedelta

from guitu.measures.models import Measure
from guitu.risk import actions
from guitu.risk.models import Assessment, Round
from guitu.risk.terms import Department
from tests.cast import Town, town
from tests.modules.measures.files import REPORTED, a_running_measure

COUNTS = date(2020, 7, 1)
DAY = timedelta(days=1)


@dataclass
class Case:
    """The town, one person under a running measure, and the open round."""

    place: Town
    measure: Measure
    round: Round

    @property
    def assessment(self) -> Assessment:
        """Return the assessment of the one person, fresh from the database."""
        return Assessment.objects.get(round=self.round, person=self.measure.person_id)

    def actor(self, name: str, on: date = COUNTS):
        """Return somebody of the town on a day."""
        return self.place.actor(name, on=on)


def a_round(place: Town, *, on: date = COUNTS, **more) -> Round:
    """Open the round of July 2020 as the head of the office; three departments are asked."""
    asked = (
        actions.Asked(Department.POLICE, place.orgs["xintan"]),
        actions.Asked(Department.HEALTH, to_name="Health centre"),
        actions.Asked(Department.COMMUNITY, place.orgs["zixin"]),
    )
    new = actions.NewRound(**{"name": "July 2020", "counts_from": COUNTS, "asked": asked} | more)
    return actions.open_round(
        place.orgs["xintan"], new, actor=place.actor("chen", on=on), on=on
    ).round


def a_case(*, on: date = COUNTS, **more) -> Case:
    """Return a town with one person under a measure since March, and the open July round."""
    place = town()
    measure = a_running_measure(place, on=REPORTED)
    return Case(place, measure, a_round(place, on=on, **more))
