"""Flags on the head of a file: raised until a day, resolved with a note, never lost."""

from datetime import date, timedelta

import pytest

from guitu.audit.models import Event
from guitu.database.context import acting_for
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people import queries
from guitu.people.actions import NewFlag, merge, raise_flag, resolve_flags, void
from guitu.people.models import Flag
from guitu.people.terms import FlagKind
from tests.cast import TODAY, town
from tests.modules.people.files import a_file, number

pytestmark = pytest.mark.django_db
CALL_FIRST = NewFlag(FlagKind.ASK_FIRST, TODAY + timedelta(days=7), "Call before a visit")


@pytest.fixture
def place():
    return town()


def test_a_flag_stands_on_the_head_until_it_is_resolved_with_a_note(place):
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        flag = raise_flag(person.pk, CALL_FIRST, actor=li, on=TODAY)
        shown = queries.with_flags(queries.file_of(li, person.pk)).get().flag_rows
        assert [row["text"] for row in shown] == ["Call before a visit"]
        assert shown[0]["by_name"] == "li"

        resolve_flags([flag.pk], note="Spoke with the family", actor=li, on=TODAY)

        assert queries.with_flags(queries.file_of(li, person.pk)).get().flag_rows == []
        kept = Flag.objects.get(pk=flag.pk)
        assert (kept.resolved_on, kept.resolved_note) == (TODAY, "Spoke with the family")
        acts = Event.objects.filter(person_id=person.pk, act__startswith="people.flag")
        assert {event.act for event in acts} == {"people.flag_raised", "people.flag_resolved"}
        assert "family" not in str([event.details for event in acts])


@pytest.mark.parametrize(
    ("kind", "text", "until_on", "field"),
    [
        pytest.param(FlagKind.ASK_FIRST, "", TODAY, "text", id="no-words"),
        pytest.param(FlagKind.PROMISE, "A letter", date(2020, 3, 29), "until_on", id="yesterday"),
    ],
)
def test_a_flag_needs_words_and_a_day_to_come(place, kind, text, until_on, field):
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY), pytest.raises(BadInput) as refused:
        raise_flag(person.pk, NewFlag(kind, until_on, text), actor=place.actor("li"), on=TODAY)

    assert list(refused.value.fields) == [field]


def test_a_minor_at_home_says_enough_without_words_and_today_is_soon_enough(place):
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        new = NewFlag(FlagKind.MINOR_AT_HOME, TODAY)

        assert raise_flag(person.pk, new, actor=place.actor("li"), on=TODAY).text == ""


def test_many_are_resolved_at_once_or_none(place):
    one, two = a_file(place), a_file(place, "曾小贤", id_number=number(order=35))
    with acting_for(place.users["li"].pk, on=TODAY):
        li = place.actor("li")
        flags = [raise_flag(file.pk, CALL_FIRST, actor=li, on=TODAY) for file in (one, two)]
        void(flags[1], reason="Entered on the wrong file", actor=li)

        with pytest.raises(WrongStatus):
            resolve_flags([flag.pk for flag in flags], note="Done", actor=li, on=TODAY)

        assert Flag.objects.filter(resolved_on=None).count() == 2


def test_who_may_only_read_may_not_flag_and_other_offices_do_not_see_it(place):
    person = a_file(place)
    with acting_for(place.users["li"].pk, on=TODAY):
        raise_flag(person.pk, CALL_FIRST, actor=place.actor("li"), on=TODAY)
    with acting_for(place.users["doctor"].pk, on=TODAY), pytest.raises(AccessDenied):
        raise_flag(person.pk, CALL_FIRST, actor=place.actor("doctor"), on=TODAY)
    with acting_for(place.users["elsewhere"].pk, on=TODAY):
        assert not Flag.objects.exists()


def test_flags_follow_the_file_that_is_kept(place):
    kept, dropped = a_file(place), a_file(place, "单景颂", no_id_reason="lost")
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        raise_flag(dropped.pk, CALL_FIRST, actor=chen, on=TODAY)

        merge(kept.pk, dropped.pk, reason="The same person", actor=chen, on=TODAY)

        assert len(queries.flags_of([kept.pk])[kept.pk]) == 1
