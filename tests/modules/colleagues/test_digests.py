"""The weekly digest: frozen lists, no names, acknowledged once."""

import json
from datetime import date, timedelta

import pytest

from guitu.colleagues import digests
from guitu.colleagues.models import Digest
from guitu.colleagues.terms import Figure
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, WrongStatus
from tests.cast import TODAY, Town, town
from tests.web.account.test_today import a_duty

pytestmark = pytest.mark.django_db

MONDAY = date(2020, 3, 30)
DAY = timedelta(days=1)


@pytest.fixture
def place() -> Town:
    return town()


def of_xintan(place: Town) -> Digest:
    with acting_for(place.users["chen"].pk, on=MONDAY):
        return digests.visible_to(place.actor("chen")).get()


def test_the_cast_begins_on_a_monday():
    assert TODAY == MONDAY == digests.week_of(date(2020, 4, 5))
    assert digests.week_of(date(2020, 3, 29)) == date(2020, 3, 23)


def test_each_figure_holds_its_duties(place):
    zixin, li = place.orgs["zixin"], place.users["li"]
    met = {"met_by_type": "orgs.org", "met_by_id": zixin.pk, "assignee": li}
    made = {
        Figure.LATE: [a_duty(zixin, "late", due_on=MONDAY - DAY, assignee=li)],
        Figure.MET_LATE: [
            a_duty(zixin, "a", due_on=date(2020, 3, 20), met_on=date(2020, 3, 23), **met),
            a_duty(zixin, "b", due_on=date(2020, 3, 20), met_on=date(2020, 3, 29), **met),
        ],
        Figure.PUT_OFF: [
            a_duty(zixin, "off", due_on=MONDAY, assignee=li, snoozed_until=MONDAY + DAY)
        ],
        Figure.UNASSIGNED: [a_duty(zixin, "nobody", due_on=MONDAY)],
        Figure.RETURNED: [a_duty(zixin, "back", due_on=MONDAY, assignee=li, snoozed_until=MONDAY)],
    }
    a_duty(zixin, "before", due_on=date(2020, 3, 1), met_on=date(2020, 3, 22), **met)
    a_duty(zixin, "today", due_on=date(2020, 3, 1), met_on=MONDAY, **met)
    a_duty(zixin, "in-time", due_on=date(2020, 3, 25), met_on=date(2020, 3, 25), **met)
    a_duty(place.orgs["tianjiang"], "elsewhere", due_on=MONDAY - DAY)

    assert digests.make_all(on=MONDAY) == 2

    figures = of_xintan(place).figures
    assert {name: set(ids) for name, ids in figures.items()} == {
        figure.value: {str(duty.pk) for duty in rows} for figure, rows in made.items()
    }


def test_it_stays_as_it_was(place):
    duty = a_duty(place.orgs["zixin"], "late", due_on=MONDAY - DAY)
    digests.make_all(on=MONDAY)
    with as_system(on=MONDAY):
        Duty.objects.filter(pk=duty.pk).update(
            met_on=MONDAY, met_by_type="orgs.org", met_by_id=duty.pk
        )

    assert digests.make_all(on=MONDAY + 3 * DAY) == 0
    with acting_for(place.users["chen"].pk, on=MONDAY):
        digest = digests.visible_to(place.actor("chen")).get()
        rows = list(digests.duties_in(digest, Figure.LATE, place.actor("chen")))

    assert [row.pk for row in rows] == [duty.pk]


def test_it_holds_ids_and_nothing_else(place):
    a_duty(place.orgs["zixin"], "late", due_on=MONDAY - DAY, assignee=place.users["li"])
    digests.make_all(on=MONDAY)

    text = json.dumps(of_xintan(place).figures)

    assert "li" not in text.replace('"late"', "").replace('"met_late"', "")


def test_a_supervisor_acknowledges_once_and_a_worker_not_at_all(place):
    digests.make_all(on=MONDAY)
    digest = of_xintan(place)
    with acting_for(place.users["leader"].pk, on=MONDAY):
        leader = place.actor("leader")
        assert digests.unread(leader) == digest
        digests.acknowledge(digest.pk, remark=" Well done. ", actor=leader, on=MONDAY)
        assert digests.unread(leader) is None
        with pytest.raises(WrongStatus):
            digests.acknowledge(digest.pk, remark="", actor=leader, on=MONDAY)
    with acting_for(place.users["wang"].pk, on=MONDAY), pytest.raises(AccessDenied):
        digests.acknowledge(digest.pk, remark="", actor=place.actor("wang"), on=MONDAY)

    assert [row.remark for row in _readings(place, digest)] == ["Well done."]


def _readings(place: Town, digest: Digest):
    with acting_for(place.users["chen"].pk, on=MONDAY):
        return digests.readings_of(digest)
