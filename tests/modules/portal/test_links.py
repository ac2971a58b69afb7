"""Limited links: token and code, guesses, the day, and what the database shows by one."""

from datetime import date, timedelta

import pytest

from guitu.access import links
from guitu.access.models import LimitedLink, SignInGuard
from guitu.access.terms import LinkPurpose
from guitu.audit.models import Event
from guitu.database.context import acting_by_link, acting_for, as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput
from guitu.measures.models import Measure
from guitu.people.models import Document, Person, Phone
from guitu.portal import actions
from guitu.portal.models import Note
from guitu.portal.terms import NoteKind
from guitu.web import clock
from tests.cast import town
from tests.modules.absences.given import TODAY
from tests.modules.measures.files import a_person, a_running_measure

pytestmark = pytest.mark.django_db
LAST = date(2020, 9, 30)


@pytest.fixture
def place():
    return town()


@pytest.fixture
def measure(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        a_person(place, place.actor("chen", on=TODAY), name="安五谷")
        return a_running_measure(place)


def issued(place, measure, *, purpose=LinkPurpose.OWN, until=LAST, who="chen"):
    with acting_for(place.users[who].pk, on=TODAY):
        new = links.NewLink(purpose, measure.person, until)
        return links.issue(new, actor=place.actor(who, on=TODAY), on=TODAY)


def test_only_digests_are_kept(place, measure):
    found = issued(place, measure)

    stored = LimitedLink.objects.values().get()
    assert found.token not in str(stored)
    assert found.code not in str(stored["code_digest"])
    assert len(found.token) >= 43


def test_the_right_code_opens_once(place, measure):
    found = issued(place, measure)

    link = links.try_code(found.link.pk, found.code, on=TODAY)

    assert link.uses == 1
    with pytest.raises(links.CodeRefused):
        links.try_code(found.link.pk, found.code, on=TODAY)


def test_five_wrong_codes_lock_for_half_an_hour_even_for_the_right_one(place, measure, monkeypatch):
    found = issued(place, measure)
    wrong = "000000" if found.code != "000000" else "111111"
    for _guess in range(links.ALLOWED_FAILURES):
        with pytest.raises(links.CodeRefused, match="not right"):
            links.try_code(found.link.pk, wrong, on=TODAY)

    with pytest.raises(links.CodeRefused, match="half an hour"):
        links.try_code(found.link.pk, found.code, on=TODAY)

    later = clock.now() + links.LOCK + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert links.try_code(found.link.pk, found.code, on=TODAY)


def test_fifteen_wrong_codes_close_the_link(place, measure):
    found = issued(place, measure)
    wrong = "000000" if found.code != "000000" else "111111"
    for _guess in range(links.FAILURES_THAT_CLOSE):
        LimitedLink.objects.update(locked_until=None)
        with pytest.raises(links.CodeRefused):
            links.try_code(found.link.pk, wrong, on=TODAY)

    assert links.by_token(found.token, on=TODAY) is None


def test_every_use_stands_in_the_trail(place, measure):
    found = issued(place, measure)
    with pytest.raises(links.CodeRefused):
        links.try_code(found.link.pk, "12", on=TODAY)
    links.try_code(found.link.pk, found.code, on=TODAY)

    with as_system(on=TODAY):
        acts = list(Event.objects.filter(act__startswith="link.").values_list("act", flat=True))
    assert sorted(acts) == ["link.code_wrong", "link.issued", "link.opened"]


@pytest.mark.parametrize(
    ("on", "is_live"),
    [(LAST, True), (LAST + timedelta(days=1), False)],
    ids=["last-day", "day-after"],
)
def test_a_link_is_good_to_the_end_of_its_last_day(place, measure, on, is_live):
    found = issued(place, measure)

    assert (links.by_token(found.token, on=on) is not None) is is_live


def test_a_closed_link_and_a_guessed_token_are_alike(place, measure):
    found = issued(place, measure)
    with acting_for(place.users["chen"].pk, on=TODAY):
        links.revoke(found.link.pk, actor=place.actor("chen", on=TODAY))

    assert links.by_token(found.token, on=TODAY) is None
    assert links.by_token(found.token[:-1] + "x", on=TODAY) is None
    assert links.by_token("", on=TODAY) is None


def test_a_new_link_closes_the_one_before(place, measure):
    first = issued(place, measure)
    issued(place, measure)

    assert links.by_token(first.token, on=TODAY) is None


def test_the_last_day_lies_within_a_year_and_not_behind(place, measure):
    for until in (TODAY - timedelta(days=1), TODAY + timedelta(days=367)):
        with pytest.raises(BadInput):
            issued(place, measure, until=until)


def test_who_may_not_give_out_links_does_not(place, measure):
    with pytest.raises(AccessDenied):
        issued(place, measure, who="officer")


def test_by_an_own_link_the_database_shows_one_person_and_only_what_is_declared(place, measure):
    found = issued(place, measure)

    with acting_by_link(found.link.pk, on=TODAY):
        assert list(Person.objects.values_list("pk", flat=True)) == [measure.person_id]
        assert list(Measure.objects.values_list("pk", flat=True)) == [measure.pk]
        assert set(Duty.objects.values_list("person_id", flat=True)) == {measure.person_id}
        for model in (Phone, Document):
            assert not model.objects.exists()
        assert Person.objects.filter(pk=measure.person_id).update(remark="x") == 0


def test_by_a_host_link_the_database_shows_no_file(place, measure):
    found = issued(place, measure, purpose=LinkPurpose.HOST)

    with acting_by_link(found.link.pk, on=TODAY):
        for model in (Person, Measure, Duty, Note):
            assert not model.objects.exists()


def test_a_closed_link_shows_nothing_even_in_its_own_context(place, measure):
    found = issued(place, measure)
    LimitedLink.objects.update(revoked_at=clock.now())

    with acting_by_link(found.link.pk, on=TODAY):
        assert not Person.objects.exists()


def test_the_context_of_a_link_ends_with_it(place, measure):
    found = issued(place, measure)

    with acting_for(place.users["chen"].pk, on=TODAY):
        with acting_by_link(found.link.pk, on=TODAY):
            assert Person.objects.count() == 1
        assert Person.objects.count() == 2
    assert not Person.objects.exists()


def test_a_note_becomes_a_duty_and_changes_nothing_else(place, measure):
    found = issued(place, measure)
    with acting_for(place.users["chen"].pk, on=TODAY):
        before = Measure.objects.values().get(pk=measure.pk)

    with acting_by_link(found.link.pk, on=TODAY):
        new = actions.NewNote(NoteKind.HELP, "我需要一份工作")
        note = actions.send_note(found.link, new, on=TODAY)

    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen", on=TODAY)
        duty = Duty.objects.get(subject_id=note.pk)
        assert (duty.kind, duty.met_on) == ("portal_note", None)
        assert Measure.objects.values().get(pk=measure.pk) == before
        actions.answer_note(note.pk, answer="明天一起去看看。", actor=chen, on=TODAY)
        duty.refresh_from_db()
        assert duty.met_on == TODAY


HOME, ELSEWHERE = "203.0.113.7", "203.0.113.8"


def guess(caller, times):
    for _number in range(times):
        assert links.opened("x" * 43, caller=caller, on=TODAY) is None


def test_many_unknown_tokens_lock_the_address_they_come_from_and_no_other(
    place, measure, monkeypatch
):
    found = issued(place, measure)
    guess(HOME, links.ALLOWED_UNKNOWN)

    with pytest.raises(links.TooManyGuesses, match="half an hour"):
        links.opened(found.token, caller=HOME, on=TODAY)
    assert links.opened(found.token, caller=ELSEWHERE, on=TODAY) == found.link

    later = clock.now() + links.LOCK + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert links.opened(found.token, caller=HOME, on=TODAY) == found.link


def test_one_unknown_token_less_locks_nothing(place, measure):
    found = issued(place, measure)
    guess(HOME, links.ALLOWED_UNKNOWN - 1)

    assert links.opened(found.token, caller=HOME, on=TODAY) == found.link


def test_a_link_that_was_closed_is_no_guess_however_often_it_is_opened(place, measure):
    first = issued(place, measure)
    second = issued(place, measure)

    for _number in range(links.ALLOWED_UNKNOWN + 1):
        assert links.opened(first.token, caller=HOME, on=TODAY) is None

    assert links.opened(second.token, caller=HOME, on=TODAY) == second.link


def test_the_address_is_kept_as_a_digest_and_the_lock_stands_in_the_trail_once(place, measure):
    guess(HOME, links.ALLOWED_UNKNOWN)
    with pytest.raises(links.TooManyGuesses):
        links.opened("x" * 43, caller=HOME, on=TODAY)

    assert HOME not in str(list(SignInGuard.objects.values()))
    with as_system(on=TODAY):
        assert Event.objects.filter(act="link.guessed").count() == 1
