"""Dates in every form that offices write, kept as exactly as they were written."""

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guitu.exchange.ledgers import cell_dates
from guitu.exchange.ledgers.cell_dates import PartialDate, date_in
from guitu.exchange.ledgers.problems import CellRefused

DAY = PartialDate(2020, 3, 5)
MONTH = PartialDate(2020, 3)
EPOCH_DAYS = (date(2020, 3, 5) - date(1899, 12, 30)).days


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("2020.3.5", DAY, id="dots"),
        pytest.param("2020-3-5", DAY, id="hyphens"),
        pytest.param("2020-03-05", DAY, id="iso"),
        pytest.param("2020/3/5", DAY, id="slashes"),
        pytest.param("2020年3月5日", DAY, id="chinese"),
        pytest.param("2020年03月05", DAY, id="chinese-without-last-sign"),
        pytest.param("2020 年 3 月 5 日", DAY, id="chinese-with-spaces"),
        pytest.param("２０２０．３．５", DAY, id="full-width"),
        pytest.param("２０２０年３月５日", DAY, id="full-width-chinese"),
        pytest.param("2020、3、5", DAY, id="enumeration-commas"),
        pytest.param("2020。3。5", DAY, id="full-stops"),
        pytest.param("2020—3—5", DAY, id="dashes"),
        pytest.param("2020.3.5.", DAY, id="dot-at-the-end"),
        pytest.param("20200305", DAY, id="eight-digits"),
        pytest.param(20200305.0, DAY, id="eight-digits-as-number"),
        pytest.param("2020-03-05 00:00:00", DAY, id="with-midnight"),
        pytest.param("2020-03-05T08:30:00", DAY, id="with-a-time"),
        pytest.param("2020/3/5 8:30", DAY, id="with-a-short-time"),
        pytest.param(EPOCH_DAYS, DAY, id="serial-number"),
        pytest.param(EPOCH_DAYS + 0.35, DAY, id="serial-number-with-time"),
        pytest.param(str(EPOCH_DAYS), DAY, id="serial-number-as-text"),
        pytest.param(f"{EPOCH_DAYS}.0", DAY, id="serial-number-as-text-with-decimal"),
        pytest.param(date(2020, 3, 5), DAY, id="date-cell"),
        pytest.param(datetime.fromisoformat("2020-03-05T08:30"), DAY, id="datetime-cell"),
        pytest.param("2020年3月", MONTH, id="month"),
        pytest.param("2020.3", MONTH, id="month-with-dot"),
        pytest.param("2020-03", MONTH, id="month-iso"),
        pytest.param("202003", MONTH, id="six-digits"),
        pytest.param(202003.0, MONTH, id="six-digits-as-number"),
        pytest.param(2020.3, MONTH, id="month-as-number"),
        pytest.param(2020.12, PartialDate(2020, 12), id="december-as-number"),
        pytest.param("2020.10", PartialDate(2020, 10), id="october-as-text"),
        pytest.param("2020年", PartialDate(2020), id="year"),
        pytest.param(1998.0, PartialDate(1998), id="year-as-number"),
        pytest.param("2000-2-29", PartialDate(2000, 2, 29), id="leap-day"),
    ],
)
def test_a_date_is_read(cell, expected):
    assert date_in(cell) == expected


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        pytest.param("20.3.5", cell_dates.TWO_DIGIT_YEAR, id="two-digits"),
        pytest.param("98年3月", cell_dates.TWO_DIGIT_YEAR, id="two-digits-chinese"),
        pytest.param("850305", cell_dates.TWO_DIGIT_YEAR, id="two-digits-compact"),
        pytest.param(850305.0, cell_dates.TWO_DIGIT_YEAR, id="two-digits-as-number"),
        pytest.param("2021.2.29", cell_dates.NO_SUCH_DAY, id="no-leap-day"),
        pytest.param("2020年4月31日", cell_dates.NO_SUCH_DAY, id="31-april"),
        pytest.param("20200230", cell_dates.NO_SUCH_DAY, id="30-february-compact"),
        pytest.param("2020.13.1", cell_dates.NO_SUCH_MONTH, id="month-13"),
        pytest.param("2020.0.1", cell_dates.NO_SUCH_MONTH, id="month-0"),
        pytest.param("1099-01-01", cell_dates.YEAR_OUT_OF_RANGE, id="long-ago"),
        pytest.param("3020.1.1", cell_dates.YEAR_OUT_OF_RANGE, id="mistyped"),
        pytest.param(2020.1, cell_dates.OCTOBER_OR_JANUARY, id="october-or-january"),
        pytest.param("5/3/2020", cell_dates.DAY_FIRST_REASON, id="day-first"),
        pytest.param("三月初", cell_dates.NO_DATE, id="words"),
        pytest.param("2020.3.5-2023.3.4", cell_dates.NO_DATE, id="term"),
        pytest.param(12.0, cell_dates.NO_DATE, id="small-number"),
        pytest.param(-5, cell_dates.NO_DATE, id="negative"),
        pytest.param(float("nan"), cell_dates.NO_DATE, id="nan"),
        pytest.param(float("inf"), cell_dates.NO_DATE, id="infinity"),
        pytest.param(True, cell_dates.TIME_ONLY, id="answer"),
        pytest.param(time(8, 30), cell_dates.TIME_ONLY, id="time"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(cell, reason):
    with pytest.raises(CellRefused) as caught:
        date_in(cell)

    assert caught.value.message == reason


@given(st.dates(date(1910, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_alike_in_every_form(day):
    serial = (day - date(1899, 12, 30)).days
    forms = [day, f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day.year}.{day.month}.{day.day}"]

    assert {date_in(form) for form in [*forms, serial, str(serial)]} == {PartialDate.of(day)}


@given(st.one_of(st.text(max_size=20), st.floats(), st.integers()))
def test_nothing_but_a_refusal_comes_of_rubbish(cell):
    with suppress(CellRefused):
        assert date_in(cell).first <= date_in(cell).last


def test_an_inexact_date_knows_the_days_it_can_mean():
    assert (MONTH.exact, MONTH.first, MONTH.last) == (None, date(2020, 3, 1), date(2020, 3, 31))
    assert PartialDate(2020).last == date(2020, 12, 31)
    assert (DAY.exact, str(DAY), str(MONTH)) == (date(2020, 3, 5), "2020-03-05", "2020-03")
