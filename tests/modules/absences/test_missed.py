"""Leaving without a report is told to measures, which count it and draft the paper."""

from datetime import date

import pytest

from guitu.absences import actions
from guitu.measures import breach_facts, missed
from guitu.measures.models import BreachPaper, Measure
from guitu.measures.terms import MissedKind
from tests.modules.absences.given import TODAY, a_departure, an_unjustified

pytestmark = pytest.mark.django_db

SPANS = (
    (date(2020, 4, 1), date(2020, 4, 5)),
    (date(2020, 5, 1), date(2020, 5, 2)),
    (date(2020, 6, 1), date(2020, 6, 1)),
)


def numbers(scene):
    found = breach_facts.of(scene.measure, on=TODAY).counted
    return {one.code: (one.number, one.is_reached) for one in found.counts}


def test_a_departure_is_told_with_its_proof_and_decision(scene):
    row = an_unjustified(scene, *SPANS[0])

    (step,) = missed.steps_of(scene.measure, on=TODAY)

    assert (step.kind, step.on, step.until) == (MissedKind.LEAVING, *SPANS[0])
    assert step.record == ("absences.departure", row.pk)
    assert (step.statement, step.is_justified) == ("My mother was ill.", False)
    assert Measure.objects.filter(missed.with_any(TODAY)).get() == scene.measure


def test_what_nobody_judged_or_what_was_justified_counts_to_nothing(scene):
    a_departure(scene, *SPANS[0])
    row = a_departure(scene, *SPANS[1])
    actions.judge(row.pk, is_justified=True, reason="Hospital.", actor=scene.chen, on=TODAY)

    assert numbers(scene)["departures"] == (0, False)
    assert not BreachPaper.objects.exists()


def test_at_three_departures_a_statement_is_drafted_and_a_void_takes_it_back(scene):
    rows = [an_unjustified(scene, *span) for span in SPANS[:2]]
    assert not BreachPaper.objects.filter(kind="serious_breach").exists()

    rows.append(an_unjustified(scene, *SPANS[2]))

    assert numbers(scene) == {"tests": (0, False), "departures": (3, True), "days": (8, False)}
    assert BreachPaper.objects.get(kind="serious_breach").status == "draft"
    rows[0].refresh_from_db()
    type(rows[0]).objects.filter(pk=rows[0].pk).update(voided_at="2020-06-30T00:00:00Z")
    assert numbers(scene)["departures"] == (2, False)
