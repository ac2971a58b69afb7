"""Signing in, changing the password, the second factor, sessions: the whole way in and out."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.urls import reverse

from guitu.access import demonstration, sign_in_events
from guitu.access.models import SignInGuard, User
from guitu.audit.models import Event
from guitu.database.context import as_system
from guitu.database.location import ADMIN
from tests.cast import PASSWORD, TODAY, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return town()


def sign_in(client, name, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": name, "password": password}, **more)


def acts():
    with as_system(on=TODAY):
        return list(Event.objects.filter(act__startswith="sign_in").values_list("act", flat=True))


def test_the_right_password_leads_to_today_and_stands_in_the_trail(client, place):
    answer = sign_in(client, "li")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get(reverse("my-account")).status_code == 200
    assert acts() == ["sign_in.done"]


def test_a_wrong_password_says_so_in_one_place_and_stands_in_the_trail(client, place):
    answer = sign_in(client, "li", "not-the-password")

    assert answer.status_code == 200
    assert b"error-summary" in answer.content
    assert acts() == ["sign_in.refused"]


def test_the_page_asked_for_opens_after_sign_in(client, place):
    wanted = reverse("staff-list")
    answer = client.get(wanted)

    assert answer.headers["Location"] == f"{reverse('account_login')}?next={wanted}"
    answer = client.post(answer.headers["Location"], {"login": "li", "password": PASSWORD})
    assert answer.headers["Location"] == wanted


def test_five_wrong_guesses_lock_the_name_even_for_the_right_password(client, place):
    for _guess in range(5):
        sign_in(client, "li", "wrong-wrong-wrong")

    sign_in(client, "li")

    assert client.get(reverse("my-account")).status_code == 302
    assert sign_in(Client(), "chen").status_code == 302


def test_a_closed_account_cannot_sign_in_and_an_open_session_ends(client, place):
    sign_in(client, "li")
    User.objects.filter(pk=place.users["li"].pk).update(is_active=False)

    assert client.get(reverse("my-account")).status_code == 302
    assert sign_in(Client(), "li").status_code == 200


def test_a_start_password_must_be_changed_first(client, place):
    User.objects.filter(pk=place.users["li"].pk).update(must_change_password=True)
    sign_in(client, "li")

    assert client.get(reverse("my-account")).headers["Location"] == reverse(
        "account_change_password"
    )
    client.post(
        reverse("account_change_password"),
        {
            "oldpassword": PASSWORD,
            "password1": "river-walk-at-six",
            "password2": "river-walk-at-six",
        },
    )

    assert client.get(reverse("my-account")).status_code == 200
    assert sign_in(Client(), "li", "river-walk-at-six").status_code == 302


def test_a_short_password_is_refused_beside_its_field(client, place):
    sign_in(client, "li")

    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "short", "password2": "short"},
    )

    assert answer.status_code == 200
    assert b"field-error" in answer.content


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def with_second_factor(client):
    page = client.get(reverse("mfa_activate_totp"))
    if page.status_code == 302:
        client.post(page.headers["Location"], {"password": PASSWORD})
        page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.status_code == 302
    return secret


def test_the_second_factor_is_switched_on_and_then_asked_for(client, place):
    sign_in(client, "li")
    secret = with_second_factor(client)
    assert client.get(reverse("mfa_index")).status_code == 200

    other = Client()
    first_step = sign_in(other, "li")
    assert first_step.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert other.get(reverse("my-account")).status_code == 302
    assert other.get(reverse("mfa_authenticate")).status_code == 200

    assert other.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    cache.clear()
    other.post(reverse("mfa_authenticate"), {"code": code_of(secret)})

    assert other.get(reverse("my-account")).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "account_change_password", "usersessions_list", "mfa_index", "mfa_activate_totp",
        "account_reauthenticate", "account_logout", "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes", "mfa_deactivate_totp",
    ],
)  # fmt: skip
def test_every_page_of_the_own_account_opens(client, place, name):
    sign_in(client, "li")
    with_second_factor(client)

    answer = client.get(reverse(name), follow=True)

    assert answer.status_code in (200, 404 if name == "mfa_activate_totp" else 200)


def test_other_sessions_are_signed_out(client, place):
    sign_in(client, "li")
    other = Client()
    sign_in(other, "li")
    assert other.get(reverse("my-account")).status_code == 200

    client.post(reverse("usersessions_list"))

    assert other.get(reverse("my-account")).status_code == 302
    assert client.get(reverse("my-account")).status_code == 200


def test_signing_out_ends_the_session(client, place):
    sign_in(client, "li")

    client.post(reverse("account_logout"))

    assert client.get(reverse("my-account")).status_code == 302
    assert acts()[-1] == "sign_in.ended"


def test_the_sign_in_page_of_an_office_shows_no_accounts(client, place):
    assert client.get(reverse("account_login")).context["demonstration_accounts"] == []


def test_no_account_is_ever_shown_in_production(settings, place):
    settings.ENVIRONMENT = "production"

    assert demonstration.accounts(on=TODAY) == []


@pytest.fixture
def committed_user(django_db_setup, django_db_blocker):
    """A user whom parallel connections see; removed afterwards by the administrator."""
    name = "burst"
    with psycopg.connect(**settings.LOCATION.parameters(ADMIN), autocommit=True) as admin:
        admin.execute(
            "INSERT INTO access_user (id, username, name, email, phone, password, is_active, "
            "is_demonstration, must_change_password, date_joined) VALUES (gen_random_uuid(), %s, "
            "'x', '', '', %s, true, false, false, now())",
            [name, make_password(PASSWORD)],
        )
        yield name
        admin.execute("DELETE FROM access_user WHERE username = %s", [name])
        admin.execute("DELETE FROM access_signinguard")


def test_two_hundred_parallel_guesses_get_five_looks_at_the_password(committed_user, monkeypatch):
    looks, lock = [], threading.Lock()
    real = User.check_password

    def counted(user, password):
        with lock:
            looks.append(password)
        return real(user, password)

    monkeypatch.setattr(User, "check_password", counted)
    monkeypatch.setattr(sign_in_events, "_record", lambda *_what: None)
    where = reverse("account_login")

    def guess(number):
        try:
            typed = {"login": committed_user, "password": f"guess-number-{number}"}
            return Client().post(where, typed).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=24) as pool:
        answers = list(pool.map(guess, range(200)))

    assert 302 not in answers
    assert len(looks) == 5
    assert SignInGuard.objects.filter(locked_until__isnull=False).count() == 1
