"""Festivals and make-up days to begin the editable table of working days with."""

from datetime import date

from chinese_calendar import constants  # type: ignore[import-untyped]

from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop


def seed(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Return the days off and the make-up working days that the State Council set for `year`.

    Raises NotConfigured for a year whose arrangement the installed table does not hold.
    """
    days_off = frozenset(day for day in constants.holidays if day.year == year)
    if not days_off:
        raise NotConfigured(
            gettext_noop(
                "The festivals and make-up days of %(year)s are not known here. "
                "Enter them when the State Council has announced them."
            ),
            year=year,
        )
    return days_off, frozenset(day for day in constants.workdays if day.year == year)


def known_years() -> tuple[int, ...]:
    """Return the years that `seed` knows, in order."""
    return tuple(sorted({day.year for day in constants.holidays}))
