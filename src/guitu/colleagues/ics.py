"""Entries as an iCalendar file (RFC 5545): one identity for good, a sequence that rises."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from guitu.colleagues.calendars import Entry

DOMAIN = "guitu"
HOUR = timedelta(hours=1)


def written(entries: Iterable[Entry], *, title: str, at: datetime) -> bytes:
    """Return the file; entries without a moment of their own are stamped with `at`."""
    from icalendar import Calendar  # slow to load, and needed here alone

    calendar = Calendar()
    calendar.add("prodid", "-//Guitu//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for entry in entries:
        calendar.add_component(_event(entry, at=at))
    return calendar.to_ical()


def _event(entry: Entry, *, at: datetime):
    from icalendar import Event  # as above

    event = Event()
    event.add("uid", f"{entry.key}@{DOMAIN}")
    event.add("sequence", entry.sequence)
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("dtstamp", (entry.stamped_at or at).astimezone(UTC))
    if entry.at is None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
    else:
        begins = timezone.make_aware(datetime.combine(entry.on, entry.at)).astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + HOUR)
    return event
