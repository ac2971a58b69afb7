"""Duties of the community belong to the person's worker, and follow a change of worker."""

from datetime import timedelta

import pytest

from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.measures.actions import report_in, sign
from guitu.people.actions import assign
from tests.cast import town
from tests.modules.measures.files import (
    REPORTED,
    a_measure,
    a_running_measure,
    a_signing,
    an_approved_agreement,
)

pytestmark = pytest.mark.django_db


def owners(**condition) -> set:
    return set(Duty.objects.filter(voided_at=None, **condition).values_list("assignee__name"))


def test_duties_follow_whoever_is_responsible():
    place, later = town(), REPORTED + timedelta(days=9)
    with acting_for(place.users["chen"].pk, on=later):
        chen = place.actor("chen")
        measure = a_running_measure(place)
        before = owners(party="community")
        assign(measure.person_id, place.users["li"], actor=chen, on=later)

        assert (before, owners(party="community")) == ({(None,)}, {("li",)})
        assert owners(party="department") <= {(None,)}


def test_duties_of_a_new_plan_are_given_from_the_start():
    place = town()
    with acting_for(place.users["chen"].pk, on=REPORTED):
        chen = place.actor("chen")
        measure = a_measure(place, chen)
        assign(measure.person_id, place.users["li"], actor=chen, on=REPORTED)
        report_in(measure.pk, reported_on=REPORTED, actor=chen, on=REPORTED)
        agreement = an_approved_agreement(measure, worker=chen, head=chen)
        sign(agreement.pk, a_signing(), actor=chen, on=REPORTED)

        assert owners(kind="drug_test", party="community") == {("li",)}
