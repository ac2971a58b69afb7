"""Contacts with their notes, booked contacts, and reviews."""

from guitu.contacts.models.appointments import Appointment
from guitu.contacts.models.contacts import Contact, ContactNote
from guitu.contacts.models.reviews import Review

__all__ = ["Appointment", "Contact", "ContactNote", "Review"]
