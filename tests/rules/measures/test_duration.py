"""How long a measure lasts, and why."""

from datetime import date

import pytest

from guitu import policy
from guitu.duties.periods import Span
from guitu.kernel.errors import BadInput
from guitu.measures.rules.duration import (
    Ordered,
    check_order,
    check_release_day,
    day_of_term,
    end_of_term,
    first_day,
)
from guitu.measures.terms import MeasureKind

BOOK = policy.rulebook()
DECIDED, RECEIVED = date(2020, 3, 20), date(2020, 3, 25)


def detox(**values) -> Ordered:
    return Ordered(MeasureKind.COMMUNITY_DETOX, DECIDED, RECEIVED, **values)


def rehab(**values) -> Ordered:
    return Ordered(MeasureKind.COMMUNITY_REHAB, DECIDED, RECEIVED, **values)


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        pytest.param(date(2020, 3, 28), date(2023, 3, 27), id="any-day"),
        pytest.param(date(2020, 2, 29), date(2023, 2, 27), id="leap-day"),
        pytest.param(date(2021, 1, 1), date(2023, 12, 31), id="new-year"),
    ],
)
def test_detoxification_lasts_three_years_from_reporting_in(starts_on, ends_on):
    decision = end_of_term(detox(), starts_on, pauses=(), book=BOOK)

    assert decision.value.ends_on == ends_on
    assert decision.because[0].article == "Art. 14(2)"
    assert "counted from reporting in" in decision.value.steps[0].message


def test_detoxification_does_not_begin_with_the_decision():
    assert first_day(detox(), None) is None
    assert first_day(detox(), date(2020, 3, 28)) == date(2020, 3, 28)


def test_rehabilitation_lasts_as_decided():
    order = rehab(from_on=date(2020, 3, 28), until_on=date(2022, 3, 27))

    assert first_day(order, None) == date(2020, 3, 28)
    end = end_of_term(order, date(2020, 3, 28), pauses=(), book=BOOK)
    assert end.value.ends_on == date(2022, 3, 27)


def test_rehabilitation_ordered_in_months_ends_the_day_before():
    order = rehab(from_on=date(2020, 3, 28), months=24)

    end = end_of_term(order, date(2020, 3, 28), pauses=(), book=BOOK)

    assert end.value.ends_on == date(2022, 3, 27)


@pytest.mark.parametrize(
    ("order", "field"),
    [
        pytest.param(rehab(), "ordered_from", id="no-first-day"),
        pytest.param(rehab(from_on=DECIDED), "ordered_until", id="no-end"),
        pytest.param(
            rehab(from_on=date(2020, 4, 1), until_on=date(2020, 3, 1)), "ordered_until", id="upside"
        ),
        pytest.param(
            rehab(from_on=date(2020, 4, 1), until_on=date(2023, 4, 2)), "ordered_until", id="long"
        ),
        pytest.param(detox(deducted_days=-1), "deducted_days", id="negative"),
        pytest.param(
            Ordered(MeasureKind.COMMUNITY_DETOX, RECEIVED, DECIDED), "received_on", id="before"
        ),
    ],
)
def test_an_impossible_order_is_refused_beside_its_field(order, field):
    with pytest.raises(BadInput) as raised:
        check_order(order, BOOK)

    assert field in raised.value.fields


def test_the_anniversary_itself_still_counts_as_three_years():
    check_order(rehab(from_on=date(2020, 4, 1), until_on=date(2023, 4, 1)), BOOK)


def test_a_finished_suspension_moves_the_end_by_its_days():
    pause = Span(date(2020, 6, 1), date(2020, 6, 10))

    end = end_of_term(detox(), date(2020, 3, 28), pauses=[pause], book=BOOK)

    assert end.value.ends_on == date(2023, 4, 6)
    assert end.value.steps[-1].params == {"days": 10}


def test_time_served_in_isolation_is_deducted():
    end = end_of_term(detox(deducted_days=100), date(2020, 3, 28), pauses=(), book=BOOK)

    assert end.value.ends_on == date(2022, 12, 17)
    assert "Art. 31(2)" in {cite.article for cite in end.because}


def test_after_a_change_of_place_the_time_runs_on():
    order = detox(from_on=date(2019, 5, 1), until_on=date(2022, 4, 30), is_continued=True)

    assert first_day(order, date(2020, 3, 28)) == date(2019, 5, 1)
    end = end_of_term(order, date(2019, 5, 1), pauses=(), book=BOOK)
    assert end.value.ends_on == date(2022, 4, 30)
    assert end.because[0].article == "Art. 22"


def test_nobody_is_released_before_the_order():
    with pytest.raises(BadInput) as raised:
        check_release_day(date(2020, 3, 19), detox())

    assert "2020-03-20" in str(raised.value.fields["released_on"])


@pytest.mark.parametrize(
    ("on", "day"),
    [
        pytest.param(date(2020, 3, 27), 0, id="before"),
        pytest.param(date(2020, 3, 28), 1, id="first"),
        pytest.param(date(2023, 3, 27), 1095, id="last"),
        pytest.param(date(2024, 1, 1), 1095, id="after"),
    ],
)
def test_the_first_day_of_a_term_is_day_one(on, day):
    assert day_of_term(date(2020, 3, 28), date(2023, 3, 27), on=on) == (day, 1095)
