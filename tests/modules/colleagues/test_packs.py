"""A colleague goes: everything open is collected, successors sign, and nobody is left alone."""

from datetime import timedelta

import pytest

from guitu.access import accounts, actions
from guitu.access.leaving import left_with
from guitu.access.models import Grant, User
from guitu.access.roles import Role
from guitu.colleagues import packs
from guitu.colleagues.models import Pack, PackItem
from guitu.colleagues.terms import LeavingReason, PackSort
from guitu.contacts.models import Appointment
from guitu.contacts.terms import AppointmentState, Way
from guitu.database.context import acting_for, as_system
from guitu.duties.models import Duty
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from guitu.people.actions.correcting import assign
from guitu.people.models import Person
from guitu.people.records import about
from tests.cast import TODAY, Town, town
from tests.modules.measures.files import a_person
from tests.web.account.test_today import a_duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Town:
    """A town where li is responsible for a person and has two duties, one of them of the office."""
    found = town()
    with acting_for(found.users["chen"].pk, on=TODAY):
        chen = found.actor("chen")
        person = a_person(found, chen)
        assign(person.pk, found.users["li"], actor=chen, on=TODAY)
    li = found.users["li"]
    a_duty(found.orgs["zixin"], "of-person", due_on=TODAY, assignee=li, person_id=person.pk)
    a_duty(found.orgs["zixin"], "of-office", due_on=TODAY - timedelta(days=1), assignee=li)
    return found


def made(place: Town, who: str = "chen", leaver: str = "li") -> Pack:
    new = packs.NewPack(place.users[leaver], TODAY, LeavingReason.LEAVES)
    with acting_for(place.users[who].pk, on=TODAY):
        return packs.make_pack(new, actor=place.actor(who), on=TODAY)


def named(place: Town, pack: Pack, to: str) -> None:
    with acting_for(place.users["chen"].pk, on=TODAY):
        items = list(pack.items.values_list("pk", flat=True))
        packs.name_successor(
            pack.pk, items, to_id=place.users[to].pk, actor=place.actor("chen"), on=TODAY
        )


def signed(place: Town, pack: Pack, who: str):
    with acting_for(place.users[who].pk, on=TODAY):
        items = list(PackItem.objects.filter(pack=pack).values_list("pk", flat=True))
        return packs.sign(pack.pk, items, actor=place.actor(who), on=TODAY)


def test_a_pack_holds_persons_duties_and_next_dates_and_moves_nothing(place):
    pack = made(place)

    with acting_for(place.users["chen"].pk, on=TODAY):
        sorts = sorted(str(item.sort) for item in pack.items.all())
        dates = set(pack.items.filter(sort=PackSort.DUTY).values_list("next_on", flat=True))
        assert sorts == ["duty", "duty", "person"]
        assert dates == {TODAY, TODAY - timedelta(days=1)}
        assert Person.objects.get().responsible_id == place.users["li"].pk


def test_the_successor_signs_and_everything_changes_hands_at_once(place):
    pack = made(place)
    named(place, pack, "wang")

    assert len(signed(place, pack, "wang")) == 3

    wang = place.users["wang"].pk
    with acting_for(wang, on=TODAY):
        assert Person.objects.get().responsible_id == wang
        assert set(Duty.objects.values_list("assignee_id", flat=True)) == {wang}
        pack.refresh_from_db()
        assert pack.finished_on == TODAY
    assert left_with(place.users["li"], on=TODAY) == []


def test_what_was_booked_is_in_the_pack_and_kept_by_the_successor(place):
    with acting_for(place.users["chen"].pk, on=TODAY):
        booked = about(
            Person.objects.get(), Appointment, actor=place.actor("chen"), way=Way.HOME_VISIT,
            planned_on=TODAY, state=AppointmentState.BOOKED, with_user=place.users["li"],
        )  # fmt: skip
        booked.save()
    pack = made(place)
    named(place, pack, "wang")
    lines = signed(place, pack, "wang")

    assert [str(item.sort) for item in lines].count("booked") == 1
    with acting_for(place.users["wang"].pk, on=TODAY):
        booked.refresh_from_db()
    assert booked.with_user_id == place.users["wang"].pk


