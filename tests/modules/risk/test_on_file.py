"""What levels leave on a file: the line on top, the timeline, the printed whole file."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from guitu.access.actors import SYSTEM_ACTOR
from guitu.database.context import acting_for, as_system
from guitu.people import sections
from guitu.people.dossier.blocks import Wanted, blocks_of
from guitu.people.dossier.order import Part
from guitu.people.pieces import read
from guitu.people.records import about
from guitu.risk import person_lines
from guitu.risk.models import LevelDecision, Objection, Telling
from guitu.risk.terms import Level, ObjectionState, TellWay
from tests.modules.risk.decided import ENDS, decision_of
from tests.modules.risk.files import COUNTS, a_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def case():
    with as_system(on=COUNTS):
        found = a_case()
        decision = decision_of(found.assessment, Level.MEDIUM, dissent="Two found it too high.")
        decision.save()
        given = {"decision": decision, "way": TellWay.PHONE}
        about(
            decision.person, Telling, actor=SYSTEM_ACTOR, told_on=COUNTS, by_name="Li", **given
        ).save()
        about(
            decision.person, Objection, actor=SYSTEM_ACTOR, state=ObjectionState.KEPT,
            made_on=date(2020, 7, 5), due_on=date(2020, 7, 20), words="I was away.",
            answer="The days were counted again.", answered_on=date(2020, 7, 9), **given,
        ).save()  # fmt: skip
    return found


def line(case, on):
    with acting_for(case.place.users["chen"].pk, on=COUNTS):
        rows = read([person_lines.glance(case.measure.person, case.actor("chen"), on)], most=9)
        return person_lines.say(rows, on)[0]


@pytest.mark.parametrize(
    ("on", "said", "tone"),
    [
        pytest.param(ENDS, "Medium until 31 December 2020", "", id="last-day"),
        pytest.param(
            ENDS + timedelta(days=1), "None; the last one, Medium, expired on 31 December 2020",
            "attention", id="an-expired-level-is-none",
        ),
    ],
)  # fmt: skip
def test_the_line_on_top(case, on, said, tone):
    found = line(case, on)

    assert (found.value, found.tone) == (said, tone)


def test_a_voided_level_is_none(case):
    with as_system(on=COUNTS):
        LevelDecision.objects.update(voided_at="2020-07-02T00:00:00Z")

    assert line(case, COUNTS).value == "None"


def test_the_timeline_tells_level_telling_and_objection(case):
    with acting_for(case.place.users["chen"].pk, on=COUNTS):
        chen, person = case.actor("chen"), case.measure.person
        told = {one.code: one for one in sections.open_to(sections.Happenings, person, chen)}
        codes = ("risk_levels", "risk_told", "risk_objections")
        rows = read([told[code].rows(person, chen) for code in codes], most=9)
        said = [(item.on, item.label, item.detail) for item in (told[r.code].say(r) for r in rows)]

    assert sorted(said) == [
        (COUNTS, "Risk level decided: Medium", "holds until 31 December 2020"),
        (COUNTS, "Told of the risk level: Medium", "By phone · Li"),
        (date(2020, 7, 5), "Objection to the risk level",
         "Answered: the level stays · 9 July 2020"),
    ]  # fmt: skip


def test_the_whole_file_holds_reasons_dissent_and_the_answer(case):
    with acting_for(case.place.users["chen"].pk, on=COUNTS):
        wanted = Wanted(case.measure.person, case.actor("chen"), COUNTS)
        found = blocks_of(Part.ASSESSMENT, wanted)

    text = "\n".join(cell for sheet in found for row in sheet.rows for cell in row)
    for said in ("July 2020", "Called every week.", "Dissent: Two found it too high.",
                 "I was away.", "The days were counted again."):  # fmt: skip
        assert said in text, said


def test_who_may_not_see_levels_sees_none_of_it(case):
    with acting_for(case.place.users["doctor"].pk, on=COUNTS):
        doctor, person = case.actor("doctor"), case.measure.person
        codes = {one.code for one in sections.open_to(sections.Happenings, person, doctor)}
        found = blocks_of(Part.ASSESSMENT, Wanted(person, doctor, COUNTS))

    assert "risk_levels" not in codes
    assert not found
