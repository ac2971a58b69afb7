"""The days of the life, and who the person is. Everything is invented."""

from dataclasses import dataclass
from datetime import date

from guitu.people import invented
from guitu.people.terms import Sex

NAME = "桑知秋"
BIRTH_ON = date(1984, 2, 29)
ID_NUMBER = invented.id_number(4102, birth_on=BIRTH_ON, sex=Sex.MALE)
PHONE = invented.phone(4102)


@dataclass(frozen=True)
class Excuse:
    """A test missed for a good reason: which cycle, on which day, why."""

    key: str
    on: date
    why: str


@dataclass(frozen=True)
class Days:
    """The days of a life that begins in a leap year, `year`; each is a method of it.

    It reports in on 29 February. In the fifth month a test is refused, two later ones are missed
    for good reasons; five months are spent in another province; a detention suspends the measure
    for fifteen days; work is found; a move to another community; the way to the end.
    """

    year: int

    def day(self, years: int, month: int, number: int) -> date:
        """Return a day of the year that lies `years` after the first."""
        return date(self.year + years, month, number)

    @property
    def decided_on(self) -> date:
        """The day of the decision; it is served five days later."""
        return self.day(0, 2, 19)

    @property
    def received_on(self) -> date:
        """The day on which the decision was served."""
        return self.day(0, 2, 24)

    @property
    def reported_on(self) -> date:
        """The leap day from which the term is counted."""
        return self.day(0, 2, 29)

    @property
    def planned_on(self) -> date:
        """The day on which the plan of help was settled."""
        return self.day(0, 3, 20)

    @property
    def step_on(self) -> date:
        """The day on which the first step of the plan was done."""
        return self.day(0, 4, 22)

    @property
    def refused_on(self) -> date:
        """The day of the refused test, in the cycle `refused_key`."""
        return self.day(0, 7, 14)

    refused_key = "test:y1:05"

    @property
    def heard_on(self) -> date:
        """The day on which the person was heard about the refusal."""
        return self.day(0, 7, 18)

    @property
    def excuses(self) -> tuple[Excuse, Excuse]:
        """The two tests missed for a good reason."""
        return (
            Excuse("test:y2:02", self.day(1, 5, 31), "住院治疗，有出院小结。"),
            Excuse("test:y3:02", self.day(2, 8, 20), "父亲住院，回乡陪护。"),
        )

    @property
    def away(self) -> tuple[date, date]:
        """The first and the last day in another province."""
        return self.day(0, 9, 1), self.day(1, 1, 31)

    @property
    def letter_on(self) -> date:
        """The day of the commission letter; it is answered a week later."""
        return self.day(0, 9, 2)

    @property
    def answered_on(self) -> date:
        """The day on which the office there took it on."""
        return self.day(0, 9, 9)

    @property
    def detained_on(self) -> date:
        """The first day of the suspension."""
        return self.day(1, 9, 4)

    @property
    def freed_on(self) -> date:
        """The day on which the measure goes on: fifteen days were suspended."""
        return self.day(1, 9, 19)

    @property
    def asked_on(self) -> date:
        """The day on which the person asked for help with finding work."""
        return self.day(1, 10, 9)

    @property
    def job_on(self) -> date:
        """The first day at work."""
        return self.day(1, 11, 1)

    @property
    def moved_on(self) -> date:
        """The day of the move to another community."""
        return self.day(2, 5, 31)

    @property
    def talked_on(self) -> date:
        """The day on which the time after the term was talked over."""
        return self.day(3, 1, 20)

    @property
    def prepared_on(self) -> date:
        """The day on which the file was complete."""
        return self.day(3, 2, 18)
