"""A browser without a screen for the pages of `sample`, signed in as the community worker."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.cast import Town, town
from tests.web.look import sample


@pytest.fixture
def place(db) -> Town:
    return town()


@pytest.fixture
def client(place, settings) -> Client:
    folder = Path(__file__).parent / "templates"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [folder]}]
    settings.ROOT_URLCONF = "tests.web.look.sample"
    settings.LANGUAGE_CODE = "en"
    sample.ACTS.clear()
    client = Client(raise_request_exception=False)
    client.cookies["django_language"] = "en"
    client.force_login(place.users["li"], backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


@pytest.fixture
def text_of():
    def read(response) -> str:
        return re.sub(r"\s+<", "<", re.sub(r">\s+", ">", response.content.decode()))

    return read
