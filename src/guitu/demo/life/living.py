"""Whose life is played, on which stage, in which years."""

from dataclasses import dataclass
from datetime import date

from guitu.demo.life.days import Days
from guitu.demo.stage import Stage
from guitu.measures.models import Measure


@dataclass(frozen=True)
class Life:
    """The stage, the measure and the days."""

    stage: Stage
    measure: Measure
    days: Days

    def look_again(self, on: date) -> None:
        """Read the measure again as the head of the office sees it on a day."""
        with self.stage.acting("head", on):
            self.measure.refresh_from_db()

    def worker(self, on: date) -> str:
        """Return the sign-in name of the worker who is responsible on a day."""
        return "worker" if on < self.days.moved_on else "worker2"
