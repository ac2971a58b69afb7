"""A write sent twice is carried out once and answered alike."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from guitu.database.context import acting_for, as_system
from guitu.exchange.idempotency import forget_old, once
from guitu.exchange.models import IdempotencyKey
from guitu.kernel.errors import BadInput, Conflict
from guitu.web import clock
from tests.cast import TODAY, town

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent():
    place = town()
    with acting_for(place.users["chen"].pk, on=TODAY):
        yield lambda body, key="key-0001": _request(place.actor("chen"), body, key)


def _request(actor, body: str, key: str):
    headers = {"HTTP_IDEMPOTENCY_KEY": key} if key else {}
    request = RequestFactory().post("/api/v1/x", body, content_type="text/plain", **headers)
    request.actor = actor
    return request


def test_the_second_time_the_first_answer_comes_back(sent):
    calls = []

    def act() -> HttpResponse:
        calls.append(1)
        return HttpResponse("周小满", status=201, content_type="text/plain")

    first, second = once(sent("a"), act), once(sent("a"), act)

    assert calls == [1]
    assert (second.status_code, second.content) == (201, first.content)
    assert second["Idempotency-Replayed"] == "true"
    assert "周小满".encode() not in bytes(IdempotencyKey.objects.get().body)


def test_the_same_key_for_something_else_is_refused(sent):
    once(sent("a"), HttpResponse)

    with pytest.raises(Conflict):
        once(sent("b"), HttpResponse)


@pytest.mark.parametrize("key", ["", "short", "x" * 121])
def test_a_write_without_a_proper_key_is_refused(sent, key):
    with pytest.raises(BadInput):
        once(sent("a", key), HttpResponse)


def test_old_answers_are_dropped_by_the_system(sent):
    once(sent("a"), HttpResponse)

    with as_system(on=TODAY):
        dropped = forget_old(before=clock.now())

    assert dropped == 1
