"""Which paper may follow a missed step: help first, nothing beyond the facts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from guitu.measures.rules import ladder
from guitu.measures.rules.ladder import HelpFact, LadderFacts, PaperFact
from guitu.measures.rules.missed import counted
from guitu.measures.terms import BreachPaperKind as Kind
from guitu.measures.terms import BreachPaperStatus as Status
from guitu.measures.terms import HelpOccasion, MeasureKind, MissedKind
from guitu.policy import rulebook
from tests.rules.measures.test_missed import ON, START, a_step

DETOX, REHAB = MeasureKind.COMMUNITY_DETOX, MeasureKind.COMMUNITY_REHAB


def facts(*steps, kind=DETOX, **values) -> LadderFacts:
    return LadderFacts(ON, kind, steps, counted(kind, steps, rulebook(), on=ON), **values)


def a_paper(kind: Kind, *steps, status=Status.DELIVERED) -> PaperFact:
    return PaperFact(kind, status, frozenset(step.record for step in steps))


def some(count: int):
    return [a_step(on=START + timedelta(days=30 * n)) for n in range(count)]


def test_the_first_step_asks_for_an_exhortation():
    assert ladder.asked_for(facts(*some(1))) == (Kind.EXHORTATION,)


@pytest.mark.parametrize("values", [{"is_justified": True}, {"is_justified": None}])
def test_a_justified_or_undecided_step_asks_for_nothing(values):
    assert ladder.asked_for(facts(a_step(**values))) == ()


def test_a_step_is_answered_once():
    one, two = some(2)
    told = a_paper(Kind.EXHORTATION, one)

    assert ladder.asked_for(facts(one, papers=(told,))) == ()
    assert ladder.asked_for(facts(one, two, papers=(told,))) == (Kind.ADMONITION,)
    assert ladder.steps_for(Kind.ADMONITION, facts(one, two, papers=(told,))) == (one, two)


def test_an_exhortation_not_delivered_yet_does_not_lead_to_an_admonition():
    one, two = some(2)
    issued = a_paper(Kind.EXHORTATION, one, status=Status.ISSUED)

    assert ladder.asked_for(facts(one, two, papers=(issued,))) == (Kind.EXHORTATION,)
    assert ladder.needs_reason(Kind.ADMONITION, facts(one, two, papers=(issued,)))


def test_at_three_tests_a_statement_is_drafted_for_detoxification_only():
    steps = some(3)
    told = (a_paper(Kind.EXHORTATION, steps[0]), a_paper(Kind.ADMONITION, *steps[:2]))

    assert ladder.asked_for(facts(*steps[:2], papers=told)) == ()
    assert ladder.asked_for(facts(*steps, papers=told)) == (Kind.ADMONITION, Kind.SERIOUS_BREACH)
    assert ladder.asked_for(facts(*steps, papers=told, kind=REHAB)) == (Kind.ADMONITION, Kind.FACTS)


@pytest.mark.parametrize(
    ("kind", "steps", "why"),
    [
        pytest.param(DETOX, 2, ladder.NOT_REACHED, id="two"),
        pytest.param(DETOX, 3, "", id="three"),
        pytest.param(REHAB, 3, ladder.NOT_FOR_REHAB, id="rehabilitation"),
    ],
)
def test_a_statement_of_serious_breach_needs_the_numbers_of_the_law(kind, steps, why):
    assert ladder.why_not(Kind.SERIOUS_BREACH, facts(*some(steps), kind=kind)) == why


def test_a_statement_speaks_only_of_the_counts_that_are_reached():
    tests, away = some(3), a_step(MissedKind.LEAVING, days=2)

    assert set(ladder.steps_for(Kind.SERIOUS_BREACH, facts(*tests, away))) == set(tests)


def test_a_statement_is_not_made_twice_for_the_same_steps():
    tests = some(3)
    made = a_paper(Kind.SERIOUS_BREACH, *tests, status=Status.ISSUED)

    assert ladder.why_not(Kind.SERIOUS_BREACH, facts(*tests, papers=(made,)))
    assert not ladder.why_not(Kind.SERIOUS_BREACH, facts(*some(1), *tests, papers=(made,)))


@pytest.mark.parametrize(
    ("has_reported", "is_justified", "why"),
    [
        pytest.param(False, False, "", id="late-without-reason"),
        pytest.param(True, False, ladder.HAS_REPORTED, id="came-after-all"),
        pytest.param(False, True, ladder.NOT_LATE, id="reason-accepted"),
        pytest.param(False, None, ladder.NOT_LATE, id="not-heard"),
    ],
)
def test_lateness_is_certified_only_while_it_lasts_without_reason(has_reported, is_justified, why):
    late = a_step(MissedKind.REPORT_IN, is_justified=is_justified)

    assert ladder.why_not(Kind.LATE_CERTIFICATE, facts(late, has_reported=has_reported)) == why


def test_a_letter_follows_an_issued_report_and_goes_once():
    tests = some(3)
    draft = a_paper(Kind.SERIOUS_BREACH, *tests, status=Status.DRAFT)
    issued = replace(draft, status=Status.ISSUED)
    sent = a_paper(Kind.TRANSFER_LETTER, *tests, status=Status.ISSUED)

    assert ladder.why_not(Kind.TRANSFER_LETTER, facts(*tests, papers=(draft,)))
    assert not ladder.why_not(Kind.TRANSFER_LETTER, facts(*tests, papers=(issued,)))
    assert ladder.why_not(Kind.TRANSFER_LETTER, facts(*tests, papers=(issued, sent)))


def test_a_relapse_is_reported_without_any_missed_step_once_help_is_offered():
    helped = HelpFact(START, HelpOccasion.RELAPSE)

    assert ladder.why_not(Kind.FACTS, facts())
    assert not ladder.why_not(Kind.FACTS, facts(help=(helped,)))


def lacking(kind, steps, found) -> set[str]:
    return {one.code for one in ladder.evidence(kind, steps, found) if not one.is_there}


@pytest.mark.parametrize(
    ("days", "lacks"),
    [
        pytest.param(-1, {"help"}, id="before-the-step"),
        pytest.param(0, set(), id="same-day"),
        pytest.param(5, set(), id="later"),
    ],
)
def test_help_comes_after_the_step_and_before_the_paper(days, lacks):
    step = a_step()
    helped = (HelpFact(START + timedelta(days=days)),)

    assert lacking(Kind.EXHORTATION, [step], facts(step, help=helped)) == lacks


def test_a_statement_needs_a_delivered_admonition_and_the_numbers():
    two = some(2)

    assert {"reached", "admonished", "help"} <= lacking(Kind.SERIOUS_BREACH, two, facts(*two))


def test_every_kind_of_paper_has_its_rule():
    assert set(ladder.WHY_NOT) == set(Kind)


def test_an_office_may_admonish_without_an_exhortation_before():
    """The order is practice: where it is set so, the first step asks for an admonition."""
    at_once = ladder.Order(exhortation_first=False)
    found = facts(*some(1), order=at_once)

    assert ladder.asked_for(found) == (Kind.ADMONITION,)
    assert not ladder.needs_reason(Kind.ADMONITION, found)


def test_an_office_may_certify_without_an_admonition_but_not_below_the_numbers_of_the_law():
    two, three = some(2), some(3)
    loose = ladder.Order(admonition_first=False)

    assert "admonished" not in {
        one.code for one in ladder.evidence(Kind.SERIOUS_BREACH, three, facts(*three, order=loose))
    }
    assert ladder.why_not(Kind.SERIOUS_BREACH, facts(*two, order=loose)) == ladder.NOT_REACHED


def test_the_order_of_the_template_is_practice_and_without_a_row_both_papers_wait():
    row = rulebook().row("breach_papers", ON)

    assert row.cite.status.value == "practice"
    assert ladder.Order.of(row) == ladder.Order.of(None) == ladder.Order()
