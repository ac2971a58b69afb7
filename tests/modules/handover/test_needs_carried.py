"""Needs asked before release become needs on the file, once, without typing them again."""

import pytest

from guitu.aid.models import Need as NeedOnFile
from guitu.database.context import acting_for
from guitu.handover import actions
from guitu.handover.models import NeedAsked
from guitu.handover.terms import AskedOf, Need, NeedAnswer
from tests.cast import TODAY, town
from tests.modules.handover.cases import received

pytestmark = pytest.mark.django_db
ANSWERS = {
    Need.HOUSING: actions.NeedGiven(NeedAnswer.WANTED, "想租一间离母亲近的房"),
    Need.MEDICINE: actions.NeedGiven(NeedAnswer.ARRANGED),
    Need.WORK: actions.NeedGiven(NeedAnswer.NO_NEED),
}


def test_what_was_wanted_stands_on_the_file_once_the_person_is_known():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        hand_over = received(place)
        ask = {"asked_of": AskedOf.PERSON, "actor": chen, "on": TODAY}
        actions.record_needs(hand_over.pk, ANSWERS, **ask)
        assert NeedOnFile.objects.count() == 0

        actions.open_person(
            hand_over.pk, place.orgs["zixin"], actor=chen, on=TODAY, no_id_reason="none yet"
        )
        actions.record_needs(hand_over.pk, ANSWERS, **ask)

        found = NeedOnFile.objects.order_by("kind")
        assert [(need.kind, need.status) for need in found] == [
            ("health", "helping"), ("housing", "raised"),
        ]  # fmt: skip
        assert found[1].words == "想租一间离母亲近的房"
        assert found[1].heard == "hand_over"
        assert NeedAsked.objects.count() == 3
