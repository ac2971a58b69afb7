"""When a consent covers a disclosure, and when the file asks again."""

from datetime import date

import pytest

from guitu import policy
from guitu.people import rules

GIVEN, LAST = date(2020, 1, 31), date(2020, 2, 29)


@pytest.mark.parametrize(
    ("on", "withdrawn_on", "holds"),
    [
        pytest.param(date(2020, 1, 30), None, False, id="day-before"),
        pytest.param(GIVEN, None, True, id="first-day"),
        pytest.param(LAST, None, True, id="last-day-is-a-leap-day"),
        pytest.param(date(2020, 3, 1), None, False, id="day-after"),
        pytest.param(date(2020, 2, 9), date(2020, 2, 10), True, id="before-withdrawal"),
        pytest.param(date(2020, 2, 10), date(2020, 2, 10), False, id="day-of-withdrawal"),
    ],
)
def test_a_consent_holds_from_its_first_to_its_last_day(on, withdrawn_on, holds):
    assert rules.consent_holds(GIVEN, LAST, withdrawn_on, on=on) is holds


def test_a_consent_without_a_last_day_holds_and_never_asks_again():
    book = policy.rulebook("cn")

    assert rules.consent_holds(GIVEN, None, None, on=date(2030, 1, 1))
    assert not rules.consent_asks_again(None, book, on=date(2030, 1, 1))


@pytest.mark.parametrize(
    ("on", "asks"), [(date(2020, 1, 29), False), (date(2020, 1, 30), True), (LAST, True)]
)
def test_the_file_asks_again_thirty_days_before_the_last_day(on, asks):
    assert rules.consent_asks_again(LAST, policy.rulebook("cn"), on=on) is asks
