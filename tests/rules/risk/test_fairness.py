"""Figures of a round: shares beside published ones, groups, the second look."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.risk.rules import fairness
from guitu.risk.rules.fairness import COLUMNS, Looked, Published
from guitu.risk.terms import Discussion, Level, ObjectionState

LEVELS = st.sampled_from(COLUMNS)
PEOPLE = st.lists(
    st.builds(
        Looked, level=LEVELS, before=LEVELS, discuss=st.sampled_from(Discussion),
        sex=st.sampled_from(("male", "female", "")),
        age=st.one_of(st.none(), st.integers(0, 100)), place=st.integers(1, 4),
    ),
    max_size=30,
)  # fmt: skip


def people(high, low):
    return [Looked(level=Level.HIGH)] * high + [Looked(level=Level.LOW)] * low


def test_the_published_counts_are_those_of_one_city_and_add_up():
    beside = fairness.published()

    assert beside.total == 28915
    assert round(100 * beside.counts[Level.HIGH] / beside.total, 1) == 0.9
    assert beside.where
    assert beside.year == 2018


def test_shares_are_of_those_who_have_a_level():
    beside = Published({}, 2018, {Level.HIGH: 1, Level.MEDIUM: 49, Level.LOW: 50}, "", {})

    found = fairness.shares([*people(1, 3), Looked()], beside)

    assert [(share.count, share.percent, share.published) for share in found] == [
        (1, 25, 1), (0, 0, 49), (3, 75, 50),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("high", "low", "asks"),
    [
        pytest.param(0, 0, False, id="nobody-has-a-level"),
        pytest.param(1, 9, False, id="exactly-the-share"),
        pytest.param(11, 89, True, id="just-above"),
        pytest.param(10, 91, False, id="just-below"),
    ],
)
def test_a_second_look_is_asked_above_the_share_only(high, low, asks):
    found = fairness.shares(people(high, low), fairness.published())

    assert fairness.asks_second_look(found, above_percent=10) is asks


@given(found=PEOPLE, of=st.sampled_from(("sex", "age", "place", "before")))
def test_everybody_counts_once_in_each_comparison(found, of):
    counts = fairness.by_group(found, of)

    assert sum(map(sum, counts.values())) == len(found)
    for at, level in enumerate(COLUMNS):
        assert sum(row[at] for row in counts.values()) == sum(one.level == level for one in found)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        pytest.param(date(2002, 7, 1), date(2020, 7, 1), 18, id="on-the-birthday"),
        pytest.param(date(2002, 7, 2), date(2020, 7, 1), 17, id="the-day-before"),
        pytest.param(date(2000, 2, 29), date(2018, 2, 28), 17, id="leap-day-before"),
        pytest.param(date(2000, 2, 29), date(2018, 3, 1), 18, id="leap-day-after"),
        pytest.param(None, date(2020, 7, 1), None, id="not-on-file"),
    ],
)
def test_age_in_full_years(born, on, age):
    assert fairness.age_on(born, on) == age


@pytest.mark.parametrize(
    ("age", "group"), [(17, "0"), (18, "18"), (34, "18"), (35, "35"), (50, "50"), (None, "")]
)
def test_age_groups_at_their_edges(age, group):
    assert fairness.age_group(age) == group


def test_ages_of_a_group():
    assert fairness.ages("18") == (18, 34)
    assert fairness.ages("50") == (50, None)


def test_a_level_against_the_order_is_an_override_and_none_is_not():
    assert Looked(level=Level.HIGH, discuss=Discussion.LATER).is_override
    assert not Looked(discuss=Discussion.FIRST).is_override
    assert not Looked(level=Level.LOW, objection=ObjectionState.MADE).is_override
