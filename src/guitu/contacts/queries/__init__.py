"""Reading contacts, booked contacts and reviews, inside the actor's scope."""

from guitu.contacts.queries.appointments import appointments, booked_of, still_booked
from guitu.contacts.queries.contacts import (
    attempts_for,
    attempts_of,
    by_duty,
    measure_on,
    notes_of,
    of_person,
    readable_notes,
    sheets_of,
    visible_to,
)

__all__ = [
    "appointments",
    "attempts_for",
    "attempts_of",
    "booked_of",
    "by_duty",
    "measure_on",
    "notes_of",
    "of_person",
    "readable_notes",
    "sheets_of",
    "still_booked",
    "visible_to",
]
