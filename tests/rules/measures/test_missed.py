"""The counters of a serious breach: facts that open to their rows, never counted twice."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest

from guitu.measures.rules.missed import MissedStep, counted, departures, why_not_counted
from guitu.measures.terms import MeasureKind, MissedKind
from guitu.policy import rulebook

DETOX, REHAB = MeasureKind.COMMUNITY_DETOX, MeasureKind.COMMUNITY_REHAB
START, ON = date(2020, 3, 1), date(2020, 12, 31)


def a_step(kind=MissedKind.TEST, *, on=START, days=None, **values) -> MissedStep:
    """Return a step that counts; `days` is how long somebody was away."""
    until = on + timedelta(days=days - 1) if days else None
    return MissedStep(
        **{
            "kind": kind, "record": ("x.y", uuid.uuid4()), "on": on, "what": "x", "until": until,
            "notice_on": on - timedelta(days=3), "heard_on": on, "statement": "x",
            "is_justified": False,
        } | values
    )  # fmt: skip


def numbers(*steps, kind=DETOX, on=ON):
    return {one.code: (one.number, one.is_reached, one.is_near)
            for one in counted(kind, steps, rulebook(), on=on).counts}  # fmt: skip


@pytest.mark.parametrize(
    ("tests", "is_reached", "is_near"),
    [
        pytest.param(1, False, False, id="one"),
        pytest.param(2, False, True, id="two-is-the-time-to-help"),
        pytest.param(3, True, False, id="three-counts-以上"),
        pytest.param(4, True, False, id="four"),
    ],
)
def test_three_tests_are_enough(tests, is_reached, is_near):
    assert numbers(*(a_step() for _one in range(tests)))["tests"] == (tests, is_reached, is_near)


@pytest.mark.parametrize(
    ("days", "is_reached"),
    [
        pytest.param(29, False, id="29"),
        pytest.param(30, False, id="30-is-not-more-than-30"),
        pytest.param(31, True, id="31-超过"),
    ],
)
def test_more_than_thirty_days_away_excludes_thirty(days, is_reached):
    found = numbers(a_step(MissedKind.LEAVING, days=days))

    assert found["days"] == (days, is_reached, False)
    assert found["departures"] == (1, False, False)


@pytest.mark.parametrize("count", [2, 3])
def test_departures_count_from_the_third(count):
    away = [
        a_step(MissedKind.LEAVING, on=START + timedelta(days=10 * n), days=2) for n in range(count)
    ]

    assert numbers(*away)["departures"][:2] == (count, count == 3)


def test_days_away_add_up_over_departures_and_a_leap_day():
    first = a_step(MissedKind.LEAVING, on=date(2020, 2, 20), until=date(2020, 3, 1))
    second = a_step(MissedKind.LEAVING, on=date(2020, 5, 1), until=date(2020, 5, 20))

    assert numbers(first, second)["days"] == (31, True, False)


def test_spans_that_share_a_day_are_one_departure_and_no_day_counts_twice():
    one = a_step(MissedKind.LEAVING, on=START, days=10)
    two = a_step(MissedKind.LEAVING, on=START + timedelta(days=9), days=10)
    inside = a_step(MissedKind.LEAVING, on=START + timedelta(days=2), days=2)
    next_day = a_step(MissedKind.LEAVING, on=START + timedelta(days=19), days=1)

    found = numbers(one, two, inside, next_day)

    assert found["departures"][0] == 2
    assert found["days"][0] == 20


def test_who_is_still_away_is_counted_to_the_day_asked_about():
    away = a_step(MissedKind.LEAVING, on=START)

    assert departures([away], on=START + timedelta(days=4)) == [(START, START + timedelta(days=4))]
    assert departures([away], on=START - timedelta(days=1)) == []


def test_one_record_told_twice_counts_once():
    step = a_step()

    assert numbers(step, replace(step, what="again"))["tests"][0] == 1


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        pytest.param({}, True, id="everything-there"),
        pytest.param({"is_justified": True}, False, id="justified-never-counts"),
        pytest.param({"is_justified": None}, False, id="not-decided"),
        pytest.param({"heard_on": None}, False, id="not-heard"),
        pytest.param({"notice_on": None}, False, id="not-told"),
        pytest.param(
            {"notice_on": None, "kind": MissedKind.LEAVING}, True, id="leaving-needs-no-notice"
        ),
    ],
)
def test_a_step_counts_only_with_its_evidence(values, counts):
    assert (why_not_counted(a_step(**values)) == "") is counts


def test_what_lies_after_the_day_does_not_count():
    assert numbers(a_step(on=date(2020, 6, 2)), on=date(2020, 6, 1))["tests"][0] == 0


def test_rehabilitation_has_no_such_counters():
    found = counted(REHAB, [a_step() for _one in range(5)], rulebook(), on=ON)

    assert found.counts == ()
    assert not found.is_reached


def test_the_counts_name_their_provision_and_open_to_their_rows():
    steps = [a_step() for _one in range(2)]

    found = counted(DETOX, steps, rulebook(), on=ON)

    assert found.because[0].article == "Art. 20"
    assert {step.record for step in found.counts[0].steps} == {step.record for step in steps}
