"""The order of discussion, what a level may rest on, how long it holds, who is on the register."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu import policy
from guitu.contacts.terms import Outcome, Way
from guitu.kernel.errors import BadInput, NotConfigured
from guitu.measures.terms import Status
from guitu.risk.instruments import NEEDS_PROFILE, NEUTRAL, parse_items, parse_set, shipped
from guitu.risk.plan import plan_round
from guitu.risk.rules import evidence
from guitu.risk.rules.discussion import Given, order
from guitu.risk.rules.levels import Held, check_level, expires_on, is_override, level_on
from guitu.risk.rules.register import FileFacts, basis
from guitu.risk.terms import (
    Basis,
    Certainty,
    Discussion,
    ItemGroup,
    Level,
    NotAssessed,
    Strength,
)

ITEMS = shipped()[NEUTRAL].items
RAISING = [item.code for item in ITEMS if item.may_raise]
NEVER = [item.code for item in ITEMS if not item.may_raise]
ON = date(2020, 7, 1)
gifts = st.builds(Given, st.sampled_from(list(Strength)), st.sampled_from(list(Certainty)))
some_answers = st.dictionaries(st.sampled_from([item.code for item in ITEMS]), gifts)
never_answers = st.dictionaries(st.sampled_from(NEVER), gifts)


def test_two_sets_ship_and_the_profile_is_of_needs_only():
    assert set(shipped()) == {NEUTRAL, NEEDS_PROFILE}
    assert len(shipped()[NEEDS_PROFILE].items) == 14
    assert {item.group for item in shipped()[NEEDS_PROFILE].items} == {ItemGroup.NEEDS}


@given(some_answers, never_answers)
def test_needs_and_history_never_change_the_order(answers, never):
    raising = {code: one for code, one in answers.items() if code in RAISING}

    assert order(ITEMS, raising) == order(ITEMS, raising | never)


@given(never_answers, st.sampled_from([Level.HIGH, Level.MEDIUM]))
def test_no_level_above_low_rests_on_needs_or_history(never, level):
    with pytest.raises(BadInput):
        check_level(level, sorted(never), ITEMS, never, reasons="because")


@given(some_answers)
def test_low_asks_for_reasons_and_nothing_else(answers):
    check_level(Level.LOW, [], ITEMS, answers, reasons="because")


def test_a_ground_without_a_sign_is_refused():
    answers = {"self_harm": Given(Strength.NONE)}
    with pytest.raises(BadInput) as refused:
        check_level(Level.HIGH, ["self_harm"], ITEMS, answers, reasons="because")

    assert set(refused.value.fields) == {"grounds"}


def test_a_sign_that_nobody_is_sure_of_is_some_sign():
    sure = {"self_harm": Given(Strength.STRONG, Certainty.SEEN)}
    unsure = {"self_harm": Given(Strength.STRONG, Certainty.UNSURE)}

    assert order(ITEMS, sure).discuss == Discussion.FIRST
    assert order(ITEMS, unsure).discuss == Discussion.EARLY


def test_who_has_open_items_is_not_put_last():
    none = {code: Given(Strength.NONE) for code in RAISING}
    unknown = none | {"craving": Given(Strength.UNKNOWN)}

    assert order(ITEMS, none).discuss == Discussion.LATER
    assert order(ITEMS, unknown) == order(ITEMS, {c: g for c, g in none.items() if c != "craving"})


@pytest.mark.parametrize(
    ("item", "why"),
    [
        pytest.param({"about": "housing", "group": "urgency"}, "needs never raise", id="housing"),
        pytest.param({"about": "income", "group": "vulnerability"}, "needs never", id="income"),
        pytest.param({"about": "illness", "group": "urgency"}, "needs never", id="illness"),
        pytest.param({"about": "history", "group": "vulnerability"}, "history", id="history"),
        pytest.param({"code": "hiv_status", "group": "needs"}, "infection", id="infection"),
        pytest.param({"text": {"zh": "x", "en": ""}}, "missing", id="one-language"),
    ],
)
def test_an_unfair_item_is_refused(item, why):
    read = {"code": "x", "group": "needs", "about": "mind", "text": {"zh": "问", "en": "ask"}}
    with pytest.raises(NotConfigured) as refused:
        parse_items([read | item])

    assert why in str(refused.value.params["reason"])


def test_a_profile_with_something_else_than_needs_is_refused():
    item = {"code": "x", "group": "urgency", "about": "control", "text": {"zh": "问", "en": "ask"}}
    with pytest.raises(NotConfigured):
        parse_set({"code": "p", "version": "1", "is_profile": True, "title": {}, "source": {},
                   "items": [item]})  # fmt: skip


@pytest.mark.parametrize(
    ("from_on", "last"),
    [
        pytest.param(date(2020, 7, 1), date(2020, 12, 31), id="first-of-july"),
        pytest.param(date(2020, 8, 31), date(2021, 2, 27), id="month-without-a-31st"),
        pytest.param(date(2019, 8, 31), date(2020, 2, 28), id="leap-year"),
        pytest.param(date(2020, 2, 29), date(2020, 8, 28), id="from-leap-day"),
    ],
)
def test_a_level_holds_six_months(from_on, last):
    assert expires_on(from_on, 6) == last


def test_an_expired_level_is_none_and_not_the_last_one():
    held = [Held(Level.HIGH, date(2020, 1, 1), date(2020, 6, 30))]

    assert level_on(held, date(2020, 6, 30)) == Level.HIGH
    assert level_on(held, date(2020, 7, 1)) is None


def test_a_replaced_level_holds_no_longer():
    held = [
        Held(Level.HIGH, date(2020, 1, 1), date(2020, 6, 30), replaced_on=date(2020, 3, 1)),
        Held(Level.LOW, date(2020, 3, 1), date(2020, 8, 31)),
    ]

    assert level_on(held, date(2020, 2, 29)) == Level.HIGH
    assert level_on(held, date(2020, 3, 1)) == Level.LOW


def test_high_for_somebody_in_turn_and_low_for_somebody_first_are_explained():
    assert is_override(Level.HIGH, Discussion.LATER)
    assert is_override(Level.LOW, Discussion.FIRST)
    assert not is_override(Level.LOW, Discussion.LATER)
    assert not is_override(Level.HIGH, Discussion.FIRST)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        pytest.param(FileFacts((Status.EXECUTING,)), Basis.MEASURE, id="running"),
        pytest.param(FileFacts((Status.AWAITING_REPORT,)), Basis.MEASURE, id="to-report-in"),
        pytest.param(
            FileFacts((Status.SUSPENDED,)), NotAssessed.CLOSED_INSTITUTION, id="suspended"
        ),
        pytest.param(
            FileFacts((Status.ISOLATION,)), NotAssessed.CLOSED_INSTITUTION, id="isolated"
        ),
        pytest.param(
            FileFacts((Status.ISOLATION, Status.EXECUTING)), Basis.MEASURE, id="back-again"
        ),
        pytest.param(FileFacts((Status.DECEASED,)), NotAssessed.DECEASED, id="died"),
        pytest.param(FileFacts(()), NotAssessed.NO_MEASURE, id="no-measure"),
        pytest.param(
            FileFacts((Status.RELEASED,), clock_over_on=ON), NotAssessed.CLOCK_OVER, id="over-today"
        ),
        pytest.param(
            FileFacts((Status.RELEASED,), clock_over_on=date(2020, 7, 2)), Basis.THREE_YEARS,
            id="last-day",
        ),
        pytest.param(FileFacts((Status.RELEASED,)), Basis.THREE_YEARS, id="no-day-known"),
        pytest.param(
            FileFacts((Status.RELEASED,), control_ended_on=ON), NotAssessed.CONTROL_ENDED,
            id="control-ended",
        ),
        pytest.param(
            FileFacts((Status.RELEASED,), is_narrowed=True), NotAssessed.TIME_OVER, id="narrowed"
        ),
    ],
)  # fmt: skip
def test_everybody_gets_exactly_one_answer(facts, said):
    assert basis(facts, on=ON) == said


@pytest.mark.parametrize(
    ("way", "outcome", "family", "away", "counts"),
    [
        pytest.param(Way.HOME_VISIT, Outcome.MET, True, False, True, id="visit-with-family"),
        pytest.param(Way.HOME_VISIT, Outcome.MET, False, False, False, id="visit-without"),
        pytest.param(Way.PHONE, Outcome.MET, False, False, False, id="call-at-home"),
        pytest.param(Way.PHONE, Outcome.MET, False, True, True, id="call-elsewhere"),
        pytest.param(Way.PHONE, Outcome.NO_ANSWER, False, True, False, id="an-attempt"),
    ],
)
def test_what_counts_as_contact(way, outcome, family, away, counts):
    found = evidence.counts(way, outcome, met_family=family, lives_elsewhere=away)

    assert found == counts


ROW = policy.rulebook("43").row("risk_round", ON)


@pytest.mark.parametrize(
    ("on", "key", "last"),
    [
        pytest.param(date(2020, 1, 1), "round:2020-01", date(2020, 1, 31), id="first-of-january"),
        pytest.param(date(2020, 6, 30), "round:2020-01", date(2020, 1, 31), id="end-of-june"),
        pytest.param(date(2020, 7, 1), "round:2020-07", date(2020, 7, 31), id="first-of-july"),
        pytest.param(date(2020, 12, 31), "round:2020-07", date(2020, 7, 31), id="end-of-year"),
    ],
)
def test_a_round_is_due_every_half_year(on, key, last):
    duty = plan_round(on, ROW)[0]

    assert (duty.key, duty.due_on) == (key, last)
    assert duty.because[0].status == "practice"