def test_each_line_must_be_acknowledged(place):
    pack = made(place)
    named(place, pack, "wang")

    with acting_for(place.users["wang"].pk, on=TODAY):
        heads = list(pack.items.filter(sort=PackSort.PERSON).values_list("pk", flat=True))
        with pytest.raises(BadInput, match="every line"):
            packs.sign(pack.pk, heads, actor=place.actor("wang"), on=TODAY)
        heads += pack.items.filter(person_id=None).values_list("pk", flat=True)
        assert len(packs.sign(pack.pk, heads, actor=place.actor("wang"), on=TODAY)) == 3


def test_a_duty_that_came_up_after_the_pack_goes_with_its_file(place):
    pack = made(place)
    named(place, pack, "wang")
    with as_system(on=TODAY):
        person = Person.objects.get()
    a_duty(
        place.orgs["zixin"], "later", due_on=TODAY, assignee=place.users["li"], person_id=person.pk
    )

    signed(place, pack, "wang")

    assert left_with(place.users["li"], on=TODAY) == []


def test_collecting_again_adds_what_is_new_with_its_successor(place):
    pack = made(place)
    named(place, pack, "wang")
    with as_system(on=TODAY):
        person = Person.objects.get()
    a_duty(
        place.orgs["zixin"], "later", due_on=TODAY, assignee=place.users["li"], person_id=person.pk
    )
    with acting_for(place.users["chen"].pk, on=TODAY):
        added = packs.collect_again(pack.pk, actor=place.actor("chen"), on=TODAY)
        again = packs.collect_again(pack.pk, actor=place.actor("chen"), on=TODAY)
        without = pack.items.filter(to=None).count()

    assert (added, again, without) == (1, 0, 0)


def test_a_second_signature_is_refused(place):
    pack = made(place)
    named(place, pack, "wang")
    signed(place, pack, "wang")

    with pytest.raises(WrongStatus, match="Nothing is left"):
        signed(place, pack, "wang")


def test_nobody_signs_what_is_meant_for_another(place):
    pack = made(place)
    named(place, pack, "wang")

    with pytest.raises(WrongStatus, match="Nothing is left"):
        signed(place, pack, "chen")


def test_a_successor_holds_a_post_there_and_is_somebody_else(place):
    pack = made(place)

    with pytest.raises(BadInput, match="no post"):
        named(place, pack, "zhao")
    with pytest.raises(BadInput, match="Whoever goes"):
        named(place, pack, "li")


def test_only_who_gives_out_duties_there_makes_a_pack_and_one_at_a_time(place):
    with pytest.raises(AccessDenied):
        made(place, "wang")
    with pytest.raises(AccessDenied):
        made(place, "elsewhere")
    made(place)
    with pytest.raises(WrongStatus, match="already open"):
        made(place)


def test_a_pack_is_withdrawn_only_before_a_signature(place):
    pack = made(place)
    named(place, pack, "wang")
    signed(place, pack, "wang")

    with acting_for(place.users["chen"].pk, on=TODAY), pytest.raises(WrongStatus):
        packs.withdraw(pack.pk, reason="Wrong", actor=place.actor("chen"))


def test_an_account_with_work_left_does_not_close(place):
    with acting_for(place.users["security"].pk, on=TODAY):
        security = place.actor("security")
        with pytest.raises(WrongStatus, match="still with this colleague"):
            accounts.close_account(place.users["li"].pk, reason="Left", actor=security, on=TODAY)
        post = Grant.objects.get(user=place.users["li"])
        with pytest.raises(WrongStatus, match="still with this colleague"):
            actions.revoke(post.pk, reason="Left", actor=security)
        accounts.close_account(place.users["zhao"].pk, reason="Left", actor=security, on=TODAY)

    pack = made(place)
    named(place, pack, "wang")
    signed(place, pack, "wang")
    with acting_for(place.users["security"].pk, on=TODAY):
        accounts.close_account(
            place.users["li"].pk, reason="Left", actor=place.actor("security"), on=TODAY
        )
        assert not User.objects.get(pk=place.users["li"].pk).is_active


def test_a_post_that_another_one_covers_can_end(place):
    with acting_for(place.users["security"].pk, on=TODAY):
        security = place.actor("security")
        new = actions.NewGrant(Role.STATION_WORKER, place.orgs["xintan"], TODAY)
        actions.grant(place.users["li"], new, actor=security)
        post = Grant.objects.get(user=place.users["li"], role=Role.COMMUNITY_WORKER)
        actions.revoke(post.pk, reason="Promoted", actor=security)
        post.refresh_from_db()

    assert post.voided_at
