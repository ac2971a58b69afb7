"""The only reader of the clock. Views, commands and tasks ask it; rules are given the day."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """Return the current day in Shanghai."""
    return timezone.localdate()


def now() -> datetime:
    """Return the current moment, aware, in Shanghai's time zone."""
    return timezone.localtime()
