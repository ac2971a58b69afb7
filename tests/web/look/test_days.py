"""Days are typed freely."""

from datetime import date

import pytest
from django import forms

from guitu.web.fields import DayField, DayInput, read_day


@pytest.mark.parametrize(
    "typed",
    [
        "2020.3.5",
        "2020-3-5",
        "2020/03/05",
        "2020年3月5日",
        "2020年3月5号",
        "20200305",
        " 2020 . 3 . 5 ",
        "２０２０．３．５",
        "2020。3。5",
    ],
)
def test_a_day_is_read_however_it_is_written(typed):
    assert read_day(typed) == date(2020, 3, 5)


@pytest.mark.parametrize(
    "typed", ["2020.2.30", "2020", "5.3.2020", "2020.13.1", "0000.1.1", "abc", ""]
)
def test_what_is_no_day_is_not_guessed(typed):
    assert read_day(typed) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2020.2.30", "unread"), ("2019.12.31", "early"), ("2021.1.1", "late"), ("", "required")],
)
def test_a_wrong_day_says_what_is_wrong(typed, code):
    field = DayField(earliest=date(2020, 1, 1), latest=date(2020, 12, 31))

    with pytest.raises(forms.ValidationError) as caught:
        field.clean(typed)

    assert caught.value.code == code


def test_what_was_typed_is_shown_as_it_was_typed():
    assert DayInput().format_value("2020.2.30") == "2020.2.30"
    assert DayInput().format_value(date(2020, 3, 5)) == "2020-03-05"


@pytest.mark.parametrize("typed", ["0202-3-28", "1899-12-31", "2200-1-1", "9999-12-31"])
def test_a_mistyped_century_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        DayField().clean(typed)
