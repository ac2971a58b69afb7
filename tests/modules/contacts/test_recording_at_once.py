"""Two workers save the same visit at the same moment: one saves, the other is asked which it is."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from guitu.access.roles import Role
from guitu.contacts import actions
from guitu.contacts.actions.recording import Again, SameContact
from guitu.contacts.models import Contact, ContactNote
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from tests.cast import TODAY, Town
from tests.modules.at_once import at_once, office
from tests.modules.contacts.files import a_visit, an_attempt
from tests.modules.measures.files import a_running_measure

POSTS = {
    "chen": Role.OFFICE_HEAD, "li": Role.COMMUNITY_WORKER, "wang": Role.STATION_WORKER,
}  # fmt: skip
PAIR = ("li", "wang")


@pytest.fixture
def place(django_db_setup, django_db_blocker) -> Iterator[Town]:
    with django_db_blocker.unblock(), office(POSTS) as found:
        yield found


@pytest.fixture
def person_id(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        return a_running_measure(place).person_id


def saved_at_once(place, person_id, new):
    def save(actor):
        return actions.record_contact(person_id, new, actor=actor, on=TODAY)

    return at_once(place, dict.fromkeys(PAIR, save))


def met() -> list[str]:
    rows = Duty.objects.filter(kind="helper_contact", met_on__isnull=False)
    return sorted(rows.values_list("key", flat=True))


def test_the_second_worker_is_asked_and_meets_no_second_duty(place, person_id):
    answers = saved_at_once(place, person_id, a_visit(TODAY))

    (asked,) = (name for name, one in answers.items() if isinstance(one, SameContact))
    (saved,) = (name for name in PAIR if name != asked)
    assert answers[asked].contact_id == answers[saved].pk
    with as_system(on=TODAY):
        assert Contact.objects.filter(person=person_id).count() == 1
        assert met() == ["contact:m01:1"]


def test_who_answers_that_it_is_the_same_adds_a_note_and_no_contact(place, person_id):
    answers = saved_at_once(place, person_id, a_visit(TODAY))
    (asked,) = (name for name, one in answers.items() if isinstance(one, SameContact))

    with acting_for(place.users[asked].pk, on=TODAY):
        same = replace(a_visit(TODAY), again=Again.SAME)
        actions.record_contact(person_id, same, actor=place.actor(asked), on=TODAY)

    with as_system(on=TODAY):
        (contact,) = Contact.objects.filter(person=person_id)
        authors = set(ContactNote.objects.filter(contact=contact).values_list("created_by"))
        assert authors == {(place.users[name].pk,) for name in PAIR}
        assert met() == ["contact:m01:1"]


def test_two_who_both_say_it_was_another_one_are_two_contacts_and_two_duties(place, person_id):
    another = replace(a_visit(TODAY), again=Again.ANOTHER)

    answers = saved_at_once(place, person_id, another)

    assert all(isinstance(one, Contact) for one in answers.values())
    with as_system(on=TODAY):
        assert met() == ["contact:m01:1", "contact:m01:2"]


def test_trying_and_meeting_at_once_are_two_records_and_nobody_is_asked(place, person_id):
    """An attempt is no double of a visit: neither worker is stopped."""
    news = {"li": a_visit(TODAY), "wang": an_attempt(TODAY, way=a_visit(TODAY).way)}
    acts = {
        name: lambda actor, new=new: actions.record_contact(person_id, new, actor=actor, on=TODAY)
        for name, new in news.items()
    }

    answers = at_once(place, acts)

    assert all(isinstance(one, Contact) for one in answers.values())
