"""Contacts and reviews meet the duties of their measure; again after every plan."""

from datetime import date

from django.db.models import Q

from guitu.access.actors import Actor
from guitu.contacts import rules
from guitu.contacts.actions.booking import end_with
from guitu.contacts.models import Contact, Review
from guitu.contacts.terms import CONTACT_KINDS, Outcome, ReviewState
from guitu.duties.actions import discharge, meet
from guitu.duties.matching import Done
from guitu.measures.models import Measure


def match_contacts(measure: Measure) -> None:
    """Meet the open duties of contact with what is on record; attempts and void records do not.

    A visit that met the family meets the visit and the contact with the family: each kind of duty
    is matched by itself. Changes nothing when called again.
    """
    belongs = Q(measure=measure) | Q(measure=None, person=measure.person_id)
    held = list(Contact.objects.filter(belongs, voided_at=None, outcome=Outcome.MET))
    for kind in CONTACT_KINDS:
        done = [
            Done(row.held_on, row)
            for row in held
            if kind in rules.meets(row.way, row.outcome, met_family=row.met_family)
        ]
        if done:
            discharge(measure.pk, [kind], done)


def match_reviews(measure: Measure) -> None:
    """Meet the duty of each signed review, on the day on which it was signed, late or not."""
    signed = Review.objects.filter(measure=measure, voided_at=None, state=ReviewState.SIGNED)
    for review in signed:
        meet(measure.pk, review.key, by=review, on=review.signed_on)


def follow_measure(measure: Measure, actor: Actor, on: date) -> None:
    """Match again after an act on the measure gave it a new plan; what is booked ends with it."""
    end_with(measure, actor=actor, on=on)
    match_contacts(measure)
    match_reviews(measure)
