"""The next step of a hand-over, from the notice to the agreement."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from guitu.handover.guidance import Standing, next_step
from guitu.handover.rules import PlanState
from guitu.handover.steps import BY_CODE
from guitu.handover.terms import Need, Stage, TeamParty

RELEASE = date(2020, 3, 28)
BEFORE = RELEASE - timedelta(days=10)
TEAM = {TeamParty.OFFICE: True, TeamParty.WORKSTATION: True, TeamParty.POLICE: True}
EMPTY = PlanState(open_checks=3)
ASKED = replace(EMPTY, needs_asked=frozenset(Need))
NAMED = replace(ASKED, team=TEAM)
DRIVEN = replace(NAMED, has_transport=True)
TALKED = replace(DRIVEN, has_family_contact=True)
CHECKED = replace(TALKED, open_checks=0)


@pytest.mark.parametrize(
    ("stage", "state", "code"),
    [
        pytest.param(Stage.RECEIVED, EMPTY, "needs", id="nothing-yet"),
        pytest.param(Stage.RECEIVED, ASKED, "team", id="needs-asked"),
        pytest.param(Stage.RECEIVED, NAMED, "transport", id="team-named"),
        pytest.param(Stage.RECEIVED, DRIVEN, "family", id="vehicle-found"),
        pytest.param(Stage.RECEIVED, TALKED, "ask-consent", id="family-told"),
        pytest.param(Stage.CONSENT_ASKED, TALKED, "", id="waiting"),
        pytest.param(Stage.PLANNED, TALKED, "checklist", id="consent-given"),
        pytest.param(Stage.PLANNED, CHECKED, "ready", id="all-done"),
        pytest.param(Stage.READY, CHECKED, "", id="ready"),
    ],
)
def test_before_release(stage, state, code):
    assert next_step(Standing(stage, RELEASE, state), on=BEFORE) == code


def test_the_leader_is_shown_the_question():
    standing = Standing(Stage.CONSENT_ASKED, RELEASE, TALKED, may_consent=True)

    assert next_step(standing, on=BEFORE) == "consent"


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.CONSENT_ASKED, Stage.READY])
def test_on_the_day_the_gate_comes_first_whatever_the_plan(stage):
    assert next_step(Standing(stage, RELEASE, EMPTY), on=RELEASE) == "gate"


def test_at_home_one_thing_after_the_other():
    standing = Standing(Stage.ARRIVED, RELEASE, CHECKED)
    codes = [next_step(standing, on=RELEASE)]
    for fact in ("has_file", "has_rights_notice", "has_order", "has_reported_in"):
        standing = replace(standing, **{fact: True})
        codes.append(next_step(standing, on=RELEASE))

    assert codes == ["person", "rights", "order", "report-in", "agreement"]


@pytest.mark.parametrize(
    ("stage", "code"),
    [
        (Stage.MET, "arrival"), (Stage.REFUSED, "arrival"), (Stage.NO_CONTACT, "no-meeting"),
        (Stage.MOVED_ELSEWHERE, "close"), (Stage.AGREEMENT_SIGNED, "recontact"),
    ],
)  # fmt: skip
def test_after_each_outcome(stage, code):
    assert next_step(Standing(stage, RELEASE, CHECKED), on=RELEASE) == code


def test_every_guided_step_has_a_page_or_a_link():
    linked = {"person", "rights", "order", "agreement"}

    assert {"needs", "team", "gate", "report-in", "close"} <= BY_CODE.keys()
    assert not linked & BY_CODE.keys()
