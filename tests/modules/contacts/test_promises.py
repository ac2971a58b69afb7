"""Booked contacts for calendars: one key however often moved, and private notes only counted."""

from datetime import timedelta

import pytest

from guitu.contacts import actions, promises
from guitu.contacts.terms import AppointmentAct, Visibility, Way
from guitu.database.context import acting_for
from tests.cast import TODAY, town
from tests.modules.contacts.files import a_visit
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def case():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        yield a_running_measure(place), place.actor("chen")


def test_a_moved_contact_keeps_its_key_and_counts_the_moves(case):
    measure, chen = case
    first = actions.book(
        measure.person_id, actions.NewBooking(TODAY + DAY, Way.HOME_VISIT), actor=chen, on=TODAY
    )
    (before,) = promises.booked(chen.user_id, chen, TODAY)
    moved = first
    for days in (3, 5):
        booking = actions.NewBooking(TODAY + days * DAY, Way.HOME_VISIT)
        moved = actions.move_appointment(moved.pk, booking, reason="夜班", actor=chen, on=TODAY)

    (after,) = promises.booked(chen.user_id, chen, TODAY)
    assert (after.key, after.sequence, after.on) == (before.key, 2, TODAY + 5 * DAY)
    assert after.is_at_home
    actions.close_appointment(
        moved.pk, actions.Closing(AppointmentAct.CANCEL, "出院"), actor=chen, on=TODAY
    )
    (gone,) = promises.booked(chen.user_id, chen, TODAY)
    assert (gone.key, gone.is_cancelled) == (before.key, True)


def test_private_notes_are_counted_and_not_shown(case):
    measure, chen = case
    note = actions.NewNote(Visibility.AUTHOR, "steady", summary="只有我看。")
    actions.record_contact(measure.person_id, a_visit(TODAY, note=note), actor=chen, on=TODAY)

    (told,) = promises.private_notes(chen.user_id, chen, TODAY)

    assert "1" in told.what
    assert "只有我看" not in told.what
