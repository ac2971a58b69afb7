"""Stages, what a plan lacks, when it is at risk, and when a hand-over may leave the board."""

from datetime import date

import pytest

from guitu import policy
from guitu.handover import rules
from guitu.handover.rules import HAND_OVER, NoticeFacts, PlanState
from guitu.handover.terms import (
    BEFORE_GATE,
    OUTCOMES,
    WITHOUT_MEETING,
    Need,
    Risk,
    Stage,
    TeamParty,
)
from guitu.kernel.errors import BadInput, WrongStatus

RELEASE = date(2020, 3, 28)
TEAM = {TeamParty.OFFICE: True, TeamParty.WORKSTATION: True, TeamParty.POLICE: True}
READY = PlanState(has_consent=True, team=TEAM, has_transport=True)
POLICY = policy.rulebook().row("hand_over", RELEASE)


@pytest.mark.parametrize("stage", BEFORE_GATE)
def test_the_gate_can_be_recorded_from_every_stage_of_the_plan(stage):
    assert HAND_OVER.check(stage, "record_gate").target == Stage.MET


@pytest.mark.parametrize("outcome", WITHOUT_MEETING)
@pytest.mark.parametrize("stage", BEFORE_GATE)
def test_every_other_outcome_is_open_too(stage, outcome):
    assert HAND_OVER.check(stage, f"record_{outcome.value}").target == outcome


def test_somebody_not_found_can_turn_up_later():
    assert HAND_OVER.check(Stage.NO_CONTACT, "record_came_alone").target == Stage.CAME_ALONE
    assert HAND_OVER.check(Stage.NO_CONTACT, "arrive").target == Stage.ARRIVED


def test_no_path_reaches_the_agreement_without_an_outcome():
    reached, edge = set(BEFORE_GATE), set(BEFORE_GATE)
    while edge:
        steps = {
            row.target for row in HAND_OVER.rows
            if row.source in edge and row.target not in OUTCOMES
        }  # fmt: skip
        edge = steps - reached
        reached |= steps

    assert Stage.ARRIVED not in reached
    assert Stage.AGREEMENT_SIGNED not in reached


def test_nothing_is_signed_twice():
    with pytest.raises(WrongStatus):
        HAND_OVER.check(Stage.AGREEMENT_SIGNED, "sign")


@pytest.mark.parametrize(
    ("days", "field"),
    [
        pytest.param((date(2020, 2, 1), date(2018, 3, 28), date(2018, 3, 28)), "release_on",
                     id="release-on-the-day-of-the-order"),
        pytest.param((date(2020, 2, 1), date(2018, 3, 1), date(2018, 3, 28)), "release_on",
                     id="release-before-the-order"),
        pytest.param((date(2020, 4, 1), RELEASE, None), "received_on", id="received-tomorrow"),
        pytest.param((date(2020, 2, 1), RELEASE, date(2020, 3, 31)), "release_on",
                     id="decided-after-release"),
        pytest.param((date(2020, 2, 1), date(2030, 3, 28), None), "release_on", id="year-slip"),
    ],
)  # fmt: skip
def test_days_that_contradict_each_other_are_named(days, field):
    with pytest.raises(BadInput) as caught:
        rules.check_notice(NoticeFacts(*days), on=date(2020, 3, 31))

    assert field in caught.value.fields


def test_a_notice_that_comes_late_is_accepted():
    rules.check_notice(NoticeFacts(date(2020, 3, 30), RELEASE), on=date(2020, 3, 30))


def test_a_reason_stands_in_for_a_party_that_does_not_go():
    assert rules.missing_parties(TEAM) == []
    assert rules.missing_parties({TeamParty.OFFICE: True}) == [
        TeamParty.WORKSTATION,
        TeamParty.POLICE,
    ]


def test_a_ready_plan_lacks_nothing():
    rules.check_ready(READY)


def test_an_empty_plan_names_each_part():
    with pytest.raises(BadInput) as caught:
        rules.check_ready(PlanState(open_checks=2))

    assert set(caught.value.fields) == {"consent", "team", "transport", "checklist"}


def test_needs_not_asked_do_not_hold_up_the_journey():
    state = PlanState(needs_asked={Need.HOUSING})

    assert Need.HOUSING not in rules.worth_asking(state)
    assert Need.MEDICINE in rules.worth_asking(state)


@pytest.mark.parametrize(
    ("on", "state", "risk"),
    [
        pytest.param(date(2020, 2, 26), PlanState(), Risk.NONE, id="day-31"),
        pytest.param(date(2020, 2, 27), PlanState(), Risk.SOON, id="day-30"),
        pytest.param(date(2020, 3, 20), PlanState(), Risk.SOON, id="day-8"),
        pytest.param(date(2020, 3, 21), PlanState(), Risk.LATE, id="day-7"),
        pytest.param(date(2020, 3, 21), READY, Risk.NONE, id="team-named"),
        pytest.param(date(2020, 3, 28), READY, Risk.NONE, id="release-day"),
        pytest.param(date(2020, 3, 29), READY, Risk.LATE, id="day-after-without-outcome"),
    ],
)
def test_a_plan_without_a_team_turns_amber_then_red(on, state, risk):
    assert rules.risk(RELEASE, state, POLICY, on=on) == risk


@pytest.mark.parametrize(
    ("day", "is_fine"),
    [
        pytest.param(date(2020, 3, 27), False, id="before-release"),
        pytest.param(RELEASE, True, id="release-day"),
        pytest.param(date(2020, 3, 30), True, id="today"),
        pytest.param(date(2020, 3, 31), False, id="tomorrow"),
    ],
)
def test_the_gate_is_recorded_between_release_and_today(day, is_fine):
    if is_fine:
        rules.check_gate_day(day, release_on=RELEASE, on=date(2020, 3, 30))
    else:
        with pytest.raises(BadInput):
            rules.check_gate_day(day, release_on=RELEASE, on=date(2020, 3, 30))


@pytest.mark.parametrize("stage", [*BEFORE_GATE, Stage.NO_CONTACT])
def test_nothing_leaves_the_board_without_an_outcome(stage):
    with pytest.raises(WrongStatus):
        rules.check_close(stage, reason="tired of it")


def test_ending_without_an_agreement_needs_a_reason():
    rules.check_close(Stage.AGREEMENT_SIGNED, reason="")
    rules.check_close(Stage.ARRIVED, reason="No order was made.")
    with pytest.raises(BadInput):
        rules.check_close(Stage.ARRIVED, reason=" ")


def test_the_release_day_stands_still_after_the_gate():
    with pytest.raises(WrongStatus):
        rules.check_new_release_day(RELEASE, decided_on=None, stage=Stage.MET)
