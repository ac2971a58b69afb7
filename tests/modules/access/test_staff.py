"""Accounts and grants: who may give what to whom, and what a page makes of it."""

import pytest
from django.test import Client
from django.urls import reverse

from guitu.access import accounts, actions, queries
from guitu.access.models import Grant, User
from guitu.access.roles import ROLES, Role
from guitu.database.context import acting_for, as_system
from guitu.kernel.errors import AccessDenied, BadInput
from guitu.web import clock
from tests.cast import TODAY, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return town()


def signed_in(place, name):
    client = Client()
    client.force_login(place.users[name])
    return client


def give(place, who, to, role, where):
    with acting_for(place.users[who].pk, on=TODAY):
        new = actions.NewGrant(role=role, org=place.orgs[where], from_on=TODAY)
        return actions.grant(place.users[to], new, actor=place.actor(who))


def test_the_security_administrator_gives_a_role(place):
    give(place, "security", "volunteer", Role.SOCIAL_WORKER, "zixin")

    with as_system(on=TODAY):
        assert place.users["volunteer"].grants.count() == 2


@pytest.mark.parametrize(
    ("who", "to", "role", "error"),
    [
        pytest.param("chen", "li", Role.OFFICE_HEAD, AccessDenied, id="no-permission"),
        pytest.param("security", "security", Role.OFFICE_HEAD, BadInput, id="to-oneself"),
        pytest.param("security", "auditor", Role.OFFICE_HEAD, BadInput, id="watcher-works"),
        pytest.param("security", "li", Role.AUDITOR, BadInput, id="worker-watches"),
        pytest.param("security", "system", Role.AUDITOR, BadInput, id="runner-watches"),
    ],
)
def test_some_roles_are_not_given(place, who, to, role, error):
    with pytest.raises(error):
        give(place, who, to, role, "xintan")


def test_a_role_is_not_given_outside_ones_own_reach(place):
    with pytest.raises(AccessDenied):
        give(place, "security", "li", Role.SOCIAL_WORKER, "hunan")


def test_opening_an_account_shows_the_start_password_once(place):
    client = signed_in(place, "security")
    form = {
        "username": "new.one", "name": "新同事", "role": Role.COMMUNITY_WORKER.value,
        "org": str(place.orgs["zixin"].pk), "from_on": "2020.3.30", "until_on": "",
    }  # fmt: skip

    shown = client.post(reverse("staff-new"), form)

    password = shown.context["password"]
    user = User.objects.get(username="new.one")
    assert user.must_change_password
    assert user.check_password(password)
    assert password not in client.get(reverse("staff-page", args=[user.pk])).content.decode()


def test_a_sign_in_name_that_is_taken_is_said_beside_the_field(place):
    client = signed_in(place, "security")
    form = {
        "username": "li", "name": "x", "role": Role.VOLUNTEER.value,
        "org": str(place.orgs["zixin"].pk), "from_on": "2020-3-30",
    }  # fmt: skip

    answer = client.post(reverse("staff-new"), form)

    assert answer.status_code == 422
    assert "username" in answer.context["form"].errors


def test_a_role_is_ended_with_a_reason_and_holds_at_once(place):
    client, worker = signed_in(place, "security"), signed_in(place, "li")
    with as_system(on=TODAY):
        grant = Grant.objects.get(user=place.users["li"])
    assert worker.get(reverse("org-tree")).context["rows"]

    refused = client.post(reverse("grant-end", args=[grant.pk]), {"reason": ""})
    ended = client.post(reverse("grant-end", args=[grant.pk]), {"reason": "moved away"})

    assert (refused.status_code, ended.status_code) == (422, 303)
    assert worker.get(reverse("org-tree")).status_code == 403


def test_an_account_is_closed_and_opened_again(place):
    client = signed_in(place, "security")
    user = place.users["volunteer"]

    client.post(reverse("account-close", args=[user.pk]), {"reason": "left"})
    closed = User.objects.get(pk=user.pk).is_active
    client.post(reverse("account-reopen", args=[user.pk]))

    assert (closed, User.objects.get(pk=user.pk).is_active) == (False, True)


def test_nobody_closes_the_own_account_or_one_above(place):
    with acting_for(place.users["security"].pk, on=TODAY):
        actor = place.actor("security")
        with pytest.raises(AccessDenied):
            accounts.close_account(actor.user_id, reason="x", actor=actor, on=TODAY)
    with as_system(on=TODAY):
        new = actions.NewGrant(role=Role.LEADER, org=place.orgs["hunan"], from_on=TODAY)
        actions.grant(place.users["leader"], new, actor=place.actor("machine"))
    with acting_for(place.users["security"].pk, on=TODAY), pytest.raises(AccessDenied):
        accounts.give_start_password(place.users["leader"].pk, actor=actor, on=TODAY)


def test_one_sees_colleagues_below_above_and_beside_oneself_only(place):
    with acting_for(place.users["li"].pk, on=TODAY):
        seen = set(queries.staff(place.actor("li")).values_list("username", flat=True))

    assert {"li", "chen", "district", "security", "volunteer"} <= seen
    assert not {"zhao", "elsewhere"} & seen


def test_the_page_who_may_what_is_the_code(place):
    page = signed_in(place, "volunteer").get(reverse("who-may-what"))

    drawn = {
        (row["permission"], role)
        for row in page.context["rows"]
        for role, cell in zip(page.context["roles"], row["cells"], strict=True)
        if cell
    }
    assert drawn == {(p, role) for role, spec in ROLES.items() for p in spec.permissions}


def test_a_start_password_is_readable_and_strong():
    words = {accounts.start_password() for _time in range(200)}

    assert len(words) == 200
    assert all(len(word) == 19 and word.count("-") == 3 for word in words)


def test_the_page_of_a_colleague_shows_posts_that_were_ended(place):
    grant = give(place, "security", "volunteer", Role.SOCIAL_WORKER, "zixin")
    with acting_for(place.users["security"].pk, on=TODAY):
        actions.revoke(grant.pk, reason="Moved to the street", actor=place.actor("security"))

    page = signed_in(place, "security").get(
        reverse("staff-page", args=[place.users["volunteer"].pk])
    )

    assert "Moved to the street" in page.content.decode()
