"""Private notes are counted for a hand-over pack and never shown."""

import pytest

from guitu.contacts import actions, promises
from guitu.contacts.terms import Visibility
from guitu.database.context import acting_for
from tests.cast import TODAY, town
from tests.modules.contacts.files import a_visit
from tests.modules.measures.files import a_running_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        yield a_running_measure(place), place.actor("chen")


def test_private_notes_are_counted_and_not_shown(case):
    measure, chen = case
    note = actions.NewNote(Visibility.AUTHOR, "steady", summary="只有我看。")
    actions.record_contact(measure.person_id, a_visit(TODAY, note=note), actor=chen, on=TODAY)

    (told,) = promises.private_notes(chen.user_id, chen, TODAY)

    assert "1" in told.what
    assert "只有我看" not in told.what
