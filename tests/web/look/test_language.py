"""Pages open in Chinese; only a choice changes that, and programs may ask for a language."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def language_of(client: Client, path: str = "/sign-in/", **headers: str) -> str:
    return client.get(path, headers=headers)["Content-Language"]


def test_a_browser_in_english_is_no_choice():
    assert language_of(Client(), **{"accept-language": "en-GB,en"}) == "zh-hans"


def test_the_choice_of_the_reader_holds():
    client = Client()
    client.cookies["django_language"] = "en"

    assert language_of(client) == "en"


def test_an_unknown_choice_is_chinese():
    client = Client()
    client.cookies["django_language"] = "xx"

    assert language_of(client) == "zh-hans"


def test_a_program_is_answered_in_the_language_it_asks_for():
    assert language_of(Client(), "/api/v1/people", **{"accept-language": "en"}) == "en"
