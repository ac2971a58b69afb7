"""Reading contacts, booked contacts and reviews, inside the actor's scope."""

from guitu.contacts.queries.appointments import appointments, booked_of
from guitu.contacts.queries.contacts import (
    attempts_of,
    measure_on,
    notes_of,
    of_person,
    readable_notes,
    sheets_of,
    visible_to,
)

__all__ = [
    "appointments",
    "attempts_of",
    "booked_of",
    "measure_on",
    "notes_of",
    "of_person",
    "readable_notes",
    "sheets_of",
    "visible_to",
]
