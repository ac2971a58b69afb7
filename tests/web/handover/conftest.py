"""Browsers without a screen for the people of the town, on the day of release."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from guitu.database.context import acting_for
from guitu.handover.models import HandOver
from tests.cast import Town, town
from tests.modules.handover import cases

MORNING = datetime(2020, 3, 28, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(autouse=True)
def _release_day():
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def place(db) -> Town:
    return town()


@pytest.fixture
def sign_in(place, settings) -> Callable[..., Client]:
    def signed_in(name: str, language: str = "en") -> Client:
        settings.LANGUAGE_CODE = language
        client = Client()
        client.cookies["django_language"] = language
        client.force_login(place.users[name], backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return signed_in


@pytest.fixture
def chen(sign_in) -> Client:
    return sign_in("chen")


@pytest.fixture
def hand_over(place) -> HandOver:
    with acting_for(place.users["chen"].pk, on=cases.RECEIVED):
        return cases.planned(place)


@pytest.fixture
def stored(place) -> Callable[[HandOver], HandOver]:
    def read(hand_over: HandOver) -> HandOver:
        with acting_for(place.users["chen"].pk, on=cases.RELEASE):
            return HandOver.objects.select_related("notice").get(pk=hand_over.pk)

    return read
