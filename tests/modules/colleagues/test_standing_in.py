"""A stand-in sees more among the own lines, may no more than before, and ends by itself."""

from datetime import timedelta

import pytest

from guitu.access import standing_in
from guitu.access.models import Grant, RoleAsked
from guitu.access.queries import actor_for, stood_in_for
from guitu.access.roles import Role
from guitu.access.standing_in import NewStandIn
from guitu.access.terms import Answer, AwayReason
from guitu.database.context import acting_for
from guitu.duties import queries as duties
from guitu.kernel.errors import AccessDenied, BadInput, WrongStatus
from tests.cast import TODAY, Town, town
from tests.web.account.test_today import a_duty

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def place() -> Town:
    return town()


def named(
    place: Town, absent: str, by: str, *, who: str = "chen", begins=TODAY, ends=TODAY + 3 * DAY
):
    with acting_for(place.users[who].pk, on=TODAY):
        new = NewStandIn(place.users[absent], place.users[by], begins, ends, AwayReason.LEAVE)
        return standing_in.name_stand_in(new, actor=place.actor(who), on=TODAY)


def stands_for(place: Town, name: str, on) -> list[str]:
    with acting_for(place.users[name].pk, on=on):
        return list(stood_in_for(place.users[name].pk, on=on).values())


def test_it_begins_and_ends_by_itself(place):
    named(place, "li", "wang", begins=TODAY + DAY)

    found = [stands_for(place, "wang", TODAY + days * DAY) for days in (0, 1, 3, 4)]

    assert found == [[], ["li"], ["li"], []]


def test_it_gives_no_right_whatsoever(place):
    duty = a_duty(place.orgs["zixin"], "x", due_on=TODAY, assignee=place.users["li"])
    with acting_for(place.users["zhao"].pk, on=TODAY):
        before = place.actor("zhao").grants
    named(place, "li", "zhao")

    with acting_for(place.users["zhao"].pk, on=TODAY):
        zhao = actor_for(place.users["zhao"], on=TODAY)
        assert zhao.grants == before
        assert not duties.visible_to(zhao).filter(pk=duty.pk).exists()


def test_what_the_stand_in_lacks_is_asked_for_and_given_for_those_days_only(place):
    row = named(place, "li", "zhao")
    with acting_for(place.users["chen"].pk, on=TODAY):
        chen = place.actor("chen")
        assert [post.org.code for post in standing_in.lacking_posts(row, on=TODAY)] == ["zixin"]
        asked = standing_in.ask_for_roles(row.pk, actor=chen, on=TODAY)
        assert standing_in.ask_for_roles(row.pk, actor=chen, on=TODAY) == []
        with pytest.raises(AccessDenied):
            standing_in.answer_asked(asked[0].pk, Answer.GIVEN, actor=chen, on=TODAY)
    with acting_for(place.users["security"].pk, on=TODAY):
        security = place.actor("security")
        standing_in.answer_asked(asked[0].pk, Answer.GIVEN, actor=security, on=TODAY)
        with pytest.raises(WrongStatus, match="answered before"):
            standing_in.answer_asked(asked[0].pk, Answer.DECLINED, actor=security, on=TODAY)
        given = Grant.objects.get(user=place.users["zhao"], org=place.orgs["zixin"])

        assert (given.role, given.from_on, given.until_on) == (
            Role.COMMUNITY_WORKER, TODAY, TODAY + 3 * DAY,
        )  # fmt: skip
        assert standing_in.lacking_posts(row, on=TODAY) == []


def test_declining_gives_nothing(place):
    row = named(place, "li", "zhao")
    with acting_for(place.users["chen"].pk, on=TODAY):
        standing_in.ask_for_roles(row.pk, actor=place.actor("chen"), on=TODAY)
    with acting_for(place.users["security"].pk, on=TODAY):
        one = RoleAsked.objects.get()
        standing_in.answer_asked(one.pk, Answer.DECLINED, actor=place.actor("security"), on=TODAY)

        assert Grant.objects.filter(user=place.users["zhao"]).count() == 1


def test_who_may_name_one(place):
    named(place, "li", "wang", who="li")
    with pytest.raises(AccessDenied):
        named(place, "zhao", "wang", who="li")
    with pytest.raises(AccessDenied):
        named(place, "zhao", "wang", who="elsewhere")


@pytest.mark.parametrize(
    ("absent", "by", "begins", "ends"),
    [
        ("li", "li", 0, 1),
        ("li", "wang", 2, 1),
        ("li", "wang", -3, -1),
        ("li", "wang", 0, 400),
        ("zhao", "wang", 3, 5),
        ("li", "zhao", 3, 5),
    ],
)
def test_what_is_refused(place, absent, by, begins, ends):
    named(place, "zhao", "wang")

    with pytest.raises(BadInput):
        named(place, absent, by, begins=TODAY + begins * DAY, ends=TODAY + ends * DAY)


def test_the_colleague_comes_back_early(place):
    row = named(place, "li", "wang", begins=TODAY)
    later = named(place, "zhao", "wang", begins=TODAY + 5 * DAY, ends=TODAY + 6 * DAY)
    day = TODAY + 2 * DAY
    with acting_for(place.users["chen"].pk, on=day):
        chen = place.actor("chen", on=day)
        standing_in.end_early(row.pk, actor=chen, on=day)
        standing_in.end_early(later.pk, actor=chen, on=day)
        row.refresh_from_db()
        later.refresh_from_db()
        with pytest.raises(WrongStatus, match="over"):
            standing_in.end_early(row.pk, actor=chen, on=day)

    assert row.until_on == TODAY + DAY
    assert later.voided_at
