"""The only reader of the clock. Views, commands and tasks ask it; rules are given the day.

A demonstration home may stand on another day: the year it shows is long past, and its worklist is
only alive on a day of that year. Moments (`now`) are always real.
"""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the current day in Shanghai, or the day on which a demonstration home stands."""
    return demonstration_day() or timezone.localdate()


def now() -> datetime:
    """Return the current moment, aware, in Shanghai's time zone."""
    return timezone.localtime()


def shown_now() -> datetime:
    """Return the moment to print on papers: on the day on which a demonstration stands, else now.

    For the eye only: what is stored carries the real moment.
    """
    moment, day = now(), demonstration_day()
    return datetime.combine(day, moment.timetz()) if day else moment


def demonstration_day() -> date | None:
    """Return the day on which this home was set to stand; None outside demonstrations."""
    if settings.ENVIRONMENT == "production":
        return None
    try:
        return date.fromisoformat(_day_file().read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None


def stand_on(day: date) -> None:
    """Let this demonstration home stand on `day` from now on."""
    _day_file().write_text(day.isoformat(), encoding="ascii")


def _day_file() -> Path:
    return settings.HOME / "demonstration-day"
