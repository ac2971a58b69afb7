"""An empty installation gets its first organisation and two administrators, once."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from guitu.access.models import User
from guitu.database.context import as_system
from guitu.kernel.errors import BadInput, WrongStatus
from guitu.orgs.models import Org
from tests.cast import TODAY, town

pytestmark = pytest.mark.django_db


def founded(*more):
    said = StringIO()
    call_command("found", "beita", "--name", "北塔区", "--region", "430511", *more, stdout=said)
    return said.getvalue()


def test_two_people_can_sign_in_afterwards_and_must_choose_a_password():
    said = founded("--security", "mai", "--system", "qiu")

    with as_system(on=TODAY):
        assert Org.objects.get().code == "beita"
    for name in ("mai", "qiu"):
        password = said.split(f"{name}  ")[1].split()[0]
        client = Client()
        client.post(reverse("account_login"), {"login": name, "password": password})
        assert client.get("/me/").headers["Location"] == reverse("account_change_password")


def test_the_two_are_two_people():
    with pytest.raises(BadInput):
        founded("--security", "mai", "--system", "mai")
    assert User.objects.count() == 0


def test_a_tree_that_stands_is_not_founded_again():
    town()

    with pytest.raises(WrongStatus):
        founded()
