"""Putting off: who may, what it changes, and what it never changes."""

from datetime import date, timedelta

import pytest

from guitu.access.standing_in import NewStandIn, name_stand_in
from guitu.access.terms import AwayReason
from guitu.database.context import acting_for
from guitu.duties import queries, snoozing
from guitu.duties.actions import DutySubject, reconcile, waive
from guitu.duties.models import Duty, Snooze
from guitu.duties.plan import PlannedDuty
from guitu.duties.rules import Urgency
from guitu.duties.snoozing import NewSnooze
from guitu.duties.terms import Party, SnoozeReason
from guitu.kernel.decisions import Citation, CitationStatus
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from tests.cast import TODAY, Town, town
from tests.web.account.test_today import a_duty

pytestmark = pytest.mark.django_db

PRACTICE = Citation("practice-standard", "Visits", CitationStatus.PRACTICE, since=TODAY)


@pytest.fixture
def place() -> Town:
    return town()


def of_li(place: Town, key: str = "visit", **values) -> Duty:
    values = {"due_on": TODAY - timedelta(days=3), "assignee": place.users["li"]} | values
    duty = a_duty(place.orgs["zixin"], key, **values)
    with acting_for(place.users["chen"].pk, on=TODAY):
        Duty.objects.filter(pk=duty.pk).update(because=[PRACTICE.as_json()])
    return duty


def later(days: int = 5, reason: SnoozeReason = SnoozeReason.AGREED_LATER, **more) -> NewSnooze:
    return NewSnooze(TODAY + timedelta(days=days), reason, **more)


def put_off(place: Town, duty: Duty, new: NewSnooze, *, who: str = "li", on: date = TODAY):
    with acting_for(place.users[who].pk, on=on):
        return snoozing.snooze(duty.pk, new, actor=place.actor(who, on=on), on=on)


def test_it_leaves_the_first_screen_until_its_day_and_stays_late(place):
    duty = of_li(place)
    put_off(place, duty, later(5))

    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        for day, is_awake in ((TODAY, False), (TODAY + timedelta(days=4), False),
                              (TODAY + timedelta(days=5), True)):  # fmt: skip
            rows = queries.today(li, on=day)
            assert rows.filter(queries.standing(Urgency.LATE, on=day)).count() == 1
            assert rows.filter(queries.awake(on=day)).exists() is is_awake
            assert rows.filter(queries.snoozed(on=day)).exists() is not is_awake
        duty.refresh_from_db()
        assert duty.due_on == TODAY - timedelta(days=3)


def test_the_limit_is_of_the_practice_row(place):
    duty = of_li(place)

    with pytest.raises(BadInput, match="latest"):
        put_off(place, duty, later(8))
    with pytest.raises(BadInput, match="latest"):
        put_off(place, duty, later(4, SnoozeReason.OTHER, note="A reason"))
    with pytest.raises(BadInput, match="reason is"):
        put_off(place, duty, later(3, SnoozeReason.OTHER))
    put_off(place, duty, later(14, SnoozeReason.PERSON_AWAY))


def test_a_third_time_is_refused_and_an_undone_one_does_not_count(place):
    duty = of_li(place)
    put_off(place, duty, later())
    with acting_for(place.users["li"].pk, on=TODAY):
        snoozing.undo_snooze(duty.pk, actor=place.actor("li"), on=TODAY)
    put_off(place, duty, later())
    put_off(place, duty, later(6))

    with pytest.raises(WrongStatus, match="2 times"):
        put_off(place, duty, later(7))


def test_a_duty_planned_anew_for_another_day_is_not_put_off_but_keeps_its_count(place):
    duty = of_li(place)
    put_off(place, duty, later())
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        org = place.orgs["zixin"]
        subject = DutySubject("orgs.org", duty.subject_id, org.seq, 1)
        moved = PlannedDuty("visit", "report_in", TODAY, TODAY + timedelta(days=9),
                            Party.RESIDENTS, "community_worker", (PRACTICE,))  # fmt: skip
        reconcile(subject, [moved], actor=chen, on=TODAY)
        now = Duty.objects.get(subject_id=duty.subject_id, key="visit", voided_at=None)

        assert now.pk != duty.pk
        assert now.assignee_id == place.users["li"].pk
        assert now.snoozed_until is None
        assert snoozing.times_snoozed(now) == 1


def test_who_may(place):
    duty, nobodys = of_li(place), of_li(place, "nobody", assignee=None)

    with pytest.raises(AccessDenied):
        put_off(place, nobodys, later())
    with pytest.raises(AccessDenied):
        put_off(place, duty, later(), who="wang")
    put_off(place, nobodys, later(), who="chen")
    with acting_for(place.users["li"].pk, on=TODAY):
        name_stand_in(
            NewStandIn(place.users["li"], place.users["wang"], TODAY, TODAY, AwayReason.LEAVE),
            actor=place.actor("li"),
            on=TODAY,
        )
    put_off(place, duty, later(), who="wang")


def test_a_duty_that_is_done_with_is_not_put_off(place):
    duty = of_li(place)
    with acting_for(place.users["chen"].pk, on=TODAY):
        waive(duty.pk, reason="No need", actor=place.actor("chen"), on=TODAY)

    with pytest.raises(WrongStatus, match="no longer open"):
        put_off(place, duty, later())


def test_undoing_twice_is_refused_and_nothing_is_deleted(place):
    duty = of_li(place)
    put_off(place, duty, later())
    with acting_for(place.users["li"].pk, on=TODAY):
        snoozing.undo_snooze(duty.pk, actor=place.actor("li"), on=TODAY)
        with pytest.raises(WrongStatus, match="not put off"):
            snoozing.undo_snooze(duty.pk, actor=place.actor("li"), on=TODAY)
        assert Snooze.objects.filter(duty=duty).count() == 1


def unseen(duty, actor):
    return {row.duty_id for row in snoozing.unseen_comments([duty], actor)}


def test_a_comment_reaches_whoever_sees_to_the_duty_until_it_is_read(place):
    duty = of_li(place)
    with acting_for(place.users["chen"].pk, on=TODAY):
        made = snoozing.comment(duty.pk, " Call first. ", actor=place.actor("chen"))
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        duty.refresh_from_db()
        before = unseen(duty, li)
        snoozing.mark_seen(duty, actor=li, on=TODAY)
        after = unseen(duty, li)
        with pytest.raises(AccessDenied):
            snoozing.comment(duty.pk, "Hm", actor=li)
        with pytest.raises(AccessDenied):
            snoozing.void_comment(made.pk, actor=li)

    assert made.text == "Call first."
    assert (before, after) == ({duty.pk}, set())
