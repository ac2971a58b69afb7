"""Figures of risk rounds: people looked at, levels decided, told, objections."""

from datetime import date

import pytest

from guitu.access.actors import SYSTEM_ACTOR
from guitu.account import figures
from guitu.account.queries.year import account_of
from guitu.database.context import as_system
from guitu.people.records import about
from guitu.risk.models import Assessment, Exclusion, Objection, Telling
from guitu.risk.terms import Level, NotAssessed, ObjectionState, TellWay
from tests.modules.risk import decided
from tests.modules.risk.decided import Group
from tests.modules.risk.files import COUNTS, a_case

pytestmark = pytest.mark.django_db
YEAR_END = date(2020, 12, 31)


@pytest.fixture
def case(db):
    """Five people in the round of July: two with a level, one who left, one not assessed."""
    with as_system(on=COUNTS):
        found = a_case()
        seq = found.place.orgs["zixin"].seq
        rows = decided.add(found.round, [Group(2, seq, Level.LOW), Group(2, seq)])
        Assessment.objects.filter(pk=rows[3].pk).update(
            left_on=COUNTS, left_because=NotAssessed.DECEASED
        )
        about(
            rows[3].person, Exclusion, actor=SYSTEM_ACTOR, round=found.round,
            because=NotAssessed.DECEASED, on_day=COUNTS,
        ).save()  # fmt: skip
        yield found


def a_year(case, year: int = 2020) -> dict[str, figures.Counts]:
    office = case.place.orgs["xintan"]
    found = account_of(office, year, on=date(year, 12, 31))
    return {one.code: counts for one, counts in found.figures}


def test_everybody_of_a_round_counts_once_with_who_left_apart(case):
    found = a_year(case)

    assert found["risk_assessed"].numerator == 4
    assert found["risk_assessed"].excluded == {"left": 1}
    covered = found["risk_covered"]
    assert (covered.numerator, covered.denominator) == (2, 4)
    assert covered.excluded == {"not_assessed": 1}
    assert found["risk_levels"].numerator == 2


def test_a_round_of_another_year_and_a_voided_level_do_not_count(case):
    level = Assessment.objects.filter(decisions__level=Level.LOW).first().decisions.get()
    type(level).objects.filter(pk=level.pk).update(voided_at="2020-07-02T00:00:00Z")

    assert a_year(case)["risk_levels"].numerator == 1
    assert a_year(case)["risk_covered"].numerator == 1
    assert a_year(case, 2021)["risk_assessed"].numerator == 0


def test_levels_told_and_objections_answered(case):
    one, other = Assessment.objects.filter(decisions__level=Level.LOW)
    told = {"decision": one.decisions.get(), "told_on": COUNTS, "way": TellWay.PHONE}
    about(one.person, Telling, actor=SYSTEM_ACTOR, by_name="Li", **told).save()
    for each, state, answered_on in (
        (one, ObjectionState.KEPT, COUNTS), (one, ObjectionState.WITHDRAWN, COUNTS),
        (other, ObjectionState.MADE, None),
    ):  # fmt: skip
        about(
            each.person, Objection, actor=SYSTEM_ACTOR, decision=each.decisions.get(), state=state,
            made_on=COUNTS, way=TellWay.PHONE, due_on=YEAR_END, answered_on=answered_on,
        ).save()  # fmt: skip

    found = a_year(case)

    assert (found["risk_told"].numerator, found["risk_told"].denominator) == (1, 2)
    objections = found["risk_objections"]
    assert (objections.numerator, objections.denominator) == (1, 2)
    assert objections.excluded == {"withdrawn": 1}
