"""The people of the demonstration: invented, with the orders they were under in 2020.

Each line is a person carried over from the office's paper files, or one who reported in during the
year. `kept_from` is the day from which the office keeps their duties in Guitu.
"""

from dataclasses import dataclass
from datetime import date

from guitu.measures.terms import MeasureKind
from guitu.people import invented
from guitu.people.invented import InventedPerson
from guitu.people.terms import EmploymentStatus

SEED = 2020
DETOX, REHAB = MeasureKind.COMMUNITY_DETOX, MeasureKind.COMMUNITY_REHAB
KEPT_FROM = date(2020, 8, 1)


@dataclass(frozen=True)
class Resident:
    """One invented person, where, under which measure since when, and who is responsible."""

    number: int
    community: str
    measure: MeasureKind
    decided_on: date
    reported_on: date
    worker: str
    employment: EmploymentStatus | str = ""
    lives_elsewhere: bool = False

    def person(self) -> InventedPerson:
        """Return the invented person behind the number."""
        return invented.person(self.number, seed=SEED, on=date(2020, 1, 1))

    @property
    def ordered_months(self) -> int | None:
        """The months that the order names; community detoxification has its term by law."""
        if self.measure is DETOX:
            return None
        return 24 if self.number % 3 == 0 else 36

    @property
    def kept_from(self) -> date:
        """The day from which duties are planned: report-in, or the start of Guitu."""
        return max(self.reported_on, KEPT_FROM)


WORK, IDLE, OWN = (
    EmploymentStatus.EMPLOYED,
    EmploymentStatus.SEEKING,
    EmploymentStatus.SELF_EMPLOYED,
)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _resident(number: int, community: str, measure: MeasureKind, *rest: object) -> Resident:
    decided, reported, worker, *more = rest
    employment = more[0] if more else ""
    return Resident(
        number=number,
        community=f"xintan-{community}",
        measure=measure,
        decided_on=_day(str(decided)),
        reported_on=_day(str(reported)),
        worker=str(worker),
        employment=employment,
        lives_elsewhere=len(more) > 1,
    )


RESIDENTS: tuple[Resident, ...] = (
    _resident(1, "zixin", DETOX, "2018-02-26", "2018-03-07", "worker", WORK),
    _resident(2, "zixin", REHAB, "2018-09-03", "2018-09-12", "worker", OWN),
    _resident(3, "zixin", DETOX, "2019-04-15", "2019-04-22", "worker", IDLE),
    _resident(4, "zixin", DETOX, "2019-11-04", "2019-11-15", "worker", WORK, "elsewhere"),
    _resident(5, "zixin", REHAB, "2020-01-13", "2020-01-20", "worker"),
    _resident(6, "binjiang", DETOX, "2017-12-11", "2017-12-20", "worker2", WORK),
    _resident(7, "binjiang", DETOX, "2018-06-19", "2018-06-29", "worker2", IDLE),
    _resident(8, "binjiang", REHAB, "2019-01-07", "2019-01-16", "worker2", WORK),
    _resident(9, "binjiang", DETOX, "2019-08-12", "2019-08-26", "worker2", WORK, "elsewhere"),
    _resident(10, "binjiang", DETOX, "2020-05-11", "2020-05-19", "worker2"),
    _resident(11, "liutang", DETOX, "2018-04-02", "2018-04-13", "worker3", OWN),
    _resident(12, "liutang", REHAB, "2018-11-26", "2018-12-05", "worker3", WORK),
    _resident(13, "liutang", DETOX, "2019-06-10", "2019-06-20", "worker3", IDLE),
    _resident(14, "liutang", DETOX, "2020-02-17", "2020-02-28", "worker3"),
    _resident(15, "chayuan", DETOX, "2018-01-08", "2018-01-19", "worker4", WORK),
    _resident(16, "chayuan", REHAB, "2019-03-18", "2019-03-27", "worker4", WORK, "elsewhere"),
    _resident(17, "chayuan", DETOX, "2019-10-21", "2019-10-30", "worker4", IDLE),
    _resident(18, "xindu", DETOX, "2018-08-06", "2018-08-15", "station", WORK),
    _resident(19, "xindu", DETOX, "2019-05-27", "2019-06-06", "station", OWN),
    _resident(20, "xindu", REHAB, "2020-06-15", "2020-06-24", "station"),
    _resident(21, "qiaotou", DETOX, "2018-10-15", "2018-10-26", "station", IDLE),
    _resident(22, "qiaotou", DETOX, "2019-12-09", "2019-12-18", "station", WORK),
    _resident(23, "qiaotou", REHAB, "2019-07-22", "2019-07-31", "station", WORK),
    # The term was over on 27 September; the notice of the police has not come yet.
    _resident(24, "chayuan", DETOX, "2017-09-18", "2017-09-28", "worker4"),
)
