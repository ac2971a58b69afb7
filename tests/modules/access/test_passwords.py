"""Former passwords and their age, by the profile of the installation."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guitu.access.models import PasswordUsed, User
from tests.cast import PASSWORD, town

pytestmark = pytest.mark.django_db
OTHERS = [f"another-long-password-{number}" for number in range(7)]
JOINED = datetime(2026, 3, 1, 9, 0, tzinfo=timezone.get_fixed_timezone(480))


@pytest.fixture
def li(settings):
    with time_machine.travel(JOINED, tick=False):
        place = town()
        yield place.users["li"]


def changed(user, old, new):
    """Change the password on the page; return whether it was taken."""
    client = Client()
    client.post(reverse("account_login"), {"login": user.username, "password": old})
    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": old, "password1": new, "password2": new},
    )
    return answer.status_code in (302, 303)


def must_change(user, password):
    Client().post(reverse("account_login"), {"login": user.username, "password": password})
    return User.objects.get(pk=user.pk).must_change_password


def test_under_djbh_none_of_the_last_passwords_is_taken_again(li, settings):
    settings.PASSWORD_PROFILE = "djbh"

    assert not changed(li, PASSWORD, PASSWORD)
    assert changed(li, PASSWORD, OTHERS[0])
    assert changed(li, OTHERS[0], OTHERS[1])
    assert not changed(li, OTHERS[1], OTHERS[0])
    for old, new in zip(OTHERS[1:6], OTHERS[2:7], strict=True):
        assert changed(li, old, new)
    assert changed(li, OTHERS[6], OTHERS[0])
    assert PasswordUsed.objects.filter(user_id=li.pk).exclude(password="").count() == 5


def test_under_asvs_nothing_is_remembered(li, settings):
    settings.PASSWORD_PROFILE = "asvs"

    assert changed(li, PASSWORD, OTHERS[0])
    assert changed(li, OTHERS[0], PASSWORD)
    assert not PasswordUsed.objects.exists()


@pytest.mark.parametrize(
    ("profile", "days", "asked"),
    [("djbh", 89, False), ("djbh", 90, True), ("asvs", 400, False)],
)
def test_after_ninety_days_djbh_asks_for_another_password(li, settings, profile, days, asked):
    settings.PASSWORD_PROFILE = profile
    with time_machine.travel(JOINED + timedelta(days=days), tick=False):
        assert must_change(li, PASSWORD) is asked
