"""Days and months as the law counts them. Nothing here reads the clock."""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of a shorter month.

    One month after 31 January is 28 February, or 29 in a leap year.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def add_years(day: date, years: int) -> date:
    """Return the same day `years` later; 29 February becomes 28 February in a common year."""
    return add_months(day, 12 * years)


def last_day_of_term(starts_on: date, *, months: int) -> date:
    """Return the last day of a term that begins on `starts_on` and runs `months` calendar months.

    The first day counts: three years from 28 March 2020 end with 27 March 2023.
    """
    return add_months(starts_on, months) - timedelta(days=1)


@dataclass(frozen=True)
class WorkingCalendar:
    """Working days in China: Monday to Friday, less festivals, plus make-up days.

    `years` are those for which the State Council's arrangement is in the table; a question about
    another year raises NotConfigured, because a guess would move a deadline.
    """

    years: Collection[int]
    days_off: Collection[date]
    make_up_days: Collection[date]

    def is_working_day(self, day: date) -> bool:
        """Return whether offices work on `day`."""
        if day.year not in self.years:
            raise NotConfigured(
                gettext_noop(
                    "The table of working days has no entries for %(year)s. "
                    "Add that year on the page “Working days”."
                ),
                year=day.year,
            )
        return day in self.make_up_days or (day.weekday() < 5 and day not in self.days_off)

    def add_working_days(self, day: date, count: int) -> date:
        """Return the day `count` working days after `day` (before it when negative).

        `day` itself is not counted.
        """
        step = timedelta(days=1 if count >= 0 else -1)
        remaining = abs(count)
        while remaining:
            day += step
            if self.is_working_day(day):
                remaining -= 1
        return day
