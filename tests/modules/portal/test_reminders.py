"""Reminders: quiet, once, only where wanted and still needed."""

from datetime import date, timedelta

import pytest

from guitu.access import gateway
from guitu.access.actors import SYSTEM_ACTOR
from guitu.contacts.actions import NewBooking, book, move_appointment
from guitu.contacts.terms import Way
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.people.actions import add_phone
from guitu.people.records import about
from guitu.portal import sending
from guitu.portal.models import Reminder, ReminderWish
from guitu.portal.terms import Wish
from tests.cast import town
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
DUE = date(2020, 4, 27)
BEFORE = date(2020, 4, 25)


@pytest.fixture
def sent(monkeypatch):
    found = []
    monkeypatch.setattr(gateway, "send", lambda to, text: found.append((to, text)))
    return found


@pytest.fixture
def place():
    return town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=BEFORE):
        measure = a_running_measure(place)
        chen = place.actor("chen", on=BEFORE)
        add_phone(measure.person_id, "10012345678", actor=chen)
        return measure


def test_a_reminder_goes_out_two_days_before_once_and_says_nothing_of_what(measure, sent):
    assert sending.remind(on=date(2020, 4, 24)) == 0
    assert sending.remind(on=BEFORE) == 1
    assert sending.remind(on=BEFORE) == 0

    ((to, text),) = sent
    assert to == "10012345678"
    for word in ("毒", "尿", "检", "社区", measure.person.name):
        assert word not in text
    assert "4月27日" in text or "2020-04-27" in text


def test_nobody_is_reminded_who_said_no(measure, sent):
    with as_system(on=BEFORE):
        about(measure.person, ReminderWish, actor=SYSTEM_ACTOR, wish=Wish.NO, from_on=BEFORE).save()

    assert sending.remind(on=BEFORE) == 0
    assert sent == []


def test_what_was_done_meanwhile_is_not_reminded_of(measure, sent):
    with as_system(on=BEFORE):
        sending.make(on=BEFORE)
        Duty.objects.filter(kind="drug_test").update(waived_on=BEFORE)

    assert sending.remind(on=BEFORE) == 0
    with as_system(on=BEFORE):
        assert Reminder.objects.get().status == "dropped"


def test_a_gateway_that_fails_is_tried_again_and_then_left(measure, monkeypatch):
    def refuse(to, text):
        raise gateway.NotSent("busy")

    monkeypatch.setattr(gateway, "send", refuse)
    for _day in range(3):
        assert sending.remind(on=BEFORE) == 0

    with as_system(on=BEFORE):
        row = Reminder.objects.get()
        assert (row.status, row.tries) == ("failed", 3)


def test_without_a_gateway_nothing_is_made(measure, settings):
    settings.TEXT_GATEWAY = "off"

    assert sending.remind(on=BEFORE) == 0
    with as_system(on=BEFORE):
        assert not Reminder.objects.exists()


def test_the_console_shows_no_number(settings, capsys):
    settings.TEXT_GATEWAY = "console"

    gateway.send("10012345678", "x")

    assert "100123456" not in capsys.readouterr().err


def test_a_booked_meeting_is_reminded_of_until_it_is_moved(place, measure, sent):
    with acting_for(place.users["chen"].pk, on=BEFORE):
        chen = place.actor("chen", on=BEFORE)
        new = NewBooking(date(2020, 4, 26), Way.HOME_VISIT)
        row = book(measure.person_id, new, actor=chen, on=BEFORE)
        family = NewBooking(date(2020, 4, 26), Way.FAMILY)
        book(measure.person_id, family, actor=chen, on=BEFORE)

    assert sending.remind(on=date(2020, 4, 24)) == 1
    ((_to, text),) = sent
    assert "4月26日" in text or "2020-04-26" in text
    for word in ("毒", "访", "家", "谈", measure.person.name):
        assert word not in text
    with acting_for(place.users["chen"].pk, on=BEFORE):
        later = NewBooking(date(2020, 4, 28), Way.HOME_VISIT)
        move_appointment(row.pk, later, reason="他有事", actor=chen, on=BEFORE)
    sent.clear()
    assert sending.remind(on=date(2020, 4, 26)) == 2
    assert {("26" in one) for _to, one in sent} == {False}


def test_the_end_of_the_term_is_reminded_of_when_its_time_begins(measure, sent):
    with as_system(on=BEFORE):
        talk = Duty.objects.get(subject_id=measure.pk, kind="expiry_talk")
        Duty.objects.filter(person_id=measure.person_id).exclude(pk=talk.pk).update(
            waived_on=BEFORE
        )

    assert sending.remind(on=talk.window_from - timedelta(days=1)) == 0
    assert sending.remind(on=talk.window_from) == 1
    assert sending.remind(on=talk.window_from + timedelta(days=1)) == 0
