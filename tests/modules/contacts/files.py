"""Contacts as the tests of this module begin."""

from datetime import date

from guitu.contacts.actions import NewContact, NewNote
from guitu.contacts.terms import Outcome, PersonState, Way
from guitu.duties.models import Duty


def a_visit(held_on: date, **values) -> NewContact:
    """Return a home visit at which the person was met."""
    note = values.pop("note", NewNote(person_state=PersonState.STEADY, summary="谈了工作。"))
    return NewContact(
        **{"way": Way.HOME_VISIT, "outcome": Outcome.MET, "held_on": held_on, "note": note} | values
    )


def an_attempt(held_on: date, outcome: Outcome = Outcome.NO_ANSWER, **values) -> NewContact:
    """Return a call that reached nobody."""
    return NewContact(**{"way": Way.PHONE, "outcome": outcome, "held_on": held_on} | values)


def met(measure, kind: str = "helper_contact") -> list[str]:
    """Return the keys of the duties of that kind that are met, in order."""
    rows = Duty.objects.filter(subject_id=measure.pk, kind=kind, met_on__isnull=False)
    return list(rows.order_by("due_on", "key").values_list("key", flat=True))
