"""A contact, and what was written about it."""

from django.db import models
from django.db.models import Q

from guitu.contacts import terms
from guitu.database.fields import SealedTextField, TermField
from guitu.database.models import Voidable
from guitu.database.row_security import Authored, Scoped
from guitu.measures.models import Measure
from guitu.people.models import PersonRecord
from guitu.people.terms import Relation


class Contact(PersonRecord, Voidable):
    """Somebody was in touch with the person or the family, or tried to be.

    Done by a colleague (`by_user`) or by a named helper (`by_name`). `visibility` says who reads
    the first note; the contact itself is known to the case team. Never a position.
    """

    row_security = Scoped()

    measure = models.ForeignKey(Measure, models.PROTECT, null=True, related_name="+")
    way = TermField(terms.Way)
    outcome = TermField(terms.Outcome)
    held_on = models.DateField()
    time_of_day = models.TimeField(null=True)
    place = TermField(terms.MeetingPlace, blank=True)
    met_family = models.BooleanField(default=False)
    family_who = TermField(Relation, blank=True)
    by_user = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=50, blank=True)
    visibility = TermField(terms.Visibility)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contact_by_somebody",
                condition=Q(by_user__isnull=False, by_name="") | (Q(by_user=None) & ~Q(by_name="")),
            ),
        ]
        indexes = [
            models.Index(fields=["person", "held_on"], name="contact_of_person"),
            models.Index(fields=["org_seq", "held_on"], name="contact_of_org"),
            models.Index(fields=["measure", "held_on"], name="contact_of_measure"),
        ]


class ContactNote(PersonRecord):
    """What one colleague wrote about a contact. Others may add theirs to the same contact.

    A private note is read by its author alone: the database refuses it to everybody else.
    """

    row_security = Authored()

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="notes")
    visibility = TermField(terms.Visibility)
    person_state = TermField(terms.PersonState, blank=True)
    livelihood = TermField(terms.Livelihood, blank=True)
    summary = SealedTextField(subject="person_id")
    is_unusual = models.BooleanField(default=False)
    unusual = SealedTextField(subject="person_id")
    needs = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["contact"], name="note_of_contact")]
