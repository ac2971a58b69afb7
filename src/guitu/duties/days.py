"""Days as arguments of commands."""

from argparse import ArgumentTypeError
from datetime import date

from guitu.web.fields import read_day


def day_argument(text: str) -> date:
    """Return the day that was typed, or say that it is none."""
    day = read_day(text)
    if day is None:
        raise ArgumentTypeError(f"“{text}” is not a day; write it like 2020-3-28.")
    return day
