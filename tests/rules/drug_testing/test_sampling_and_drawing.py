"""Rules of sampling, confirming and drawing: pure, at their boundaries."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu import policy
from guitu.drug_testing.rules import confirming, cycles, drawing
from guitu.drug_testing.rules.confirming import PathFacts
from guitu.drug_testing.rules.drawing import Candidate, Standing
from guitu.drug_testing.terms import Exclusion, PathStep, Result
from guitu.duties.matching import Done, matched
from guitu.kernel.errors import Conflict, WrongStatus

ROW = policy.rulebook().row("test_confirmation", date(2020, 1, 1))
DRAW = policy.rulebook().row("test_draw", date(2020, 1, 1))
PEOPLE = st.lists(
    st.builds(Candidate, st.sampled_from(["1", "2", "3"]), st.uuids().map(str)),
    unique_by=lambda one: one.id, min_size=1, max_size=30,
)  # fmt: skip
STARTS = st.dates(date(2016, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("told_on", "until"),
    [
        pytest.param(date(2020, 2, 27), date(2020, 3, 1), id="leap-year"),
        pytest.param(date(2021, 2, 26), date(2021, 3, 1), id="end-of-february"),
        pytest.param(date(2020, 12, 30), date(2021, 1, 2), id="new-year"),
    ],
)
def test_the_right_to_ask_is_counted_from_the_day_after_being_told(told_on, until):
    facts = PathFacts(told_on, {PathStep.TOLD: told_on})

    right = next(duty for duty in confirming.plan(facts, ROW) if duty.kind == "test_contest")

    assert (right.window_from, right.due_on, right.party) == (told_on, until, "residents")
    confirming.check(PathStep.CONTESTED, facts, ROW, day=until)
    with pytest.raises(WrongStatus):
        confirming.check(PathStep.CONTESTED, facts, ROW, day=until + timedelta(days=1))


def test_the_times_are_called_local_practice_and_never_law():
    assert {cite.status for cite in ROW.cites} == {"practice"}
    assert not DRAW.is_used


def test_a_final_negative_leaves_no_right_open():
    facts = PathFacts(
        date(2020, 4, 1), {PathStep.TOLD: date(2020, 4, 1)}, Result.NEGATIVE, date(2020, 4, 9)
    )

    assert {duty.kind for duty in confirming.plan(facts, ROW)} == {"test_tell", "test_seal"}


@given(PEOPLE, st.text("0123456789abcdef", min_size=64, max_size=64), st.integers(1, 100))
def test_the_same_commitment_draws_the_same_people_whatever_the_order(people, seed, percent):
    fixed = drawing.commitment(seed, people)

    assert fixed == drawing.commitment(seed, people[::-1])
    drawn = drawing.drawn(seed, people, percent=percent)
    assert drawn == drawing.drawn(seed, people[::-1], percent=percent)
    for group in {one.group for one in people}:
        members = {one.id for one in people if one.group == group}
        assert len(members & set(drawn)) == drawing.share(len(members), percent)


@given(PEOPLE)
def test_another_list_or_another_seed_is_refused(people):
    fixed = drawing.commitment("seed", people)

    for seed, listed in (("seed", people[1:]), ("another", people)):
        with pytest.raises(Conflict):
            drawing.check_commitment(seed, listed, fixed)


@pytest.mark.parametrize(
    ("count", "percent", "taken"), [(0, 10, 0), (1, 10, 1), (10, 10, 1), (11, 10, 2), (5, 100, 5)]
)
def test_the_share_is_rounded_up_and_nobody_is_drawn_of_none(count, percent, taken):
    assert drawing.share(count, percent) == taken


@pytest.mark.parametrize(
    ("standing", "reason"),
    [
        pytest.param(Standing(), None, id="can-be-drawn"),
        pytest.param(Standing(is_running=False), Exclusion.NOT_RUNNING, id="suspended"),
        pytest.param(Standing(lives_elsewhere=True), Exclusion.ELSEWHERE, id="elsewhere"),
        pytest.param(Standing(is_called=True), Exclusion.CALLED, id="called"),
        pytest.param(Standing(last_on=date(2020, 2, 16)), Exclusion.TOO_SOON, id="last-day"),
        pytest.param(Standing(last_on=date(2020, 2, 15)), None, id="gap-is-over"),
    ],
)
def test_who_is_left_out(standing, reason):
    assert drawing.exclusion(standing, DRAW, on=date(2020, 2, 29)) == reason


@given(STARTS, st.lists(st.integers(-10, 1100), max_size=40))
def test_matching_and_counting_agree_on_what_is_done(starts_on, offsets):
    ends_on = cycles.add_months(starts_on, 36) - timedelta(days=1)
    windows = cycles.cycles(starts_on, ends_on, [1, 2, 3])
    days = [starts_on + timedelta(days=offset) for offset in offsets]

    met = matched(windows, [Done(day, number) for number, day in enumerate(days)])

    last = ends_on + timedelta(days=1)
    found = cycles.completion(windows, tests=days, excused=[], on=last)
    assert len(met) == found.total.done
    assert found.total.done + found.total.missing == found.total.due == len(windows)
    assert len(met) + found.total.surplus + found.outside == len(
        [day for day in days if day <= last]
    )
