"""Photos and signed sheets of the day, and when the team set out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for
from guitu.handover import actions
from guitu.handover.actions import NewArrival, NewGate
from guitu.handover.models import GateRecord, Photo
from guitu.kernel.errors import AccessDenied, BadInput
from guitu.people import files
from guitu.people.actions import open_paper
from guitu.people.models import Document
from tests.cast import town
from tests.modules.handover.cases import NOON, RELEASE, at_home, met, planned
from tests.modules.people.test_papers import PDF, a_photo

pytestmark = pytest.mark.django_db
GATE = NewGate(met_at=NOON, present=("office",), photos=(a_photo(), PDF))


@pytest.fixture
def place():
    return town()


@pytest.fixture
def chen(place):
    with acting_for(place.users["chen"].pk, on=RELEASE):
        yield place.actor("chen")


def test_a_photo_before_there_is_a_file_lies_with_the_hand_over_without_its_place(place, chen):
    hand_over = planned(place)

    actions.record_gate(hand_over.pk, GATE, actor=chen, on=RELEASE)

    photo, sheet = Photo.objects.order_by("pk")
    content = actions.open_photo(photo, actor=chen)
    assert photo.media_type == "image/jpeg"
    assert b"taken at home" not in content
    assert actions.open_photo(sheet, actor=chen) == PDF
    assert Event.objects.filter(act="handover.photo_opened").count() == 2


def test_photos_go_into_the_file_as_soon_as_there_is_one(
    place, chen, django_capture_on_commit_callbacks
):
    hand_over = planned(place)
    actions.record_gate(hand_over.pk, GATE, actor=chen, on=RELEASE)
    before = set(Photo.objects.values_list("digest", flat=True))

    with django_capture_on_commit_callbacks(execute=True):
        actions.open_person(hand_over.pk, place.orgs["zixin"], actor=chen, on=RELEASE)

    papers = Document.objects.filter(subject_id=hand_over.pk, kind="handover_record")
    assert {row.paper_id for row in Photo.objects.all()} == {row.pk for row in papers}
    assert PDF in [open_paper(paper, actor=chen) for paper in papers]
    assert not any(files.remove(digest) for digest in before)


def test_a_photo_of_the_arrival_of_somebody_on_file_is_a_paper_at_once(place, chen):
    hand_over = at_home(place, planned(place))

    new = NewArrival(NOON + timedelta(hours=6), photos=(PDF,))
    actions.arrive(hand_over.pk, new, actor=chen, on=RELEASE)

    assert Photo.objects.get().paper.kind == "handover_record"


def test_a_file_of_another_type_is_refused_beside_its_field_and_nothing_is_written(place, chen):
    hand_over = planned(place)

    with pytest.raises(BadInput) as refused:
        actions.record_gate(
            hand_over.pk, replace(GATE, photos=(b"<html>",)), actor=chen, on=RELEASE
        )

    assert list(refused.value.fields) == ["photos"]
    assert not GateRecord.objects.exists()


def test_whoever_may_not_open_papers_opens_no_photo(place, chen):
    hand_over = planned(place)
    actions.record_gate(hand_over.pk, GATE, actor=chen, on=RELEASE)
    with acting_for(place.users["officer"].pk, on=RELEASE), pytest.raises(AccessDenied):
        actions.open_photo(Photo.objects.first(), actor=place.actor("officer"))


def test_the_team_sets_out_before_it_meets_the_person(place, chen):
    hand_over = planned(place)
    late = replace(GATE, photos=(), set_out_at=NOON + timedelta(minutes=1))
    with pytest.raises(BadInput) as refused:
        actions.record_gate(hand_over.pk, late, actor=chen, on=RELEASE)
    assert list(refused.value.fields) == ["set_out_at"]

    early = replace(late, set_out_at=NOON - timedelta(hours=5))
    row = actions.record_gate(hand_over.pk, early, actor=chen, on=RELEASE)

    assert row.set_out_at == NOON - timedelta(hours=5)


def test_without_photos_nothing_is_kept(place, chen):
    met(place)

    assert not Photo.objects.exists()
