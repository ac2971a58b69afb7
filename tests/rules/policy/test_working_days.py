from datetime import date

import pytest

from guitu import policy
from guitu.kernel.dates import WorkingCalendar
from guitu.kernel.errors import NotConfigured


def test_the_spring_festival_of_2020_was_lengthened():
    days_off, make_up_days = policy.working_days.seed(2020)

    assert date(2020, 1, 31) in days_off
    assert date(2020, 1, 19) in make_up_days
    assert date(2020, 2, 3) not in days_off


def test_the_seed_makes_a_calendar():
    days_off, make_up_days = policy.working_days.seed(2020)
    calendar = WorkingCalendar(years=[2020], days_off=days_off, make_up_days=make_up_days)

    assert calendar.is_working_day(date(2020, 6, 28))
    assert not calendar.is_working_day(date(2020, 6, 26))


def test_a_year_not_announced_is_refused_by_name():
    with pytest.raises(NotConfigured, match="2099"):
        policy.working_days.seed(2099)


def test_every_known_year_has_a_seed():
    assert all(policy.working_days.seed(year)[0] for year in policy.working_days.known_years())
