"""The three years after which dynamic control ends: from when, until when, when not."""

from datetime import date

import pytest

from guitu import policy
from guitu.rights.three_years import Path, ThreeYears, three_years

ON = date(2024, 6, 1)
DETOX = Path(after_isolation=False, starts_on=date(2020, 3, 28))
REHAB = Path(after_isolation=True, starts_on=date(2022, 2, 28))


def found(*paths, region="cn", on=ON):
    return three_years(paths, policy.rulebook(region), on=on)


@pytest.mark.parametrize(
    ("paths", "counted_from", "over_on"),
    [
        pytest.param([DETOX], date(2020, 3, 28), date(2023, 3, 28), id="from-the-first-day"),
        pytest.param([DETOX, REHAB], date(2022, 2, 28), date(2025, 2, 28), id="newest-counts"),
        pytest.param(
            [Path(False, date(2020, 2, 29))], date(2020, 2, 29), date(2023, 2, 28), id="leap-day"
        ),
        pytest.param([Path(False, None)], None, None, id="not-reported-in"),
        pytest.param([], None, None, id="no-measure"),
    ],
)
def test_three_years_are_counted_from_the_first_day(paths, counted_from, over_on):
    value = found(*paths).value

    assert (value.counted_from, value.over_on) == (counted_from, over_on)


def test_a_reported_breach_excludes_but_in_shandong_not_after_isolation():
    breach = Path(True, date(2021, 1, 1), was_reported=True)

    assert found(breach).value == ThreeYears(is_excluded=True)
    assert found(breach, region="31").value.is_excluded
    assert not found(breach, region="37").value.is_excluded


def test_isolation_that_followed_starts_anew_with_its_release():
    assert found(Path(False, date(2020, 1, 1), led_to_isolation=True)).value.is_restarting


def test_the_national_text_names_no_first_day_so_practice_says_it_is_practice():
    assert {cite.status.value for cite in found(DETOX).because} == {"regulation", "practice"}
    assert "practice" not in {cite.status.value for cite in found(DETOX, region="31").because}
