"""Acts on contacts, booked contacts and reviews."""

from guitu.contacts.actions.booking import (
    Closing,
    NewBooking,
    book,
    close_appointment,
    move_appointment,
)
from guitu.contacts.actions.matching import follow_measure
from guitu.contacts.actions.notes import NewNote, add_note, add_sheet
from guitu.contacts.actions.recording import NewContact, SameContact, record_contact
from guitu.contacts.actions.reviewing import (
    NO_SUCH_REVIEW,
    ReviewText,
    sign_review,
    void_review,
    write_review,
)
from guitu.contacts.actions.voiding import void_contact

__all__ = [
    "NO_SUCH_REVIEW",
    "Closing",
    "NewBooking",
    "NewContact",
    "NewNote",
    "ReviewText",
    "SameContact",
    "add_note",
    "add_sheet",
    "book",
    "close_appointment",
    "follow_measure",
    "move_appointment",
    "record_contact",
    "sign_review",
    "void_contact",
    "void_review",
    "write_review",
]
