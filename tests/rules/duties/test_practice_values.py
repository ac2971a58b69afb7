"""The numbers of a practice row: typed, read and kept within what can be planned."""

import pytest

from guitu.duties.practice_values import rebuilt, settable
from guitu.kernel.errors import BadInput

ROW = {"intervals_months": {"detox": [1, 2, 3]}, "days": 7, "helper_contacts_per_month": 2}
TYPED = {"intervals_months__detox": "1，2, 3", "days": "7", "helper_contacts_per_month": "4"}


def test_numbers_are_read_with_either_comma():
    found = rebuilt(ROW, TYPED)

    assert found == ROW | {"helper_contacts_per_month": 4}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("intervals_months__detox", "0, 0, 0"),
        ("intervals_months__detox", "1, 13"),
        ("intervals_months__detox", "1, , 2"),
        ("helper_contacts_per_month", "0"),
        ("helper_contacts_per_month", "1000"),
        ("days", "-1"),
        ("days", "2.5"),
    ],
)
def test_a_number_that_nothing_can_be_planned_with_is_refused(path, text):
    with pytest.raises(BadInput) as caught:
        rebuilt(ROW, TYPED | {path: text})

    assert list(caught.value.fields) == [path]


def test_words_of_a_row_are_not_set_by_an_office():
    row = {"items": ["name", "phone"], "days": 7, "counted_from": "report_in", "counts": False}

    assert settable(row) == [("days", 7), ("counts", False)]
    assert rebuilt(row, {"days": "9", "counts": "yes"}) == row | {"days": 9, "counts": True}
