"""A contact on record meets duties by day, an attempt meets none, and nothing is doubled unseen."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from guitu.contacts import actions, queries
from guitu.contacts.actions.recording import Again
from guitu.contacts.models import Appointment, Contact, ContactNote
from guitu.contacts.terms import (
    AppointmentState,
    MeetingPlace,
    Outcome,
    PersonState,
    Visibility,
    Way,
)
from guitu.database.context import acting_for
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.measures.planning import replan
from guitu.people import files as store
from guitu.people import needs as hearing
from guitu.people.models import Document, Relative
from guitu.people.terms import NeedHeard, Relation
from tests.cast import town
from tests.modules.contacts.files import a_visit, an_attempt, met
from tests.modules.measures.files import REPORTED, a_running_measure

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LATER = REPORTED + timedelta(days=80)
LAST_OF_FIRST_MONTH = date(2020, 4, 27)


@pytest.fixture
def case():
    """Return a running measure and who acts, in the context of the head of the office."""
    found = town()
    with acting_for(found.users["chen"].pk, on=LATER):
        measure = a_running_measure(found)
        yield found, measure, found.actor("chen", on=LATER)


def record(case, new, *, on=LATER):
    _place, measure, chen = case
    return actions.record_contact(measure.person_id, new, actor=chen, on=on)


@pytest.mark.parametrize(
    ("held_on", "key"),
    [
        pytest.param(REPORTED, "contact:m01:1", id="first-day-of-the-term"),
        pytest.param(LAST_OF_FIRST_MONTH, "contact:m01:1", id="last-day-of-the-month"),
        pytest.param(LAST_OF_FIRST_MONTH + DAY, "contact:m02:1", id="first-day-of-the-next"),
    ],
)
def test_a_visit_meets_the_duty_of_its_month(case, held_on, key):
    record(case, a_visit(held_on))

    assert met(case[1]) == [key]


def test_a_month_with_a_leap_day_takes_the_visit_of_29_february(case):
    _place, measure, chen = case
    with acting_for(chen.user_id, on=date(2024, 3, 1)):
        Duty.objects.filter(subject_id=measure.pk, key="contact:m12:1").update(
            window_from=date(2024, 2, 1), due_on=date(2024, 2, 29)
        )
        record(case, a_visit(date(2024, 2, 29)), on=date(2024, 3, 1))

    assert "contact:m12:1" in met(measure)


def test_a_third_visit_in_a_month_meets_nothing_and_stays_on_record(case):
    for days in (1, 5, 9):
        record(case, a_visit(REPORTED + days * DAY))

    assert met(case[1]) == ["contact:m01:1", "contact:m01:2"]
    assert Contact.objects.count() == 3


def test_attempts_meet_nothing_and_stand_on_the_duty(case):
    for days, outcome in enumerate((Outcome.NOT_HOME, Outcome.NOT_HOME, Outcome.REFUSED)):
        record(case, an_attempt(REPORTED + days * DAY, outcome, way=Way.HOME_VISIT))

    first = Duty.objects.get(key="contact:m01:1")
    later = Duty.objects.get(key="contact:m02:1")
    tried = queries.attempts_of([first, later])
    assert met(case[1]) == []
    assert [str(row.outcome) for row in tried[first.pk]] == ["not_home", "not_home", "refused"]
    assert tried[later.pk] == []


def test_a_visit_that_met_the_family_meets_both(case):
    _place, measure, chen = case
    a_relative(measure)
    replan(measure, actor=chen, on=LATER)

    record(case, a_visit(REPORTED, met_family=True, family_who=Relation.MOTHER))

    assert met(measure) == ["contact:m01:1"]
    assert met(measure, "family_contact") == ["family:01"]


def test_a_contact_with_the_family_meets_no_visit(case):
    _place, measure, chen = case
    a_relative(measure)
    replan(measure, actor=chen, on=LATER)

    record(case, an_attempt(REPORTED, Outcome.MET, way=Way.FAMILY))

    assert (met(measure), met(measure, "family_contact")) == ([], ["family:01"])


def test_a_call_meets_the_call_of_a_person_elsewhere_and_no_visit(case):
    _place, measure, chen = case
    note = actions.NewNote(person_state=PersonState.STEADY)
    record(case, an_attempt(REPORTED, Outcome.MET, note=note))
    assert met(measure) == []

    measure.person.lives_elsewhere = True
    measure.person.save()
    replan(measure, actor=chen, on=LATER)

    assert met(measure, "phone_contact") == ["call:m01:1"]


def test_voiding_opens_the_duty_again_and_another_record_takes_its_place(case):
    _place, measure, chen = case
    first = record(case, a_visit(REPORTED))
    for days in (3, 6):
        record(case, a_visit(REPORTED + days * DAY))
    assert met(measure) == ["contact:m01:1", "contact:m01:2"]

    actions.void_contact(first.pk, reason="wrong person", actor=chen, on=LATER)

    ids = set(
        Duty.objects.filter(key__startswith="contact:m01").values_list("met_by_id", flat=True)
    )
    assert met(measure) == ["contact:m01:1", "contact:m01:2"]
    assert first.pk not in ids
    with pytest.raises(WrongStatus):
        actions.void_contact(first.pk, reason="again", actor=chen, on=LATER)


def test_voiding_the_only_visit_leaves_the_duty_open(case):
    first = record(case, a_visit(REPORTED))

    actions.void_contact(first.pk, reason="wrong day", actor=case[2], on=LATER)

    assert met(case[1]) == []
    assert Contact.objects.get(pk=first.pk).void_reason == "wrong day"


def test_planning_again_keeps_what_was_met_and_matches_what_is_left(case):
    _place, measure, chen = case
    record(case, a_visit(REPORTED))

    replan(measure, actor=chen, on=LATER)

    assert met(measure) == ["contact:m01:1"]


@pytest.mark.parametrize(
    ("new", "field"),
    [
        pytest.param(a_visit(LATER + DAY), "held_on", id="a-day-to-come"),
        pytest.param(
            a_visit(LATER, note=actions.NewNote(summary="x")), "person_state", id="no-state"
        ),
        pytest.param(a_visit(LATER, way=Way.DIARY), "helper", id="a-diary-of-nobody"),
        pytest.param(
            a_visit(LATER, note=actions.NewNote(person_state=PersonState.STEADY, is_unusual=True)),
            "unusual",
            id="unusual-without-words",
        ),
    ],
)
def test_what_is_missing_is_named_by_field_and_nothing_is_written(case, new, field):
    with pytest.raises(BadInput) as refused:
        record(case, new)

    assert list(refused.value.fields) == [field]
    assert Contact.objects.count() == 0


def test_a_helper_is_named_instead_of_the_colleague(case):
    found = record(case, a_visit(LATER, way=Way.DIARY, helper="尹帮扶", place=MeetingPlace.HOME))

    assert (found.by_user_id, found.by_name) == (None, "尹帮扶")


@pytest.mark.parametrize("who", ["doctor", "officer", "inspector", "leader"])
def test_who_may_not_record_is_refused(case, who):
    place, measure, _chen = case
    with acting_for(place.users[who].pk, on=LATER):
        actor = place.actor(who, on=LATER)
        with pytest.raises((AccessDenied, Contact.DoesNotExist)):
            actions.record_contact(measure.person_id, a_visit(LATER), actor=actor, on=LATER)


def test_the_second_to_record_a_visit_is_asked_and_may_say_either(case):
    place, measure, _chen = case
    first = record(case, a_visit(LATER))
    with acting_for(place.users["li"].pk, on=LATER):
        li = place.actor("li", on=LATER)
        with pytest.raises(actions.SameContact) as asked:
            actions.record_contact(measure.person_id, a_visit(LATER), actor=li, on=LATER)
        assert asked.value.contact_id == first.pk

        same = actions.record_contact(
            measure.person_id, a_visit(LATER, again=Again.SAME), actor=li, on=LATER
        )
        other = actions.record_contact(
            measure.person_id, a_visit(LATER, again=Again.ANOTHER), actor=li, on=LATER
        )

    assert same.pk == first.pk
    assert other.pk != first.pk
    assert ContactNote.objects.filter(contact=first).count() == 2


def test_trying_again_on_the_same_day_is_no_double(case):
    for _time in range(3):
        record(case, an_attempt(LATER))
    note = actions.NewNote(person_state=PersonState.STEADY)
    record(case, an_attempt(LATER, Outcome.MET, note=note))

    assert Contact.objects.count() == 4


def test_a_private_note_is_read_by_its_author_alone(case):
    place, measure, chen = case
    private = actions.NewNote(
        Visibility.AUTHOR,
        PersonState.STRAINED,
        summary="不愿让别人知道的话。",
        needs=(NeedHeard.HOUSING,),
    )
    found = record(case, a_visit(LATER, note=private))
    assert [note.summary for note in queries.notes_of(found, chen)] == ["不愿让别人知道的话。"]

    with acting_for(place.users["wang"].pk, on=LATER):
        wang = place.actor("wang", on=LATER)
        assert queries.of_person(measure.person_id, wang).count() == 1
        assert queries.notes_of(found, wang) == []
        assert ContactNote.objects.count() == 0, "the database itself refuses it"
        assert met(measure) == ["contact:m03:1"], "it counts all the same"


def test_needs_that_the_team_may_read_are_told_and_private_ones_are_not(case, monkeypatch):
    heard = []
    monkeypatch.setattr(hearing, "_listeners", {})
    hearing.listen("test", lambda found, actor: heard.append((found.needs, found.on)))
    needs = (NeedHeard.WORK, NeedHeard.HOUSING)
    for visibility, days in ((Visibility.TEAM, 0), (Visibility.AUTHOR, 1)):
        note = actions.NewNote(visibility, PersonState.STEADY, needs=needs)
        record(case, a_visit(LATER - days * DAY, note=note))

    assert heard == [(needs, LATER)]


def test_a_photo_is_kept_without_the_place_where_it_was_taken(case):
    found = record(case, a_visit(LATER, photos=(a_photo_with_a_position(),)))

    sheet = queries.sheets_of(found)[0]
    kept = store.content_of(sheet.digest)
    with Image.open(io.BytesIO(kept)) as picture:
        assert not picture.getexif().get_ifd(0x8825)
        assert not dict(picture.getexif())
    assert b"Exif" not in kept


def test_a_private_record_takes_no_photo(case):
    note = actions.NewNote(Visibility.AUTHOR, PersonState.STEADY)
    with pytest.raises(BadInput) as refused:
        record(case, a_visit(LATER, note=note, photos=(a_photo_with_a_position(),)))

    assert "photos" in refused.value.fields
    assert Document.objects.filter(kind="contact_record").count() == 0


def test_what_was_booked_is_kept_by_the_contact_and_booked_again_when_it_is_voided(case):
    _place, measure, chen = case
    booking = actions.NewBooking(LATER, Way.HOME_VISIT)
    booked = actions.book(measure.person_id, booking, actor=chen, on=LATER - DAY)

    following = actions.NewBooking(LATER + 7 * DAY, Way.PHONE)
    found = record(case, a_visit(LATER, following=following))

    booked.refresh_from_db()
    assert (booked.state, booked.kept_by_id) == (AppointmentState.KEPT, found.pk)
    actions.void_contact(found.pk, reason="not today", actor=chen, on=LATER)
    states = [str(row.state) for row in Appointment.objects.order_by("planned_on")]
    assert states == ["booked", "cancelled"]


def test_an_attempt_on_the_day_misses_what_was_booked_and_putting_off_moves_it(case):
    _place, measure, chen = case
    for day in (LATER - DAY, LATER):
        booking = actions.NewBooking(day, Way.HOME_VISIT)
        actions.book(measure.person_id, booking, actor=chen, on=LATER - DAY)

    record(case, an_attempt(LATER - DAY, Outcome.NOT_HOME, way=Way.HOME_VISIT))
    following = actions.NewBooking(LATER + 3 * DAY, Way.HOME_VISIT)
    record(case, an_attempt(LATER, Outcome.RESCHEDULED, following=following))

    rows = list(Appointment.objects.order_by("planned_on"))
    assert [str(row.state) for row in rows] == ["missed", "moved", "booked"]
    assert rows[2].moved_from_id == rows[1].pk


def a_relative(measure):
    return Relative.objects.create(
        person=measure.person, org_seq=measure.org_seq, relation=Relation.MOTHER, name="母"
    )


def a_photo_with_a_position() -> bytes:
    """Return a JPEG whose metadata says where it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "camera"
    exif[0x8825] = {1: "N", 2: (27.0, 14.0, 0.0), 3: "E", 4: (111.0, 28.0, 0.0)}
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG", exif=exif)
    content = out.getvalue()
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.getexif().get_ifd(0x8825)
    return content
