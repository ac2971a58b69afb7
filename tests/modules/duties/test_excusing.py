"""A rule excuses duties, and takes the excuse back when nothing justifies it any more."""

from datetime import date, timedelta

import pytest

from guitu.access.actors import SYSTEM_ACTOR
from guitu.database.context import acting_for
from guitu.duties import kinds, queries
from guitu.duties.excusing import Days, excuse
from guitu.duties.kinds import DutyKind
from guitu.duties.models import Duty
from guitu.duties.presenters import as_json
from tests.cast import town
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db
LATER = REPORTED + timedelta(days=40)
ABSENT = REPORTED + timedelta(days=5)
REASON = "A justified absence."


@pytest.fixture
def running():
    place = town()
    with acting_for(place.users["chen"].pk, on=LATER):
        yield a_running_measure(place), place.actor("chen", on=LATER)


def excused(measure, actor, *justified: date, done: tuple[date, ...] = ()) -> list[str]:
    days = Days(justified, done)
    return [
        duty.key for duty in excuse(measure.pk, ["drug_test"], days, reason=REASON, actor=actor)
    ]


def waived(measure) -> list[str]:
    rows = Duty.objects.filter(subject_id=measure.pk, waived_on__isnull=False)
    return list(rows.values_list("key", flat=True))


def test_a_justified_day_excuses_the_cycle_it_lies_in_once(running):
    measure, actor = running

    assert excused(measure, actor, ABSENT) == ["test:y1:01"]
    assert excused(measure, actor, ABSENT) == []
    assert waived(measure) == ["test:y1:01"]


@pytest.mark.parametrize(
    ("justified", "done"),
    [pytest.param((), (), id="voided"), pytest.param((ABSENT,), (ABSENT,), id="tested-after-all")],
)
def test_the_excuse_falls_when_nothing_needs_it(running, justified, done):
    measure, actor = running
    excused(measure, actor, ABSENT)

    excused(measure, actor, *justified, done=done)

    assert waived(measure) == []


def test_a_waiver_of_a_colleague_is_not_touched(running):
    measure, actor = running
    duty = Duty.objects.get(subject_id=measure.pk, key="test:y1:01")
    Duty.objects.filter(pk=duty.pk).update(waived_on=ABSENT, waive_reason="In hospital")

    excused(measure, actor)

    assert waived(measure) == ["test:y1:01"]


def test_a_right_lapses_and_is_never_late(running, monkeypatch):
    measure, _actor = running
    monkeypatch.setitem(kinds._kinds, "a_right", DutyKind("a_right", "A right", "", is_right=True))
    due_on = REPORTED + timedelta(days=3)
    duty = Duty.objects.get(subject_id=measure.pk, key="test:y1:01")
    Duty.objects.filter(pk=duty.pk).update(kind="a_right", due_on=due_on)
    duty.refresh_from_db()

    def seen(day: date) -> bool:
        return queries.today(SYSTEM_ACTOR, on=day).filter(pk=duty.pk).exists()

    assert (seen(due_on), seen(due_on + timedelta(days=1))) == (True, False)
    assert not as_json(duty, on=LATER)["overdue"]
    late = Duty.objects.filter(queries.overdue(on=LATER), pk=duty.pk)
    assert not late.exists()
