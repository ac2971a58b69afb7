"""From a row to a day: days, working days, months or years, whichever the row counts in."""

from datetime import date, timedelta

from guitu.kernel.dates import WorkingCalendar, add_months, add_years
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop
from guitu.policy.rows import Row


def last_day(
    row: Row, counted_from: date, *, name: str = "", calendar: WorkingCalendar | None = None
) -> date:
    """Return the last day of the time that `row` gives, counted from the day after `counted_from`.

    A decision received on 1 March with 15 days to report in: the last day is 16 March. `name` is
    the beginning of the value's name where a row has several: "far" reads `far_days`. Rows in
    working days need a `calendar`.
    """
    return shifted(row, counted_from, name=name, calendar=calendar, sign=1)


def day_before(
    row: Row, day: date, *, name: str = "", calendar: WorkingCalendar | None = None
) -> date:
    """Return the day that lies the row's days, working days, months or years before `day`."""
    return shifted(row, day, name=name, calendar=calendar, sign=-1)


def shifted(row: Row, day: date, *, name: str, calendar: WorkingCalendar | None, sign: int) -> date:
    """Return `day` moved by the one value of `row` that is called `name` plus a unit."""
    prefix = f"{name}_" if name else ""
    for unit in ("working_days", "days", "months", "years"):
        count = row.get(f"{prefix}{unit}")
        if isinstance(count, int):
            return move(day, unit, sign * count, calendar)
    raise NotConfigured(
        gettext_noop("The rule “%(rule)s” has no time to count."), rule=f"{row.id} {name}".strip()
    )


def move(day: date, unit: str, count: int, calendar: WorkingCalendar | None) -> date:
    """Return `day` moved by `count` units, back where it is negative."""
    if unit == "days":
        return day + timedelta(days=count)
    if unit == "months":
        return add_months(day, count)
    if unit == "years":
        return add_years(day, count)
    if calendar is None:
        raise NotConfigured(gettext_noop("This rule counts working days and needs their table."))
    return calendar.add_working_days(day, count)
