"""Duties around a release: at their days, with short and late notice, and after each outcome."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu import policy
from guitu.handover import terms
from guitu.handover.plan import (
    HandOverFacts,
    HandOverPolicy,
    TransferFacts,
    plan,
    plan_transfer,
)
from guitu.handover.terms import BEFORE_GATE, Stage, TransferStage
from guitu.kernel.dates import WorkingCalendar
from guitu.kernel.decisions import CitationStatus

RELEASE = date(2020, 3, 28)
DAYS = st.dates(min_value=date(2012, 1, 1), max_value=date(2040, 12, 31))


def rows(region: str = "cn", *, on: date = RELEASE) -> HandOverPolicy:
    book = policy.rulebook(region)
    return HandOverPolicy(
        hand_over=book.row("hand_over", on),
        report_in=book.row("report_in", on),
        papers=book.find("handover_of_papers", on),
        calendar=WorkingCalendar(range(2000, 2060), (), ()),
    )


def by_key(facts: HandOverFacts, region: str = "cn") -> dict:
    return {duty.key: duty for duty in plan(facts, rows(region))}


def test_early_notice_puts_each_duty_on_its_day():
    duties = by_key(HandOverFacts(received_on=date(2020, 2, 20), release_on=RELEASE))

    assert {key: duty.due_on for key, duty in duties.items()} == {
        "needs": date(2020, 2, 27),
        "consent": date(2020, 3, 21),
        "ready": date(2020, 3, 21),
        "pick_up": RELEASE,
        "recontact": date(2020, 4, 4),
        "report_in": date(2020, 4, 12),
    }


def test_short_notice_asks_nothing_before_it_came():
    received = date(2020, 3, 25)

    duties = by_key(HandOverFacts(received_on=received, release_on=RELEASE))

    assert {duties[key].due_on for key in ("needs", "consent", "ready")} == {received}
    assert duties["pick_up"].due_on == RELEASE


def test_notice_after_release_asks_for_an_answer_the_same_day():
    received = date(2020, 4, 20)

    duties = by_key(HandOverFacts(received_on=received, release_on=RELEASE))

    assert {duty.due_on for duty in duties.values()} == {received}


def test_every_duty_says_why_and_whether_it_is_law():
    duties = by_key(HandOverFacts(received_on=date(2020, 2, 20), release_on=RELEASE))

    assert duties["needs"].because[0].status == "practice"
    assert duties["report_in"].because[0].status == "regulation"


def test_once_the_outcome_is_known_nothing_of_the_journey_is_asked():
    facts = HandOverFacts(date(2020, 2, 20), RELEASE, stage=Stage.MET)

    assert set(by_key(facts)) == {"pick_up", "recontact", "report_in"}


@pytest.mark.parametrize(
    ("facts", "keys"),
    [
        pytest.param({"stage": Stage.MOVED_ELSEWHERE}, {"pick_up"}, id="moved-elsewhere"),
        pytest.param(
            {"stage": Stage.ARRIVED, "has_order": True}, {"pick_up", "recontact"}, id="order-asks"
        ),
        pytest.param({"stage": Stage.ARRIVED, "is_closed": True}, set(), id="closed"),
        pytest.param(
            {"stage": Stage.NO_CONTACT}, {"pick_up", "recontact", "report_in"}, id="not-found"
        ),
    ],
)
def test_what_stays_after_the_gate(facts, keys):
    assert set(by_key(HandOverFacts(date(2020, 2, 20), RELEASE, **facts))) == keys


def test_papers_are_asked_for_only_where_a_regulation_sets_a_time():
    facts = HandOverFacts(date(2020, 2, 20), RELEASE, expects_papers=True)

    assert "papers" not in by_key(facts)
    assert by_key(facts, "31")["papers"].due_on == date(2020, 4, 1)


@given(received=DAYS, gap=st.integers(-60, 400), stage=st.sampled_from(list(Stage)))
def test_no_window_opens_and_nothing_is_due_before_the_notice(received, gap, stage):
    facts = HandOverFacts(received, received + timedelta(days=gap), stage=stage)

    duties = plan(facts, rows(on=facts.release_on))

    assert all(received <= duty.window_from <= duty.due_on for duty in duties)
    assert len({duty.key for duty in duties}) == len(duties)
    assert duties == plan(facts, rows(on=facts.release_on))


@given(received=DAYS, gap=st.integers(-60, 400))
def test_every_planned_kind_can_be_explained(received, gap):
    kinds = {kind.code for kind in terms.DUTY_KINDS}

    for stage in BEFORE_GATE:
        facts = HandOverFacts(received, received + timedelta(days=gap), stage, expects_papers=True)
        assert {duty.kind for duty in plan(facts, rows(on=facts.release_on))} <= kinds


@pytest.mark.parametrize(
    ("stage", "kinds"),
    [
        (TransferStage.SENT, [terms.FILE_ANSWER]),
        (TransferStage.RETURNED, [terms.FILE_BACK]),
        (TransferStage.ACCEPTED, []),
        (TransferStage.RECALLED, []),
    ],
)
def test_a_file_between_offices_is_seen_to_within_a_week(stage, kinds):
    row = policy.rulebook("cn").row("file_transfer", RELEASE)

    duties = plan_transfer(TransferFacts(stage, RELEASE), row)

    assert [duty.kind for duty in duties] == kinds
    assert {(duty.window_from, duty.due_on) for duty in duties} <= {(RELEASE, date(2020, 4, 4))}
    assert {duty.because[0].status for duty in duties} <= {CitationStatus.PRACTICE}
